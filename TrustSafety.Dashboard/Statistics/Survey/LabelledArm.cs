namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The mean (or ratio of sums) of an arm whose outcome is known for a probability sample of its units only, turned into an arm that
/// <see cref="MeanDifference"/> and <see cref="RelativeLift"/> compare. Units are drawn independently of each other, unit i with chance πᵢ = 1/wᵢ. Variables of
/// the tally, over all units of the arm: 0 = w·y and 1 = w·d (both 0 when not drawn), 2 = w·s, 3 = s, 4 = d, 5 = 1 when drawn; d is 1 for a mean, s a model's
/// score that all units have (0 without one). Rows may be sums over clusters.
/// </summary>
public static class LabelledArm
{
    /// <summary>
    /// Σwy/Σwd + λ(Σs/Σd − Σws/Σwd) with the linearised variance, corrected by n/(n − 1) for the n rows drawn; n is the arm's size. λ = 0 is the Hájek
    /// estimator. Nobody drawn, or Σd = 0: an empty arm. Särndal, Swensson &amp; Wretman 1992, sections 5.7 and 6.5; PPI++, arXiv 2311.01453.
    /// </summary>
    public static MeanTally Mean(JointTally units, double pull)
    {
        var n = Math.Min(units.N, Math.Round(units.N * units.Mean(5)));
        if (n < 2 || units.Mean(1) == 0 || units.Mean(4) == 0) return default;
        var point = units.Mean(0) / units.Mean(1) + pull * (units.Mean(3) / units.Mean(4) - units.Mean(2) / units.Mean(1));
        var variance = Form(units, Slope(units, pull), Slope(units, pull)) / units.N;
        // Both the tally's N/(N − 1) and a mean's own 1/n are taken out again.
        return new(n, point, Math.Max(0, variance) * (units.N - 1) / units.N * n * n);
    }

    /// <summary>
    /// The λ that makes the sum of the arms' variances least, cut to [0, 1]; 0 when the scores do not vary. One λ for all arms: then no effect is made by it. PPI++, arXiv 2311.01453.
    /// </summary>
    public static double Pull(IReadOnlyList<JointTally> arms)
    {
        var (shared, spread) = (0.0, 0.0);
        foreach (var arm in arms.Where(a => a.N >= 2 && a.Mean(1) != 0 && a.Mean(4) != 0))
        {
            var (without, with) = (Slope(arm, 0), Slope(arm, 1));
            double[] only = [.. with.Select((g, i) => g - without[i])];
            (shared, spread) = (shared - Form(arm, without, only) / arm.N, spread + Form(arm, only, only) / arm.N);
        }
        return spread > 0 ? Math.Clamp(shared / spread, 0, 1) : 0;
    }

    /// <summary>The derivatives of the estimate by the five means.</summary>
    private static double[] Slope(JointTally t, double pull)
    {
        var (w, d) = (t.Mean(1), t.Mean(4));
        return [1 / w, -(t.Mean(0) - pull * t.Mean(2)) / (w * w), -pull / w, pull / d, -pull * t.Mean(3) / (d * d)];
    }

    private static double Form(JointTally t, double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++) sum += a[i] * b[j] * t.Covariance(i, j);
        return sum;
    }
}
