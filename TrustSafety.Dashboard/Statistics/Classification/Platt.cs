namespace TrustSafety.Dashboard.Statistics;

/// <summary>p = 1/(1 + exp(−(Intercept + Slope·score))).</summary>
public readonly record struct PlattCurve(double Intercept, double Slope)
{
    /// <summary>What the intercept is more than <see cref="Intercept"/>: of scores around 1e9 that is a number of 1e9, without a digit below a ten millionth.</summary>
    internal double Rest { get; init; }

    public double At(double score) => 1 / (1 + Math.Exp(-(Math.FusedMultiplyAdd(Slope, score, Intercept) + Rest)));
}

/// <summary>Calibration by a logistic curve through the scores.</summary>
public static class Platt
{
    /// <summary>
    /// Logistic regression on the score with Platt's targets (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), which keep a perfect score finite; weighted.
    /// Null without an item of each kind or when all scores are equal. Platt 1999, Advances in Large Margin Classifiers; Lin, Lin &amp; Weng 2007.
    /// </summary>
    public static PlattCurve? Fit(ReadOnlySpan<ScoredItem> items)
    {
        var positives = 0.0;
        foreach (var item in items) positives += item.Positive ? 1 : 0;
        var negatives = items.Length - positives;
        if (positives == 0 || negatives == 0) return null;
        var (scores, targets, weights) = (new double[items.Length], new double[items.Length], new double[items.Length]);
        for (var i = 0; i < items.Length; i++)
            (scores[i], targets[i], weights[i]) = (items[i].Score, items[i].Positive ? (positives + 1) / (positives + 2) : 1 / (negatives + 2), items[i].Weight);
        var fit = Logistic.Fit(Regressors.Of([scores]), targets, weights: weights);
        if (!fit.IsDefined) return null;
        var (intercept, slope) = (fit.Coefficients[0], fit.Coefficients[1]);
        var rest = 0.0;
        if (fit.Near is not null)
        {
            var middle = scores.Average();
            rest = fit.Linear([1, middle]) - Math.FusedMultiplyAdd(slope, middle, intercept);
        }
        return new(intercept, slope) { Rest = rest };
    }
}
