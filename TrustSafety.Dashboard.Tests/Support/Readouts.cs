using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>Readouts and indicators for tests that need some, in as few words as possible.</summary>
internal static class Readouts
{
    public static readonly Unit PerTenThousand = new("per_10k_views", 10_000, "per 10k views", 1);
    public static readonly Unit Percent = new("percent", 100, "%", 1);
    public static readonly Unit Hours = new("hours", 1 / 3600d, "h", 1) { Natural = "seconds" };
    public static readonly Unit Items = new("count", 1, "", 0) { Natural = "count" };

    public static Indicator Indicator(string id, string name, Unit unit, Direction direction = Direction.LowerIsBetter, Layer layer = Layer.Exposure, Estimator estimator = Estimator.Proportion) =>
        new(id, name, name + "?", layer, estimator, new Part(Fact.Action, "actioned_at", []), new Part(Fact.Action, "actioned_at", []), unit, direction);

    public static Readout.Measured Measured(double value, double half, long n = 18_420) =>
        new(new Interval(value - half, value, value + half, 0.95, "Wilson"), n, value * n, n);

    public static Provenance Provenance(string indicator = "violative_view_rate") =>
        new("9f3a17c2", [new("label.csv", new string('a', 64))], indicator, 1, [], "UTC", new DateTimeOffset(2026, 11, 16, 6, 0, 0, TimeSpan.Zero));
}
