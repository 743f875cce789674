namespace TrustSafety.Dashboard.Statistics;

/// <summary>Log-linear regression of counts: ln μ = Xβ + ln exposure.</summary>
public static class PoissonRegression
{
    /// <summary>
    /// Maximum likelihood, normal reference; exposures (if any) enter as an offset. Counts that vary more than their mean make its errors too small:
    /// see <see cref="Quasi"/>. A column of groups without any event has no finite maximum: separated. McCullagh &amp; Nelder 1989, chapter 6.
    /// </summary>
    public static RegressionFit Fit(Regressors x, ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures = default) =>
        GeneralizedFit.Run(GlmFamily.Poisson, x, Counts(counts), default, Offsets(exposures), 0);

    /// <summary>
    /// The same coefficients with φ = Σ(y − μ)²/μ/(n − k) on the covariance and t with n − k df. φ is not held above 1. Wedderburn 1974, Biometrika 61:439.
    /// Where the variance grows faster than the mean it covers about a point too little (Ver Hoef &amp; Boveng 2007, Ecology 88:2766).
    /// </summary>
    public static RegressionFit Quasi(Regressors x, ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures = default)
    {
        var fit = Fit(x, counts, exposures);
        if (!fit.IsDefined) return fit;
        if (x.Rows <= x.Columns) return RegressionFit.None(Undefined.TooFew, "quasi-Poisson");
        var pearson = 0.0;
        for (var i = 0; i < x.Rows; i++)
        {
            var mean = Math.Exp(fit.Linear(x.Row(i)) + (exposures.Length > 0 ? Math.Log(exposures[i]) : 0));
            pearson += (counts[i] - mean) * (counts[i] - mean) / mean;
        }
        return GeneralizedFit.Scaled(fit, pearson / (x.Rows - x.Columns), x.Rows - x.Columns, "quasi-Poisson");
    }

    private static ReadOnlySpan<double> Counts(ReadOnlySpan<double> counts)
    {
        foreach (var c in counts) Require.NotNegative(c, nameof(counts));
        return counts;
    }

    private static double[] Offsets(ReadOnlySpan<double> exposures)
    {
        var offsets = new double[exposures.Length];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = Math.Log(Require.Positive(exposures[i], nameof(exposures)));
        return offsets;
    }
}
