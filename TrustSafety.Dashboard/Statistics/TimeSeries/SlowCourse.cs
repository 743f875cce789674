namespace TrustSafety.Dashboard.Statistics;

/// <summary>What of a series changes over weeks to months, and how much of it is noise, in the presence of outbreaks.</summary>
public static class SlowCourse
{
    /// <summary>The variance of a smoothed value of white normal noise of variance 1 (simulated, 2·10⁶ trials); one of the running medians alone has 0.210.</summary>
    public const double NoiseLeft = 0.171;

    /// <summary>Values at each end that are smoothed of fewer neighbours.</summary>
    public const int Reach = 4;

    /// <summary>
    /// The mean of three running medians of seven: sᵢ = (mᵢ₋₁ + mᵢ + mᵢ₊₁)/3, mᵢ = median(xᵢ₋₃ … xᵢ₊₃), in the units of x. An outbreak of up to three values leaves no trace beside what noise does, a steady rise and a step stay what
    /// they are. Near the ends of what neighbours there are; no values give none. Tukey 1977, Exploratory Data Analysis, chapter 7.
    /// </summary>
    public static double[] Smooth(ReadOnlySpan<double> values)
    {
        var (n, medians, smooth) = (values.Length, new double[values.Length], new double[values.Length]);
        for (var i = 0; i < n; i++) medians[i] = Quantiles.Median(values[Math.Max(0, i - 3)..Math.Min(n, i + 4)].ToArray());
        for (var i = 0; i < n; i++)
        {
            var near = medians.AsSpan(Math.Max(0, i - 1)..Math.Min(n, i + 2));
            var sum = 0.0;
            foreach (var median in near) sum += median;
            smooth[i] = sum / near.Length;
        }
        return smooth;
    }

    /// <summary>
    /// The variance of the noise around a course without sharp bends: (median |xᵢ₋₁ − 2xᵢ + xᵢ₊₁|/(0.6745·√6))², in squared units of x, which neither a rise nor a few outbreaks inflate. Needs three values.
    /// Gasser, Sroka &amp; Jennen-Steinmetz 1986, Biometrika 73:625, with the median for the mean.
    /// </summary>
    public static double Noise(ReadOnlySpan<double> values)
    {
        if (values.Length < 3) throw new ArgumentException("A bend needs three values.", nameof(values));
        var bends = new double[values.Length - 2];
        for (var i = 0; i < bends.Length; i++) bends[i] = Math.Abs(values[i] - (2 * values[i + 1]) + values[i + 2]);
        var deviation = Quantiles.Median(bends) / (0.6744897501960817 * Math.Sqrt(6));
        return deviation * deviation;
    }
}
