namespace TrustSafety.Dashboard.Statistics;

/// <summary>A normal posterior of an effect: its mean and standard deviation, with what a decision needs from it.</summary>
public readonly record struct NormalPosterior(double Mean, double Deviation)
{
    /// <summary>
    /// The estimate's normal likelihood with a normal prior; a null prior is flat. Precisions add: 1/sd² = 1/error² + 1/τ², the mean is their weighted mean.
    /// error &gt; 0. Gelman et al. 2013, Bayesian Data Analysis, section 2.5.
    /// </summary>
    public static NormalPosterior Of(double point, double error, (double Mean, double Variance)? prior = null)
    {
        Require.Positive(error);
        if (prior is not { } known) return new(point, error);
        var (own, other) = (1 / (error * error), 1 / Require.Positive(known.Variance));
        return new((point * own + known.Mean * other) / (own + other), Math.Sqrt(1 / (own + other)));
    }

    /// <summary>P(effect &gt; 0).</summary>
    public double ChanceToWin => Gaussian.Lower(Mean / Deviation);

    /// <summary>E[max(−effect, 0)]: what shipping costs on average if it was wrong to.</summary>
    public double LossOfShipping => Deviation * Gaussian.Density(Mean / Deviation) - Mean * Gaussian.Lower(-Mean / Deviation);

    /// <summary>E[max(effect, 0)]: what not shipping costs on average.</summary>
    public double LossOfHolding => Deviation * Gaussian.Density(Mean / Deviation) + Mean * Gaussian.Lower(Mean / Deviation);

    /// <summary>The central credible interval.</summary>
    public Interval Credible(double level)
    {
        var half = Reference.Critical(level, Alternative.TwoSided, null) * Deviation;
        return new(Mean - half, Mean, Mean + half, level, "normal posterior");
    }
}
