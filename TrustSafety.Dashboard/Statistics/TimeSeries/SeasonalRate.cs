namespace TrustSafety.Dashboard.Statistics;

/// <summary>The rate of the next phase of a season, e.g. of the weekday that follows the history.</summary>
/// <param name="Dispersion">φ ≥ 1: the variance of a count over its mean.</param>
/// <param name="Events">Events that the phase's rate rests on.</param>
public readonly record struct SeasonalRate(double Rate, double Dispersion, double Events, double Degrees)
{
    /// <summary>
    /// Mean m = rate·exposure; variance φm + m²φ/Events, the second part for the rate's own error. Of a part of so many (size n, otherwise infinite) both times 1 − m/n, and m is n at most.
    /// </summary>
    public CountForecast Expect(double exposure, double size = double.PositiveInfinity)
    {
        var mean = Math.Min(Rate * Require.NotNegative(exposure), size);
        // A rate of all so far rests on half a failure at least.
        var rest = Math.Max(Rest(mean, size), double.IsFinite(size) ? 0.5 * Rate / Events : 0);
        return new(double.IsFinite(size) ? Math.Min(mean, size * (1 - rest)) : mean, (Dispersion * mean + mean * mean * Dispersion / Events) * rest, Degrees, size);
    }

    /// <summary>q = 1 − m/n of a part of n: what the variance of a coin's count has beside its mean.</summary>
    internal static double Rest(double mean, double size) => Math.Max(1e-9, 1 - mean / size);

    /// <summary>
    /// The observed count over the expected one, R = y/m, m = rate·exposure &gt; 0: exp(ln R ± z·√(φ/y + φ/Events)), the delta method on the log scale of the quasi-Poisson model (McCullagh &amp;
    /// Nelder 1989, section 6.2). y = 0 answers 0 up to Garwood's limit of an empty count, times φ.
    /// </summary>
    public Interval Ratio(double observed, double exposure, double level)
    {
        var mean = Require.Positive(Rate * Require.Positive(exposure), nameof(exposure));
        const string Method = "quasi-Poisson, log scale";
        if (Require.NotNegative(observed) == 0) return new(0, 0, OneRate.Exact(0, 1, level).High * Dispersion / mean, level, Method);
        var half = Reference.Critical(level, Alternative.TwoSided, null) * Math.Sqrt(Dispersion / observed + Dispersion / Events);
        return new(observed / mean * Math.Exp(-half), observed / mean, observed / mean * Math.Exp(half), level, Method);
    }

    /// <summary>
    /// Quasi-Poisson rates per phase, λ_p = (Σ w·y + a)/(Σ w·n + a/λ) over the days of the phase, λ = Σ w·y/Σ w·n over all; φ = max(1, Σ w·r²/(N − P)) over the N values with exposure, in P phases, of Pearson residuals
    /// r = (y − nλ_p)/√(nλ_p). With a = 0 and weights 1 these are the maximum likelihood rates (McCullagh &amp; Nelder 1989, section 6.2); a &gt; 0 pulls phases of few
    /// events to the whole (gamma prior worth a events). Values that stray by more than 2.58 of the robust scale (median |r|/0.6745) get the weight (2.58/|r|)², thrice in turn, so
    /// that an old outbreak does not hide a new one (Farrington et al. 1996, JRSS A 159:547; weights as in Noufaily et al. 2013, Stat Med 32:1206).
    /// Of parts of so many (sizes n given) r = (y − m)/√(m(1 − m/n)): quasi-binomial, so that φ is 1 for coins.
    /// The history ends right before the phase that is asked for. Null with fewer than two periods, without exposure, or without events when a = 0.
    /// </summary>
    public static SeasonalRate? Fit(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, int period, double prior = 0, ReadOnlySpan<double> sizes = default) =>
        Phases(counts, exposures, period, prior, sizes)?[counts.Length % period];

    /// <summary>The same of every phase, the first value's first: where many values after a history are asked for, one fit answers all.</summary>
    internal static SeasonalRate[]? Phases(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, int period, double prior, ReadOnlySpan<double> sizes = default)
    {
        Require.SameLength(counts.Length, exposures.Length, nameof(exposures));
        if (!sizes.IsEmpty) Require.SameLength(counts.Length, sizes.Length, nameof(sizes));
        Require.NotNegative(prior);
        if (period < 1) throw new ArgumentOutOfRangeException(nameof(period), "A season has at least one phase.");
        var n = counts.Length;
        if (n < 2 * period || n <= period) return null;
        Span<double> weights = n <= OnStack ? stackalloc double[n] : new double[n];
        Span<double> residuals = n <= OnStack ? stackalloc double[n] : new double[n];
        Span<double> rates = period <= OnStack ? stackalloc double[period] : new double[period];
        Span<double> events = period <= OnStack ? stackalloc double[period] : new double[period];
        weights.Fill(1);
        for (var round = 0; ; round++)
        {
            if (!Rates(counts, exposures, weights, rates, events, prior)) return null;
            Residuals(counts, exposures, sizes, rates, residuals);
            if (round == Rounds) break;
            var scale = Scale(residuals, exposures);
            for (var i = 0; i < n; i++) weights[i] = Math.Min(1, Square(Beyond * scale / Math.Abs(residuals[i])));
        }
        double sum = 0, kept = 0;
        for (var i = 0; i < n; i++)
            if (exposures[i] > 0) (sum, kept) = (sum + weights[i] * residuals[i] * residuals[i], kept + weights[i]);
        var phases = 0;
        for (var phase = 0; phase < period; phase++) phases += IsExposed(exposures, phase, period) ? 1 : 0;
        var degrees = Math.Max(1, kept - phases);
        var fitted = new SeasonalRate[period];
        for (var phase = 0; phase < period; phase++) fitted[phase] = new(rates[phase], Math.Max(1, sum / degrees), events[phase], degrees);
        return fitted;
    }

    private const int Rounds = 3;

    /// <summary>Six weeks of hours.</summary>
    private const int OnStack = 1024;

    private const double Beyond = 2.58;

    private static bool Rates(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, ReadOnlySpan<double> weights, Span<double> rates, Span<double> events, double prior)
    {
        double all = 0, exposed = 0;
        for (var i = 0; i < counts.Length; i++) (all, exposed) = (all + weights[i] * counts[i], exposed + weights[i] * exposures[i]);
        if (!(exposed > 0) || all == 0 && prior == 0) return false;
        // Half an event stands for "none so far".
        var whole = Math.Max(all, prior > 0 ? 0.5 : 0) / exposed;
        for (var phase = 0; phase < rates.Length; phase++)
        {
            double top = prior, bottom = prior / whole;
            for (var i = phase; i < counts.Length; i += rates.Length) (top, bottom) = (top + weights[i] * counts[i], bottom + weights[i] * exposures[i]);
            if (!(bottom > 0)) return false;
            (rates[phase], events[phase]) = (top / bottom, Math.Max(top, 0.5));
        }
        return true;
    }

    private static void Residuals(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, ReadOnlySpan<double> sizes, ReadOnlySpan<double> rates, Span<double> residuals)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            var mean = rates[i % rates.Length] * exposures[i];
            residuals[i] = mean > 0 ? (counts[i] - mean) / Math.Sqrt(sizes.IsEmpty ? mean : mean * Rest(mean, sizes[i])) : 0;
        }
    }

    private static bool IsExposed(ReadOnlySpan<double> exposures, int phase, int period)
    {
        for (var i = phase; i < exposures.Length; i += period)
            if (exposures[i] > 0) return true;
        return false;
    }

    /// <summary>Values without exposure have no residual.</summary>
    private static double Scale(ReadOnlySpan<double> residuals, ReadOnlySpan<double> exposures)
    {
        Span<double> sizes = residuals.Length <= OnStack ? stackalloc double[residuals.Length] : new double[residuals.Length];
        var n = 0;
        for (var i = 0; i < residuals.Length; i++)
            if (exposures[i] > 0) sizes[n++] = Math.Abs(residuals[i]);
        return Math.Max(1, Quantiles.Median(sizes[..n]) / 0.6744897501960817);
    }

    private static double Square(double value) => value * value;
}
