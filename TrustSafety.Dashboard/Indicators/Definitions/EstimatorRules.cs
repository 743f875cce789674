using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>What each estimator needs of its parts.</summary>
internal static class EstimatorRules
{
    public static void Check(MapReader entry, Estimator estimator, Part numerator, Part? denominator, double? quantile)
    {
        foreach (var (key, message) in Problems(estimator, numerator, denominator, quantile)) entry.Complain(key, message);
    }

    private static IEnumerable<(string Key, string Message)> Problems(Estimator estimator, Part numerator, Part? denominator, double? quantile)
    {
        var needsDenominator = estimator is not (Estimator.Mean or Estimator.Quantile or Estimator.Count);
        if (needsDenominator && denominator is null) yield return ("denominator", "is required by this estimator.");
        if (!needsDenominator && denominator is not null) yield return ("denominator", "has no meaning for this estimator.");
        if (estimator == Estimator.Quantile && quantile is null) yield return ("quantile", "is required by the estimator quantile: a number above 0 and below 1.");
        if (estimator != Estimator.Quantile && quantile is not null) yield return ("quantile", "has a meaning only for the estimator quantile.");

        var sums = estimator is Estimator.Mean or Estimator.Quantile or Estimator.Ratio;
        if (sums && numerator.Sum is null) yield return ("numerator.sum", "is required by this estimator: the column it is taken of.");
        if (!sums && estimator != Estimator.WeightedProportion && numerator.Sum is not null) yield return ("numerator.sum", "has no meaning for this estimator, which counts rows.");
        if (estimator == Estimator.Ratio && denominator is { Sum: null }) yield return ("denominator.sum", "is required by the estimator ratio.");
        if (estimator is Estimator.Proportion or Estimator.Share or Estimator.WeightedProportion && denominator?.Sum is not null) yield return ("denominator.sum", "has no meaning for this estimator, which counts rows.");

        if (estimator is Estimator.WeightedProportion or Estimator.Ratio or Estimator.Share && denominator is not null && !SamePlace(numerator, denominator))
            yield return ("denominator", "must be of the same fact and time as the numerator.");
        if (estimator == Estimator.WeightedProportion && numerator.Fact != Fact.Label) yield return ("fact", "must be label: only it carries sampling weights.");
        if (estimator == Estimator.Backlog && denominator is not null && (numerator.Fact != denominator.Fact || numerator.Time == denominator.Time))
            yield return ("denominator.time", "must be the column of the same fact that takes a row off the stock.");
        if (numerator.Ignore.Count > 0) yield return ("numerator.ignore", "belongs to the denominator.");
        if (denominator is { Focus.Count: > 0 }) yield return ("denominator.focus", "belongs to the numerator.");
        if (estimator != Estimator.Share && (numerator.Focus.Count > 0 || denominator is { Ignore.Count: > 0 })) yield return ("estimator", "must be share for focus and ignore to have a meaning.");
    }

    public static bool SamePlace(Part a, Part b) => a.Fact == b.Fact && a.Time == b.Time;
}
