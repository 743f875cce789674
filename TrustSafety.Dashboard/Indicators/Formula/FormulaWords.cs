using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Formula;

/// <summary>A definition in words: what is counted, of what, and by which method.</summary>
public static class FormulaWords
{
    /// <summary>What stands above the line, and what below; the second is null where nothing is divided.</summary>
    public static (string Above, string? Below) Of(Indicator indicator)
    {
        var (top, bottom) = (indicator.Numerator, indicator.Denominator);
        return indicator.Estimator switch
        {
            Estimator.Proportion or Estimator.Share when Same(top, bottom!) => (OfThose(indicator), Rows(bottom!)),
            Estimator.WeightedProportion when top.Sum is { } column => ($"Σ weight × {Name(column)} of those rows", $"Σ weight of {Rows(bottom!)}"),
            Estimator.WeightedProportion => ($"Σ weight of {OfThose(indicator)}", $"Σ weight of {Rows(bottom!)}"),
            Estimator.Ratio => ($"Σ {Name(top.Sum!)} of {Rows(top)}", $"Σ {Name(bottom!.Sum!)} of {Rows(bottom)}"),
            Estimator.Mean => ($"mean {Name(top.Sum!)} of {Rows(top)}", null),
            Estimator.Quantile => ($"{Percentile(indicator.Quantile!.Value)} of {Name(top.Sum!)} over {Rows(top)}", null),
            Estimator.Backlog => ($"{Rows(top)}, counted by {Name(top.Time)} up to the period's end", $"{Rows(bottom!)}, counted by {Name(bottom!.Time)} up to the period's end"),
            _ => (Amount(top), bottom is null ? null : Amount(bottom)),
        };
    }

    /// <summary>What joins the two parts: a division in words, or a subtraction for a stock.</summary>
    public static string Joint(Indicator indicator) => indicator.Estimator switch
    {
        Estimator.Backlog => "less",
        Estimator.Rate => "per",
        _ => "out of",
    };

    public static string Method(Indicator indicator) => indicator.Estimator switch
    {
        Estimator.Proportion or Estimator.Share => "Proportion; Wilson interval, Clopper–Pearson with fewer than 10 on either side. Changes: Miettinen–Nurminen, widened to the usual week-to-week variation.",
        Estimator.WeightedProportion when indicator.Numerator.Sum is null => "Hájek estimate on a probability sample of views; linearised variance within the strata that the labels name, Wilson or exact interval on the effective sample size. Changes: Miettinen–Nurminen on effective sizes.",
        Estimator.WeightedProportion => "Hájek mean on a probability sample of views; linearised variance within the strata that the labels name. Changes: normal difference.",
        Estimator.Ratio => "Ratio of sums; delta method.",
        Estimator.Mean => "Mean; Student's t. Changes: Welch's t, widened to the usual week-to-week variation.",
        Estimator.Quantile => "Order statistics from bins 2 % wide, widened to the bins' edges; no assumption about the distribution.",
        _ => "Exact Poisson interval: counting noise only. Changes: score method, widened to the usual week-to-week variation (quasi-Poisson).",
    };

    /// <summary>Where a row falls in time.</summary>
    public static string Placed(Indicator indicator)
    {
        var (top, bottom) = (indicator.Numerator, indicator.Denominator);
        return bottom is null || bottom.Time == top.Time ? $"by {Name(top.Time)}" : $"above the line by {Name(top.Time)}, below it by {Name(bottom.Time)}";
    }

    private static bool Same(Part a, Part b) => a.Fact == b.Fact && a.Time == b.Time;

    private static string OfThose(Indicator indicator)
    {
        var population = indicator.Denominator?.Where ?? [];
        var own = indicator.Numerator.Where.Except(population).ToList();
        var focus = indicator.Numerator.Focus.Count > 0 ? $" (until a category is chosen: {ConditionWords.All(indicator.Numerator.Focus)})" : "";
        return own.Count > 0 ? $"those where {ConditionWords.All(own)}{focus}" : $"those of the chosen segment{focus}";
    }

    private static string Amount(Part part) => part.Sum is { } column ? $"Σ {Name(column)} of {Rows(part)}" : Rows(part);

    private static string Rows(Part part)
    {
        var fact = $"{DimensionText.Words(FactSchemas.Of(part.Fact).Name)} rows";
        var where = part.Where.Count > 0 ? $"{fact} where {ConditionWords.All(part.Where)}" : $"all {fact}";
        return part.Ignore.Count > 0 ? $"{where}, whatever {string.Join(" or ", part.Ignore.Select(Name))} is chosen" : where;
    }

    private static string Percentile(double q) => q == 0.5 ? "median" : string.Create(CultureInfo.InvariantCulture, $"{q * 100:0.##}th percentile");

    private static string Name(string column) => DimensionText.Words(column);
}
