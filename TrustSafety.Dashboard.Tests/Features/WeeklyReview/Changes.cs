using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;
using Indicator = TrustSafety.Dashboard.Indicators.Indicator;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

/// <summary>Changes, splits and scans for the sentence tests.</summary>
internal static class Changes
{
    public static readonly Period Before = Period.Of(new IsoWeek(2026, 45));
    public static readonly Period After = Period.Of(new IsoWeek(2026, 46));

    public static Comparison Change(Indicator indicator, double after, double by, double half, string? dimension = null, string? segment = null, bool discovery = true) =>
        new(indicator, dimension, segment, Before, After, Readouts.Measured(after - by, half), Readouts.Measured(after, half))
        {
            Difference = new Interval(by - half, by, by + half, 0.99, "Newcombe"),
            Discovery = discovery,
        };

    public static MixRate Split(string dimension, params (string? Segment, double Mix, double Rate)[] parts) =>
        new(dimension, parts.Sum(p => p.Mix), parts.Sum(p => p.Rate), [.. parts.Select(p => new MixRatePart(p.Segment, 0.5, 0.5, 0.1, 0.1, p.Mix, p.Rate))]);

    public static ChangeScan Scan(IReadOnlyList<ScannedChange> discoveries, IReadOnlyList<Comparison> totals, int tested = 400, int thin = 2, int hidden = 3) =>
        new(Before, After, 0.05, discoveries) { Tested = tested, TooThin = thin, Protected = hidden, Totals = totals };
}
