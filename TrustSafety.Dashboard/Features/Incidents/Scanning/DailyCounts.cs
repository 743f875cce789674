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
        foreach (var cell in set.Cells)
        {
            var key = new EquatableList<string?>(cell.Keys);
            if (!counts.of.TryGetValue(key, out var days)) counts.of[key] = days = new double[counts.Days];
            days[cell.Period!.Value.Start.DayNumber - from.DayNumber] = cell.Values[0];
        }
        return counts;
    }
}
