using DuckDB.NET.Native;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Publishing;

/// <summary>
/// Copies a column of the accepted rows into one of the engine's vectors. Rows go in by the thousand and not value by value:
/// that, and nothing else, makes an import about as fast as the engine's own reader.
/// </summary>
internal static unsafe class ColumnVector
{
    /// <summary>The engine keeps texts up to this length inside the vector itself: length, then the bytes, zero-filled.</summary>
    private const int Inlined = 12;

    public static void Write(nint vector, Batch batch, int slot, ColumnType type, ReadOnlySpan<int> rows)
    {
        var data = NativeMethods.Vectors.DuckDBVectorGetData(vector);
        MarkMissing(vector, batch.Lengths(slot), rows);
        switch (type)
        {
            case ColumnType.Date: Days(new(data, rows.Length), batch.Values(slot), rows); break;
            case ColumnType.Boolean: Booleans(new(data, rows.Length), batch.Values(slot), rows); break;
            case ColumnType.Timestamp or ColumnType.Whole or ColumnType.Number: Longs(new(data, rows.Length), batch.Values(slot), rows); break;
            default: Texts(vector, (byte*)data, batch, slot, rows); break;
        }
    }

    private static void MarkMissing(nint vector, ReadOnlySpan<int> lengths, ReadOnlySpan<int> rows)
    {
        ulong* validity = null;
        for (var i = 0; i < rows.Length; i++)
        {
            if (lengths[rows[i]] != Batch.Missing) continue;
            if (validity is null)
            {
                NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
                validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            }
            validity[i >> 6] &= ~(1UL << (i & 63));
        }
    }

    private static void Days(Span<int> target, ReadOnlySpan<long> values, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++) target[i] = (int)values[rows[i]];
    }

    private static void Booleans(Span<bool> target, ReadOnlySpan<long> values, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++) target[i] = values[rows[i]] != 0;
    }

    private static void Longs(Span<long> target, ReadOnlySpan<long> values, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++) target[i] = values[rows[i]];
    }

    private static void Texts(nint vector, byte* data, Batch batch, int slot, ReadOnlySpan<int> rows)
    {
        var starts = batch.Starts(slot);
        var lengths = batch.Lengths(slot);
        fixed (byte* bytes = batch.Bytes)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var (start, length) = (starts[rows[i]], lengths[rows[i]]);
                if (length == Batch.Missing) continue;
                if (length > Inlined)
                {
                    // The bytes are known to be UTF-8: the engine need not check them again.
                    NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(vector, (ulong)i, bytes + start, length);
                    continue;
                }
                var text = data + 16 * i;
                *(ulong*)text = 0;
                *(ulong*)(text + 8) = 0;
                *(uint*)text = (uint)length;
                new ReadOnlySpan<byte>(bytes + start, length).CopyTo(new Span<byte>(text + 4, Inlined));
            }
        }
    }
}
