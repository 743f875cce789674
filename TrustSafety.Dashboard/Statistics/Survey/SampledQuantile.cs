namespace TrustSafety.Dashboard.Statistics;

/// <summary>Quantiles of a domain of a stratified sample: lead times over flagged views, ages over missed ones.</summary>
public static class SampledQuantile
{
    private const string Method = "Woodruff";

    /// <summary>
    /// The smallest value up to which the weights reach the share q of all, q in (0, 1), any unit. The interval is that of the share up to it, F̂ ± t·√v with the variance of
    /// <see cref="StratifiedDomain"/> and units less strata as degrees of freedom, read back as quantiles; an end beyond 0 or 1 is unbounded. The standard error is the half-width
    /// over t, null where a side is unbounded. No p. Below two items, and where all weight lies at or below the value, no interval. As R survey's svyquantile with interval "mean".
    /// Woodruff 1952, JASA 47:635; Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.11.
    /// </summary>
    /// <param name="stratum">By value.</param>
    /// <param name="drawn">By stratum, the units drawn from it, in the domain or not.</param>
    public static Inference Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, IReadOnlyList<int> stratum, Func<int, double> drawn, double q, double level = 0.95)
    {
        Require.Inside(q);
        Require.SameLength(values.Length, weights.Length, nameof(weights));
        Require.SameLength(values.Length, stratum.Count, nameof(stratum));
        if (values.Length == 0) return Inference.None(Undefined.TooFew, Method, level);
        var (sorted, reached) = (values.ToArray(), weights.ToArray());
        Array.Sort(sorted, reached);
        for (var i = 1; i < reached.Length; i++) reached[i] += reached[i - 1];
        var point = At(sorted, reached, q);
        if (values.Length < 2) return Inference.None(Undefined.TooFew, Method, level, point: point);
        var sums = new Dictionary<int, WeightedTally>();
        for (var i = 0; i < values.Length; i++) sums[stratum[i]] = sums.GetValueOrDefault(stratum[i]) + WeightedTally.Of(weights[i], values[i] <= point ? weights[i] : 0);
        var domain = new StratifiedDomain(sums.Select(s => new DomainStratum(s.Key, s.Value, drawn(s.Key))));
        var (share, error) = (domain.Total.Mean, Math.Sqrt(domain.Variance));
        if (!(error > 0)) return Inference.None(Undefined.NoSpread, Method, level, point: point);
        var critical = Reference.Critical(level, Alternative.TwoSided, domain.DegreesOfFreedom);
        var (from, to) = (share - (critical * error), share + (critical * error));
        var (low, high) = (from <= 0 ? double.NegativeInfinity : At(sorted, reached, from), to > 1 ? double.PositiveInfinity : At(sorted, reached, to));
        return new(Method, level)
        {
            Point = point,
            Low = Math.Min(low, point),
            High = Math.Max(high, point),
            StandardError = double.IsFinite(high - low) ? (high - low) / (2 * critical) : null,
            DegreesOfFreedom = domain.DegreesOfFreedom,
        };
    }

    /// <summary>Sums of weights are not exact, so a share that is reached to the last digits is reached.</summary>
    private static double At(double[] sorted, double[] reached, double share)
    {
        var least = share * reached[^1] * (1 - 1e-12);
        var (low, high) = (0, sorted.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reached[middle] >= least) high = middle;
            else low = middle + 1;
        }
        return sorted[low];
    }
}
