namespace TrustSafety.Dashboard.Statistics;

/// <summary>How many there are in all, from what two independent detections found.</summary>
public static class CaptureRecapture
{
    /// <summary>
    /// Chapman: (n₁ + 1)(n₂ + 1)/(m + 1) − 1 with variance (n₁ + 1)(n₂ + 1)(n₁ − m)(n₂ − m)/((m + 1)²(m + 2)). m found by both. Biased low when the
    /// detections tend to find the same items, which they mostly do. Low is never below what was found. Chapman 1951; Seber 1982, section 3.1.
    /// The normal interval covers about a point too little, for the count is skewed.
    /// </summary>
    public static Inference Chapman(double first, double second, double both, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (!(both <= Require.NotNegative(first) && both <= Require.NotNegative(second))) throw new ArgumentOutOfRangeException(nameof(both), "What both found is part of what each found.");
        Require.NotNegative(both);
        var point = (first + 1) * (second + 1) / (both + 1) - 1;
        var variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) * (both + 1) * (both + 2));
        var found = first + second - both;
        if (variance == 0) return new("Chapman", level, alternative) { Point = point, Why = Undefined.NoSpread };
        var wald = Inference.Wald(point, Math.Sqrt(variance), "Chapman", level, alternative);
        return wald with { Low = Math.Max(found, wald.Low!.Value), P = null, Statistic = null };
    }

    /// <summary>
    /// Lincoln and Petersen's A·B ÷ C over a stratified sample of what there is: A and B are the weights that each of two detections found, C what both did. Variance of the total of the
    /// linearised z = w(a·B/C + b·A/C − c·A·B/C²), nₕ/(nₕ − 1)·(Σz² − (Σz)²/nₕ) by stratum over the units drawn, those found by neither as zeros: it holds the chance of the sample
    /// and of what is found in it. Interval on the logarithm, normal reference; Low is never below the weight found. In units of the weights; nothing found by both: no answer; no p.
    /// Seber 1982, section 3.1; Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.5.
    /// </summary>
    /// <param name="stratum">By unit found.</param>
    /// <param name="drawn">By stratum, the units drawn from it, found or not.</param>
    public static Inference Sampled(ReadOnlySpan<double> weights, ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, IReadOnlyList<int> stratum, Func<int, double> drawn, double level = 0.95)
    {
        const string method = "Lincoln–Petersen, linearised";
        Require.SameLength(weights.Length, first.Length, nameof(first));
        Require.SameLength(weights.Length, second.Length, nameof(second));
        Require.SameLength(weights.Length, stratum.Count, nameof(stratum));
        var (a, b, c) = (0.0, 0.0, 0.0);
        for (var i = 0; i < weights.Length; i++) (a, b, c) = (a + (first[i] ? weights[i] : 0), b + (second[i] ? weights[i] : 0), c + (first[i] && second[i] ? weights[i] : 0));
        if (!(c > 0)) return Inference.None(Undefined.TooFew, method, level);
        var (point, sums) = (a * b / c, new Dictionary<int, (double Sum, double Squares)>());
        for (var i = 0; i < weights.Length; i++)
        {
            var z = weights[i] * ((first[i] ? b / c : 0) + (second[i] ? a / c : 0) - (first[i] && second[i] ? point / c : 0));
            var had = sums.GetValueOrDefault(stratum[i]);
            sums[stratum[i]] = (had.Sum + z, had.Squares + (z * z));
        }
        var variance = sums.Sum(s => StratumVariance.Of(s.Value.Sum, s.Value.Squares, drawn(s.Key)));
        var told = LogScale.Exponential(Math.Log(point), Math.Sqrt(variance) / point, method, level, Alternative.TwoSided);
        return told.IsDefined ? told with { Point = point, Low = Math.Min(point, Math.Max(a + b - c, told.Low!.Value)), StandardError = Math.Sqrt(variance), P = null, Statistic = null } : told with { Point = point };
    }
}
