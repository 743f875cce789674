using DuckDB.NET.Native;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Some two thousand rows of an answer as the engine holds them, column by column. Valid only while it is being read.</summary>
internal readonly ref struct Chunk(DuckDBDataChunk chunk, int count)
{
    private const double Millionths = 1e6;

    public int Count => count;

    /// <summary>A column without empty values whose stored type is T.</summary>
    public unsafe ReadOnlySpan<T> Column<T>(int index) where T : unmanaged => new(NativeMethods.Vectors.DuckDBVectorGetData(Vector(index)), count);

    /// <summary>A column of DECIMAL(18,6); NaN where it is empty.</summary>
    public unsafe void Decimals(int index, Span<double> to)
    {
        var values = Column<long>(index);
        for (var i = 0; i < values.Length; i++) to[i] = values[i] / Millionths;
        // One bit per row, of which the engine keeps none as long as nothing is empty.
        var filled = NativeMethods.Vectors.DuckDBVectorGetValidity(Vector(index));
        if (filled is null) return;
        for (var i = 0; i < values.Length; i++)
            if ((filled[i >> 6] >> (i & 63) & 1) == 0) to[i] = double.NaN;
    }

    private IntPtr Vector(int index) => NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, index);
}
