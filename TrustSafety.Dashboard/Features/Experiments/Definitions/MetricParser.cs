using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Definitions;

internal static class MetricParser
{
    public static MetricDefinition? Parse(MapReader entry)
    {
        var (id, name, outcome) = (entry.Id(), entry.Text("name", true), entry.Text("outcome", true));
        var (kind, direction) = (entry.OneOf("kind", EnumWords.Of<MetricKind>(), true), entry.OneOf("direction", EnumWords.Of<Direction>(), true));
        var unit = UnitOf(entry);
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
            Quantile = quantile ?? 0.5,
            Sample = sample,
            KnownAfter = knownAfter,
        };
    }

    private static Unit? UnitOf(MapReader entry)
    {
        if (entry.Text("unit", true) is not { } name) return null;
        if (Units.Named(name) is { } unit) return unit.Name == "count" ? unit with { Decimals = 2 } : unit;
        entry.Complain("unit", $"is not allowed; allowed are {string.Join(", ", Units.All.Select(u => u.Name))}.");
        return null;
    }
}
