using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

internal static class DotWhiskerTable
{
    public static FigureTable Of(DotWhiskerData data)
    {
        IReadOnlyList<DotWhiskerRow> rows = [new("All", data.Whole), .. data.Segments];
        return new(
            ["Segment", data.Whole.Before.ToString(), data.Whole.After.ToString(), "Change", "Interval of the change", "Verdict", "Contribution"],
            [.. rows.Select(r => Row(data, r))])
        { RowLinks = [.. rows.Select(r => r.Link)] };
    }

    private static string[] Row(DotWhiskerData data, DotWhiskerRow row)
    {
        var (unit, change) = (data.Indicator.Unit, row.Change);
        return
        [
            row.Name, Value(change.BeforeReadout), Value(change.AfterReadout),
            change.Difference is { } d ? ValueText.Change(unit, d) : "–",
            change.Difference is { } i ? $"{ValueText.ChangeBounds(unit, i)} ({ValueText.Level(i.Level)}, {i.Method})" : ChangeText.WhyNot(change),
            ChangeText.Verdict(change.Difference),
            ChangeText.Part(data.Indicator, change.Contribution, data.Whole.Difference),
        ];

        string Value(Readout readout) => readout.Shown is { } shown
            ? $"{ValueText.Number(unit, shown.Value.Point)} ({ValueText.Bounds(unit, shown.Value)}), n {ValueText.Count(shown.N)}"
            : ReadoutText.Why(readout);
    }

    public static string Summary(DotWhiskerData data)
    {
        var said = data.Segments.Where(s => s.Change.Difference is not null).ToList();
        var beyond = said.Where(s => ChangeText.StandsOut(s.Change.Difference) == true).ToList();
        var hidden = data.Segments.Count - said.Count;
        return $"Change of {data.Indicator.Name} from {data.Whole.Before} to {data.Whole.After}: {ChangeText.Size(data.Indicator, data.Whole)} in all. "
            + (beyond.Count == 0 ? "No segment's change stands out from noise." : $"Beyond noise: {string.Join("; ", beyond.Take(5).Select(s => $"{s.Name} {ChangeText.Size(data.Indicator, s.Change)}"))}.")
            + (hidden == 0 ? "" : $" {hidden} of {data.Segments.Count} segments are too few, protected or without data.");
    }
}
