using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>The additive numbers behind each estimator, in the order that <see cref="Estimates"/> reads them.</summary>
internal static class Needs
{
    public const string Weight = "weight";

    /// <param name="focused">Whether the numerator's focus applies.</param>
    public static IReadOnlyList<Need> Of(Indicator indicator, bool focused)
    {
        var (top, bottom) = (indicator.Numerator, indicator.Denominator);
        Condition[] where = focused ? [.. top.Where, .. top.Focus] : [.. top.Where];
        return indicator.Estimator switch
        {
            Estimator.Proportion => [Count(top, where), Count(bottom!, bottom!.Where)],
            Estimator.Share => [Count(top, where), Count(bottom!, bottom!.Where) with { Ignore = bottom.Ignore }],
            Estimator.WeightedProportion => Weighted(top, where, bottom!),
            Estimator.Ratio => Ratio(top, where, bottom!),
            Estimator.Rate => [Total(top, where), Total(bottom!, bottom!.Where)],
            Estimator.Mean => Mean(top, [.. where, new Condition.IsPresent(top.Sum!)]),
            Estimator.Quantile => [new(new(top.Fact, top.Time, new Bin.Logarithmic(top.Sum!)), Measure.Count(where))],
            Estimator.Count => [Count(top, where)],
            Estimator.Backlog => [Count(top, where) with { Cumulative = true }, Count(bottom!, bottom!.Where) with { Cumulative = true }],
            _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
        };
    }

    private static Source SourceOf(Part part) => new(part.Fact, part.Time);

    private static Need Count(Part part, IEnumerable<Condition> where) => new(SourceOf(part), Measure.Count([.. where]));

    private static Need Total(Part part, IEnumerable<Condition> where) =>
        part.Sum is { } column ? new(SourceOf(part), Measure.Sum(column, [.. where])) : Count(part, where);

    private static Need Product(Part part, IEnumerable<Condition> where, params string[] factors) => new(SourceOf(part), Measure.Product(factors, [.. where]));

    private static IReadOnlyList<Need> Mean(Part part, Condition[] where) =>
        [Count(part, where), Product(part, where, part.Sum!), Product(part, where, part.Sum!, part.Sum!)];

    private static IReadOnlyList<Need> Ratio(Part top, Condition[] where, Part bottom)
    {
        var (x, y) = (top.Sum!, bottom.Sum!);
        Condition[] both = [.. where, .. bottom.Where.Except(where), new Condition.IsPresent(x), new Condition.IsPresent(y)];
        return [Count(top, both), Product(top, both, x), Product(top, both, y), Product(top, both, x, x), Product(top, both, x, y), Product(top, both, y, y)];
    }

    private static IReadOnlyList<Need> Weighted(Part top, Condition[] where, Part all)
    {
        string[] y = top.Sum is { } column ? [column] : [];
        // A row without y is not part of the sample of y; it must not count as y = 0.
        Condition[] present = [.. y.Select(c => new Condition.IsPresent(c))];
        Condition[] population = [.. all.Where, .. present];
        Condition[] positive = [.. where, .. present];
        List<Need> needs =
        [
            Count(all, population), Product(all, population, Weight), Product(all, population, Weight, Weight),
            Product(all, positive, [Weight, .. y]), Product(all, positive, [Weight, Weight, .. y]), Product(all, positive, [Weight, Weight, .. y, .. y]),
        ];
        return [.. needs.Select(n => n with { Source = n.Source with { ByStratum = true } })];
    }

    /// <summary>The facts whose absence leaves nothing to say.</summary>
    public static IReadOnlyList<Fact> FactsOf(Indicator indicator) =>
        [.. new[] { indicator.Numerator, indicator.Denominator }.OfType<Part>().SelectMany(FactsOf).Distinct()];

    private static IEnumerable<Fact> FactsOf(Part part)
    {
        IEnumerable<string> columns = [part.Time, .. part.Where.Select(c => c.Column), .. part.Focus.Select(c => c.Column)];
        return [part.Fact, .. columns.Append(part.Sum).OfType<string>().Select(c => DerivedColumns.JoinedFrom(part.Fact, c)).OfType<Fact>()];
    }
}
