using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Charts;

/// <summary>Readouts and comparisons made by hand, for figures and pages without an engine.</summary>
internal static class Made
{
    public static readonly Period W45 = Week("2026-W45");

    public static readonly Period W46 = Week("2026-W46");

    public static Indicator Indicator(string id = "leakage_rate", string name = "Leakage rate") =>
        new(id, name, "How much reaches people before any strategy fires?", Layer.Exposure, Estimator.Proportion,
            new(Fact.Label, "viewed_at", []), new(Fact.Label, "viewed_at", []), new("percent", 100, "%", 1), Direction.LowerIsBetter);

    public static Period Week(string label) => Period.TryParse(label, out var week) ? week : throw new ArgumentException(label);

    public static Readout.Measured Measured(double point, double half, long n = 1000) => new(new Interval(point - half, point, point + half, 0.95, "Wilson"), n, point * n, n);

    public static Readout Suppressed => new Readout.Suppressed("fewer than 10 rows");

    public static Readout TooFew => new Readout.TooFew(3, 30);

    public static Comparison Change(string? segment, double before, double after, double half, double? contribution = null) =>
        new(Indicator(), segment is null ? null : "surface", segment, W45, W46, Measured(before, 0.01), Measured(after, 0.01))
        {
            Difference = new Interval(after - before - half, after - before, after - before + half, 0.95, "Newcombe"),
            P = Math.Abs(after - before) > half ? 0.001 : 0.4,
            Contribution = contribution,
        };

    public static Comparison Unsaid(string segment, Readout after) => new(Indicator(), "surface", segment, W45, W46, Measured(0.2, 0.01), after);
}
