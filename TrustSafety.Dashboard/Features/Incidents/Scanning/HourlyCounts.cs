using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Sums by hour and segment, hours without rows being 0, from the first day's midnight on.</summary>
internal sealed class HourlyCounts(CellSet set, DateOnly from)
{
    public IReadOnlyList<EquatableList<string?>> Keys => set.Cells.Keys;

    /// <summary>The last hour before the one given that has any row, counted from the first day's midnight; null without rows.</summary>
    public int? LastHour(int before)
    {
        int? last = null;
        foreach (var (_, hour, _) in Rows())
            if (hour < before) last = Math.Max(last ?? 0, hour);
        return last;
    }

    /// <summary>How many of the hours of a day ever have rows: times that are days stand all at one or two.</summary>
    public int HoursOfDay() => Rows().Select(r => r.Hour % 24).Distinct().Count();

    /// <summary>One measure of every key, in their order.</summary>
    public double[][] Of(int measure, int hours)
    {
        var sums = Keys.Select(_ => new double[hours]).ToArray();
        foreach (var (row, hour, key) in Rows())
            if (hour < hours) sums[key][hour] += set.Cells.ValueOf(row, measure);
        return sums;
    }

    private IEnumerable<(int Row, int Hour, int Key)> Rows()
    {
        for (var p = 0; p < set.Cells.Periods.Count; p++)
        {
            var (row, end) = set.Cells.RowsOf(p);
            for (var midnight = 24 * (set.Cells.Periods[p].Start.DayNumber - from.DayNumber); row < end; row++) yield return (row, midnight + set.Cells.BinOf(row), set.Cells.KeyOf(row));
        }
    }
}
