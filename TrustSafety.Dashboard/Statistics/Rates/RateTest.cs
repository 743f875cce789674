namespace TrustSafety.Dashboard.Statistics;

/// <summary>One Poisson count over an exposure: count ≥ 0 (whole for the exact test), exposure &gt; 0; rates per unit of exposure.</summary>
public static class RateTest
{
    /// <summary>
    /// Exact Poisson test against a rate: two-sided p sums the counts no more likely than the one seen (ties to 1e-7 relative, as R's poisson.test);
    /// one-sided P(X ≥ count) or P(X ≤ count). Garwood 1936, Biometrika 28:437.
    /// </summary>
    public static TestResult Exact(double count, double exposure, double nullRate, Alternative alternative = Alternative.TwoSided)
    {
        var mean = Require.NotNegative(nullRate) * Require.Positive(exposure);
        Require.NotNegative(count);
        var p = alternative switch
        {
            Alternative.Greater => PoissonLaw.Upper(count, mean),
            Alternative.Less => PoissonLaw.Lower(count, mean),
            _ => TwoSided(count, mean),
        };
        return new("exact Poisson", alternative) { Statistic = count, P = p };
    }

    /// <summary>
    /// Score interval (count + z²/2 ± z√(count + z²/4))/exposure, the rates with |count − λt| ≤ z√(λt); p of that z at the null rate.
    /// A count of 0 gives Low = 0. Barker 2002, The American Statistician 56:85.
    /// </summary>
    public static Inference Score(double count, double exposure, double level = 0.95, double nullRate = 1, Alternative alternative = Alternative.TwoSided)
    {
        Require.NotNegative(count);
        Require.Positive(exposure);
        var z = Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null);
        var half = z * Math.Sqrt(count + z * z / 4);
        var mean = Require.Positive(nullRate) * exposure;
        var statistic = (count - mean) / Math.Sqrt(mean);
        // Low · High = count², which keeps its digits where the subtraction would lose them.
        var high = count + z * z / 2 + half;
        var limits = new Interval(count * count / high / exposure, count / exposure, high / exposure, level, "Poisson score");
        return Sided.Of(limits, level, alternative, 0, double.PositiveInfinity) with
        {
            StandardError = count > 0 ? Math.Sqrt(count) / exposure : null,
            Statistic = statistic,
            P = Reference.P(statistic, alternative, null),
        };
    }

    /// <summary>
    /// By how much a mean of its own explains a count better than the mean expected: ln L(count)/L(mean) = count·ln(count/mean) − count + mean, half the Poisson deviance. 0 when they agree; of a
    /// count of 0 it is the mean. mean &gt; 0. McCullagh &amp; Nelder 1989, Generalized Linear Models, section 2.3.
    /// </summary>
    public static double Evidence(double count, double mean)
    {
        Require.Positive(mean);
        if (Require.NotNegative(count) == 0) return mean;
        // Near each other the terms cancel to nearly nothing.
        return mean > count / 2 && mean < 1.6 * count ? Stirling.Deviance(count, mean - count) : count * Math.Log(count / mean) - count + mean;
    }

    private static double TwoSided(double count, double mean)
    {
        if (mean == 0) return count == 0 ? 1 : 0;
        if (count == mean) return 1;
        var limit = PoissonLaw.Density(count, mean) * (1 + 1e-7);
        if (count < mean)
        {
            var (from, to) = (Math.Ceiling(mean), Math.Max(Math.Ceiling(mean) + 1, Math.BitIncrement(mean)));
            while (PoissonLaw.Density(to, mean) > limit) to = mean + 2 * (to - mean);
            to = Math.Ceiling(to);
            while (from < to)
            {
                var middle = Math.Floor(from + ((to - from) / 2));
                // Beyond 2⁵³ not every whole number is a double.
                if (middle + 1 == middle || middle == to) break;
                if (PoissonLaw.Density(middle, mean) <= limit) to = middle;
                else from = middle + 1;
            }
            return Math.Min(1, PoissonLaw.Lower(count, mean) + PoissonLaw.Upper(from, mean));
        }
        var (low, high) = (-1.0, Math.Floor(mean));
        while (low < high)
        {
            var middle = Math.Ceiling(low + ((high - low) / 2));
            if (middle - 1 == middle || middle == low) break;
            if (PoissonLaw.Density(middle, mean) <= limit) low = middle;
            else high = middle - 1;
        }
        return Math.Min(1, PoissonLaw.Upper(count, mean) + PoissonLaw.Lower(low, mean));
    }
}
