namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// Where each stored row stands in the order of assignment. The numbers of the rows are sorted, and the rows laid out by them:
/// the engine would carry every column through the sort.
/// </summary>
internal sealed class UnitPlaces(int count)
{
    private readonly long[] rows = new long[count];
    private int[] places = [];
    private int filled;
    private long first;

    /// <summary>Numbers of rows, in their order.</summary>
    public void Take(Chunk chunk)
    {
        chunk.Column<long>(0).CopyTo(rows.AsSpan(filled));
        filled += chunk.Count;
        if (filled == count) Turn();
    }

    public int this[long row] => places[row - first];

    private void Turn()
    {
        first = rows.Min();
        places = new int[rows.Max() - first + 1];
        for (var place = 0; place < rows.Length; place++) places[rows[place] - first] = place;
    }
}
