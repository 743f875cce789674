namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// The order of assignment, and among equals that of a number which each unit has wherever its rows are stored, so that sums over the rows have the same
/// digits each time. A radix sort by digits of sixteen bits.
/// </summary>
internal static class AssignmentOrder
{
    private const int Bits = 16;

    /// <summary>For each place the row that belongs there.</summary>
    public static int[] Of(long[] at, ulong[] units, int[] arms)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var time in at) (first, last) = (Math.Min(first, time), Math.Max(last, time));
        var order = new int[at.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        if (at.Length == 0) return order;
        var (from, to) = (order, new int[at.Length]);
        for (var shift = 0; shift < 64 && (ulong)(last - first) >> shift > 0; shift += Bits)
        {
            Spread(at, first, shift, from, to);
            (from, to) = (to, from);
        }
        for (var start = 0; start < from.Length;)
        {
            var end = start + 1;
            while (end < from.Length && at[from[end]] == at[from[start]]) end++;
            if (end - start > 1) Equals(from.AsSpan(start, end - start), units, arms);
            start = end;
        }
        return from;
    }

    private static void Spread(long[] at, long first, int shift, int[] from, int[] to)
    {
        const int mask = (1 << Bits) - 1;
        var places = new int[mask + 1];
        foreach (var time in at) places[(int)((ulong)(time - first) >> shift) & mask]++;
        var next = 0;
        for (var digit = 0; digit < places.Length; digit++) (places[digit], next) = (next, next + places[digit]);
        foreach (var row in from) to[places[(int)((ulong)(at[row] - first) >> shift) & mask]++] = row;
    }

    private static void Equals(Span<int> rows, ulong[] units, int[] arms)
    {
        var keys = new (ulong, int)[rows.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = (units[rows[i]], arms[rows[i]]);
        keys.AsSpan().Sort(rows);
    }
}
