namespace TrustSafety.Dashboard.Statistics;

/// <summary>Additive sums of a weighted sample: n rows, Σw, Σw², Σwy, Σw²y, Σw²y². For y of 0 and 1 the last two are equal.
/// Sums as databases add them, not centred: y far from 0 beside its spread loses the digits of the variance, all of them at 1e9 ± 1; such y is told as its distance from a number near it.</summary>
public readonly record struct WeightedTally(double N, double W, double W2, double WY, double W2Y, double W2Y2)
{
    /// <summary>One row of a mean (wx is its weight) or of a ratio. Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.7.</summary>
    public static WeightedTally Of(double wx, double wy) => default(WeightedTally).With(wx, wy);

    /// <summary>These and one row more.</summary>
    internal WeightedTally With(double wx, double wy) => new(N + 1, W + wx, W2 + wx * wx, WY + wy, W2Y + wx * wy, W2Y2 + wy * wy);

    public static WeightedTally operator +(WeightedTally a, WeightedTally b) =>
        new(a.N + b.N, a.W + b.W, a.W2 + b.W2, a.WY + b.WY, a.W2Y + b.W2Y, a.W2Y2 + b.W2Y2);

    /// <summary>Kish's effective sample size (Σw)²/Σw²; 0 for an empty sample. Kish 1965, Survey Sampling, section 11.7.</summary>
    public double EffectiveN => W2 > 0 ? W * W / W2 : 0;

    /// <summary>The Hájek mean Σwy/Σw; NaN for an empty sample.</summary>
    public double Mean => WY / W;

    /// <summary>
    /// Linearised (with-replacement) variance of the Hájek mean: n/(n−1) · Σw²(y − ȳ)²/(Σw)²; infinite for fewer than two rows.
    /// Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.7.
    /// </summary>
    public double Variance => N < 2 ? double.PositiveInfinity : N / (N - 1) * Math.Max(0, W2Y2 - 2 * Mean * W2Y + Mean * Mean * W2) / (W * W);
}
