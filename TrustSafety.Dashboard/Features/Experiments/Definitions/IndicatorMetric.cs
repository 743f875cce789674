using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Definitions;

/// <summary>A metric that is an indicator of the catalogue, measured on units: the extract brings its numerator and denominator, the catalogue all else.</summary>
internal static class IndicatorMetric
{
    private static readonly string[] OfTheCatalogue = ["name", "unit", "direction"];

    public static Indicator? Of(MapReader metric, IndicatorCatalog catalog)
    {
        if (metric.Text("indicator") is not { } id) return null;
        foreach (var key in OfTheCatalogue.Where(k => metric.Child(k) is not null)) metric.Complain(key, "comes from the catalogue when indicator is given.");
        if (catalog.Find(id) is { } indicator) return indicator;
        metric.Complain("indicator", $"is not allowed; allowed are {string.Join(", ", catalog.Indicators.Select(i => i.Id))}.");
        return null;
    }

    /// <summary>What is divided in the catalogue must be divided here.</summary>
    public static void Check(MapReader metric, Indicator? indicator, MetricKind? kind)
    {
        if (indicator is null || kind is null) return;
        MetricKind[] allowed = indicator.Estimator switch
        {
            Estimator.Quantile => [MetricKind.Quantile],
            Estimator.Mean => [MetricKind.Mean, MetricKind.Ratio],
            Estimator.Count or Estimator.Backlog => [MetricKind.Count, MetricKind.Mean],
            _ => [MetricKind.Ratio, MetricKind.Proportion],
        };
        if (!allowed.Contains(kind.Value)) metric.Complain("kind", $"must be {string.Join(" or ", allowed.Select(k => k.ToString().ToLowerInvariant()))} for this indicator, as the catalogue computes it.");
    }
}
