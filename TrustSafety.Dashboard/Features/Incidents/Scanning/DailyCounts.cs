using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>One number per day and segment, days without rows being 0.</summary>
internal sealed class DailyCounts
{
    private readonly Dictionary<EquatableList<string?>, double[]> of = [];

    private DailyCounts(int days) => Days = days;

    public int Days { get; }

    public IReadOnlyCollection<EquatableList<string?>> Keys => of.Keys;

    public double[] this[EquatableList<string?> key] => of[key];

    public double[]? Find(EquatableList<string?> key) => of.GetValueOrDefault(key);

    public static DailyCounts Of(CellSet set, DateOnly from, DateOnly to)
    {
        var counts = new DailyCounts(to.DayNumber - from.DayNumber);
        var series = set.Cells.Keys.Select(k => counts.of[k] = new double[counts.Days]).ToArray();
        for (var p = 0; p < set.Cells.Periods.Count; p++)
        {
            var (row, end) = set.Cells.RowsOf(p);
            for (var day = set.Cells.Periods[p].Start.DayNumber - from.DayNumber; row < end; row++) series[set.Cells.KeyOf(row)][day] = set.Cells.ValueOf(row, 0);
        }
        return counts;
    }
}
