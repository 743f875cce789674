using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>Which labels a window and filters keep; found once for a sample, for every measure of a page asks.</summary>
internal static class JudgedRows
{
    private const int Most = 24;

    private static readonly ConditionalWeakTable<JudgedSample, ConcurrentDictionary<(DateOnly From, DateOnly To, string Where, bool Violating), int[]>> Known = [];

    public static int[] Of(JudgedSample sample, DateOnly from, DateOnly to, IReadOnlyList<DimensionFilter> where) => Once(sample, from, to, where, false, () => Find(sample, from, to, where));

    /// <summary>Those of them that violate: few of all, and all that a share of violating exposure rests on.</summary>
    public static int[] Violating(JudgedSample sample, DateOnly from, DateOnly to, IReadOnlyList<DimensionFilter> where) => Once(sample, from, to, where, true, () =>
    {
        var violating = sample.Violating;
        return Array.FindAll(Of(sample, from, to, where), row => violating[row]);
    });

    private static int[] Once(JudgedSample sample, DateOnly from, DateOnly to, IReadOnlyList<DimensionFilter> where, bool violating, Func<int[]> find)
    {
        var known = Known.GetOrCreateValue(sample);
        if (known.Count > Most) known.Clear();
        return known.GetOrAdd((from, to, Question.Of(where), violating), _ => find());
    }

    /// <summary>The same without being kept: of all times, it is as long as the sample.</summary>
    public static int[] Find(JudgedSample sample, DateOnly from, DateOnly to, IReadOnlyList<DimensionFilter> where)
    {
        // Labels are in the order of time, so a window is a run of them.
        var (first, end) = (At(sample, from.DayNumber), At(sample, to.DayNumber));
        var tests = where.Select(f => (sample.Dimension(f.Dimension).Codes, Admitted: Admitted(sample.Dimension(f.Dimension), f))).ToArray();
        var rows = new int[Math.Max(0, end - first)];
        var count = 0;
        for (var row = first; row < end; row++)
        {
            var keep = true;
            foreach (var (codes, admitted) in tests) keep &= admitted[codes[row] + 1];
            if (keep) rows[count++] = row;
        }
        return count == rows.Length ? rows : rows[..count];
    }

    /// <summary>The first label of the day or of a later one.</summary>
    private static int At(JudgedSample sample, int day)
    {
        var (low, high) = (0, sample.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sample.Days[middle] < day) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>By code, the first for labels that do not state the dimension.</summary>
    private static bool[] Admitted(JudgedDimension dimension, DimensionFilter filter) =>
        [FilterConditions.Admits(filter, null), .. dimension.Values.Select(v => FilterConditions.Admits(filter, v))];
}
