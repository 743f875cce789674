using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>One number per day (or week) and segment, those without rows being 0.</summary>
internal sealed class DailyCounts
{
    private readonly Dictionary<EquatableList<string?>, double[]> of = [];

    private DailyCounts(int steps) => Steps = steps;

    public int Steps { get; }

    public IReadOnlyCollection<EquatableList<string?>> Keys => of.Keys;

    public double[] this[EquatableList<string?> key] => of[key];

    public double[]? Find(EquatableList<string?> key) => of.GetValueOrDefault(key);

    public static DailyCounts Of(CellSet set, DateOnly from, DateOnly to, int stepDays = 1)
    {
        var counts = new DailyCounts((to.DayNumber - from.DayNumber) / stepDays);
        var series = set.Cells.Keys.Select(k => counts.of[k] = new double[counts.Steps]).ToArray();
        for (var p = 0; p < set.Cells.Periods.Count; p++)
        {
            var (row, end) = set.Cells.RowsOf(p);
            for (var step = (set.Cells.Periods[p].Start.DayNumber - from.DayNumber) / stepDays; row < end; row++) series[set.Cells.KeyOf(row)][step] = set.Cells.ValueOf(row, 0);
        }
        return counts;
    }
}
