using DuckDB.NET.Native;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Some two thousand rows of an answer as the engine holds them, column by column. Valid only while it is being read.</summary>
internal readonly ref struct Chunk(DuckDBDataChunk chunk, int count)
{
    public int Count => count;

    /// <summary>A column without empty values whose stored type is T.</summary>
    public unsafe ReadOnlySpan<T> Column<T>(int index) where T : unmanaged =>
        new(NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, index)), count);
}
