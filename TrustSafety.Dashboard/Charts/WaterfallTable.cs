using System.Globalization;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

internal static class WaterfallTable
{
    public static FigureTable Of(WaterfallData data, IReadOnlyList<WaterfallStep> steps)
    {
        var parts = data.Split.Parts.OrderByDescending(p => Math.Abs(p.Mix + p.Rate)).ToList();
        var rows = parts.Select(p => Row(DimensionText.Value(p.Segment), Share(p.ShareBefore), Share(p.ShareAfter), Rate(p.RateBefore), Rate(p.RateAfter), p.Mix, p.Rate))
            .Prepend(Row("All", "", "", Value(data.Whole.BeforeReadout), Value(data.Whole.AfterReadout), data.Split.Mix, data.Split.Rate));
        return new(
            ["Segment", $"Share {data.Whole.Before}", $"Share {data.Whole.After}", $"Value {data.Whole.Before}", $"Value {data.Whole.After}", "Mix effect", "Rate effect"], [.. rows])
        {
            RowLinks = [null, .. parts.Select(p => steps.Any(s => s.IsSegment && s.Segment == p.Segment) ? data.Link?.Invoke(p.Segment) : null)],
        };

        string[] Row(string name, string shareBefore, string shareAfter, string before, string after, double mix, double rate) =>
            [name, shareBefore, shareAfter, before, after, Part(data, mix), Part(data, rate)];

        string Rate(double value) => double.IsNaN(value) ? "–" : ValueText.Number(data.Indicator.Unit, value);

        string Value(Readout readout) => $"{Rate(readout.Shown!.Value.Point)} ({ValueText.Bounds(data.Indicator.Unit, readout.Shown.Value)})";
    }

    public static string Summary(WaterfallData data)
    {
        var largest = data.Split.Parts.MaxBy(p => Math.Abs(p.Rate));
        return $"{data.Indicator.Name} from {data.Whole.Before} to {data.Whole.After}: {ChangeText.Size(data.Indicator, data.Whole)} in all. "
            + $"Of it {Part(data, data.Split.Mix)} comes from other proportions of {DimensionText.Words(data.Split.Dimension)} (mix) and {Part(data, data.Split.Rate)} from changes inside the segments (rate)"
            + (largest is null ? "." : $", most of all {DimensionText.Value(largest.Segment)} with {Part(data, largest.Rate)}.");
    }

    private static string Part(WaterfallData data, double part) => ChangeText.Part(data.Indicator, part, data.Whole.Difference);

    private static string Share(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
