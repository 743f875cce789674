using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>Which labels a window and filters keep.</summary>
internal static class JudgedRows
{
    public static int[] Of(JudgedSample sample, DateOnly from, DateOnly to, IReadOnlyList<DimensionFilter> where)
    {
        var (first, end) = (from.DayNumber, to.DayNumber);
        var tests = where.Select(f => (sample.Dimension(f.Dimension).Codes, Admitted: Admitted(sample.Dimension(f.Dimension), f))).ToArray();
        var rows = new int[sample.Count];
        var count = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            if (sample.Days[row] < first || sample.Days[row] >= end) continue;
            var keep = true;
            foreach (var (codes, admitted) in tests) keep &= admitted[codes[row] + 1];
            if (keep) rows[count++] = row;
        }
        return rows[..count];
    }

    /// <summary>By code, the first for labels that do not state the dimension.</summary>
    private static bool[] Admitted(JudgedDimension dimension, DimensionFilter filter) =>
        [FilterConditions.Admits(filter, null), .. dimension.Values.Select(v => FilterConditions.Admits(filter, v))];
}
