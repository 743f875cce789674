namespace TrustSafety.Dashboard.Statistics;

/// <summary>The gap between two groups' means split into what they have (endowments) and what it is worth to them (coefficients).</summary>
public static class OaxacaBlinder
{
    /// <summary>
    /// Three-fold, seen from the second group: (X̄₁ − X̄₂)β₂ + X̄₂(β₁ − β₂) + (X̄₁ − X̄₂)(β₁ − β₂); the parts sum to the gap ȳ₁ − ȳ₂.
    /// Two-fold with β* of the pooled regression that holds a group indicator: explained (X̄₁ − X̄₂)β*, the rest unexplained.
    /// Columns without an intercept; null when a group is too small or its columns repeat each other.
    /// Blinder 1973, Journal of Human Resources 8:436; Jann 2008, Stata Journal 8:453.
    /// </summary>
    public static GapSplit? Split(IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, ReadOnlySpan<bool> inFirst)
    {
        // Parts of a gap do not know where 0 lies: their sums at 1e9 would lose what the slopes keep.
        if (Centring.Of(Regressors.Of(columns), y) is { } near) return Split([.. columns.Select((_, j) => near.Rows.Column(j + 1))], near.Outcome, inFirst);
        var (outcome, group) = (y.ToArray(), inFirst.ToArray());
        var (first, second) = (Fit(columns, outcome, group, true), Fit(columns, outcome, group, false));
        var indicator = group.Select(g => g ? 1.0 : 0).ToArray();
        var pooled = LeastSquares.Fit(Regressors.Of([.. columns, indicator]), outcome);
        if (!first.IsDefined || !second.IsDefined || !pooled.IsDefined) return null;
        double[] Means(bool of) => [1, .. columns.Select(c => c.Where((_, i) => group[i] == of).Average())];
        var (own, other) = (Means(true), Means(false));
        double endowments = 0, coefficients = 0, interaction = 0, explained = 0;
        for (var j = 0; j < own.Length; j++)
        {
            var (gap, slope) = (own[j] - other[j], first.Coefficients[j] - second.Coefficients[j]);
            endowments += gap * second.Coefficients[j];
            coefficients += other[j] * slope;
            interaction += gap * slope;
            explained += gap * pooled.Coefficients[j];
        }
        var whole = endowments + coefficients + interaction;
        return new(whole, endowments, coefficients, interaction, explained, whole - explained);
    }

    private static RegressionFit Fit(IReadOnlyList<double[]> columns, double[] y, bool[] group, bool of) =>
        LeastSquares.Fit(Regressors.Of([.. columns.Select(c => c.Where((_, i) => group[i] == of).ToArray())]), y.Where((_, i) => group[i] == of).ToArray());
}

public readonly record struct GapSplit(double Gap, double Endowments, double Coefficients, double Interaction, double Explained, double Unexplained);
