using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Time;
using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>One entry of the file.</summary>
internal static class EntryParser
{
    private static readonly IReadOnlyDictionary<string, Layer> Layers = EnumWords.Of<Layer>();
    private static readonly IReadOnlyDictionary<string, Estimator> Estimators = EnumWords.Of<Estimator>();
    private static readonly IReadOnlyDictionary<string, Direction> Directions = EnumWords.Of<Direction>();

    public static Indicator? Parse(MapReader entry)
    {
        var (id, name, question) = (entry.Id(), entry.Text("name", true), entry.Text("question", true));
        var (layer, estimator, direction) = (entry.OneOf("layer", Layers, true), entry.OneOf("estimator", Estimators, true), entry.OneOf("direction", Directions, true));
        var unit = UnitOf(entry);
        var quantile = entry.Number("quantile", 0, 1, exclusive: true);
        var fact = PartParser.FactOf(entry, "fact", required: true);
        var time = fact is { } f ? PartParser.TimeOf(entry, f) : entry.Text("time");
        var numerator = PartParser.Parse(entry, "numerator", fact, time, required: true);
        var denominator = PartParser.Parse(entry, "denominator", fact, time, required: false);
        var rest = Rest(entry);
        entry.RefuseOthers();
        if (numerator is not null && estimator is { } kind) EstimatorRules.Check(entry, kind, numerator, denominator, quantile);
        if (id is null || name is null || question is null || layer is null || estimator is null || direction is null || unit is null || numerator is null) return null;
        return new(id, name, question, layer.Value, estimator.Value, Within(numerator, denominator, estimator.Value), denominator, unit, direction.Value)
        {
            Quantile = quantile,
            Target = rest.Target,
            AlertLow = rest.AlertLow,
            AlertHigh = rest.AlertHigh,
            MinimumN = rest.MinimumN,
            MaturesAfterDays = rest.MaturesAfterDays,
            Baseline = rest.Baseline,
            Owner = rest.Owner,
            Caveat = rest.Caveat,
            Sources = rest.Sources,
            Version = rest.Version,
            ValidFrom = rest.ValidFrom,
        };
    }

    private sealed record Details(double? Target, double? AlertLow, double? AlertHigh, int MinimumN, int MaturesAfterDays, Baseline? Baseline,
        string Owner, string Caveat, IReadOnlyList<string> Sources, int Version, DateOnly ValidFrom);

    private static Details Rest(MapReader entry)
    {
        var alert = entry.Map("alert");
        var (low, high) = (alert?.Number("low"), alert?.Number("high"));
        alert?.RefuseOthers();
        if (low >= high) entry.Complain("alert", "low must lie below high.");
        var baseline = BaselineParser.Parse(entry);
        Require(entry, "minimum_n", "owner", "caveat", "sources", "version", "valid_from");
        return new(entry.Number("target"), low, high, entry.Whole("minimum_n", 0) ?? 1, entry.Whole("matures_after_days", 1) ?? 0, baseline,
            entry.Text("owner") ?? "", entry.Text("caveat") ?? "", entry.Texts("sources"), entry.Whole("version", 1) ?? 1, entry.Day("valid_from") ?? default);
    }

    private static void Require(MapReader entry, params string[] keys)
    {
        foreach (var key in keys) entry.Child(key, required: true);
    }

    private static Unit? UnitOf(MapReader entry)
    {
        if (entry.Text("unit", true) is not { } name) return null;
        if (Units.Named(name) is { } unit) return unit;
        entry.Complain("unit", $"is not allowed; allowed are {string.Join(", ", Units.All.Select(u => u.Name))}.");
        return null;
    }

    /// <summary>The numerator counts within its population, so its conditions include the population's.</summary>
    private static Part Within(Part numerator, Part? denominator, Estimator estimator) =>
        denominator is not null && estimator is Estimator.Proportion or Estimator.Share or Estimator.WeightedProportion && EstimatorRules.SamePlace(numerator, denominator!)
            ? numerator with { Where = [.. denominator!.Where, .. numerator.Where.Except(denominator.Where)] }
            : numerator;
}
