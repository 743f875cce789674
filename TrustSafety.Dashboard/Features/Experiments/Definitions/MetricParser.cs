using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Definitions;

internal static class MetricParser
{
    public static MetricDefinition? Parse(MapReader entry, IndicatorCatalog catalog)
    {
        var indicator = IndicatorMetric.Of(entry, catalog);
        var (id, name, outcome) = (entry.Id(), indicator?.Name ?? entry.Text("name", !entry.Has("indicator")), entry.Text("outcome", true));
        var (kind, direction) = (entry.OneOf("kind", EnumWords.Of<MetricKind>(), true), indicator?.Direction ?? entry.OneOf("direction", EnumWords.Of<Direction>(), !entry.Has("indicator")));
        var unit = indicator?.Unit ?? UnitOf(entry);
        IndicatorMetric.Check(entry, indicator, kind);
        var denominator = entry.Text("denominator", required: kind == MetricKind.Ratio);
        if (denominator is not null && kind is not (null or MetricKind.Ratio)) entry.Complain("denominator", "belongs to kind: ratio only.");
        var (covariates, covariateDenominator) = (entry.Texts("covariates"), entry.Text("covariate_denominator"));
        if (covariateDenominator is not null && kind is not (null or MetricKind.Ratio)) entry.Complain("covariate_denominator", "belongs to kind: ratio only.");
        if (kind == MetricKind.Quantile && covariates.Count > 0) entry.Complain("covariates", "take no variance out of a quantile.");
        var (cap, quantile) = (entry.Number("winsorise", 0.5, 1, exclusive: true), entry.Number("quantile", 0, 1, exclusive: true));
        if (quantile is not null && kind is not (null or MetricKind.Quantile)) entry.Complain("quantile", "belongs to kind: quantile only.");
        var knownAfter = entry.Text("known_after");
        var sample = SampleParser.Parse(entry, kind);
        entry.RefuseOthers();
        if (id is null || name is null || outcome is null || kind is null || direction is null || unit is null || (kind == MetricKind.Ratio && denominator is null)) return null;
        return new(id, name, kind.Value, outcome, unit, direction.Value)
        {
            Denominator = denominator,
            Covariates = [.. covariates.Select(c => new Covariate(c, covariateDenominator))],
            Winsorise = cap,
            Quantile = quantile ?? indicator?.Quantile ?? 0.5,
            Indicator = indicator?.Id,
            Sample = sample,
            KnownAfter = knownAfter,
        };
    }

    private static Unit? UnitOf(MapReader entry)
    {
        if (entry.Text("unit", !entry.Has("indicator")) is not { } name) return null;
        if (Units.Named(name) is { } unit) return unit.Name == "count" ? unit with { Decimals = 2 } : unit;
        entry.Complain("unit", $"is not allowed; allowed are {string.Join(", ", Units.All.Select(u => u.Name))}.");
        return null;
    }
}
