namespace TrustSafety.Dashboard.Statistics;

/// <summary>Whether the further columns of a larger model carry anything.</summary>
public static class NestedModels
{
    /// <summary>
    /// Likelihood ratio: 2(ℓ − ℓ₀) ~ χ² on the number of further columns. Both fits must be of the same rows, by maximum likelihood, and one inside the
    /// other. Use it where a net reclassification index would praise useless markers. Wilks 1938, Annals of Mathematical Statistics 9:60.
    /// </summary>
    public static TestResult LikelihoodRatio(RegressionFit smaller, RegressionFit larger)
    {
        const string method = "likelihood ratio";
        if (smaller.LogLikelihood is not { } small || larger.LogLikelihood is not { } large)
            return TestResult.None(smaller.IsDefined && larger.IsDefined ? Undefined.NotConverged : smaller.IsDefined ? larger.Why : smaller.Why, method);
        var df = larger.Coefficients.Count - smaller.Coefficients.Count;
        if (df < 1 || smaller.Rows != larger.Rows) throw new ArgumentException("The larger model has more columns on the same rows.", nameof(larger));
        var statistic = Math.Max(0, 2 * (large - small));
        return new(method) { Statistic = statistic, DegreesOfFreedom = df, P = ChiSquare.Upper(statistic, df) };
    }
}
