namespace TrustSafety.Dashboard.Statistics;

/// <summary>The ratio (count/exposure)/(countBase/exposureBase) of two independent Poisson rates; counts ≥ 0, exposures &gt; 0; 1 means no difference.</summary>
public static class RateRatio
{
    /// <summary>
    /// Score test and interval: z = (x − y·ρ)/√((x + y)·ρ), ρ = R·t/tBase; given x + y this is Wilson's interval of x/(x + y) turned into a ratio.
    /// countBase = 0 gives an unbounded High. Gu, Ng, Tang &amp; Schucany 2008, Biometrical Journal 50:283, their score statistic.
    /// </summary>
    public static Inference Score(double count, double exposure, double countBase, double exposureBase, double level = 0.95, double nullRatio = 1, Alternative alternative = Alternative.TwoSided)
    {
        if (Check(count, exposure, countBase, exposureBase, nullRatio) == 0) return Inference.None(Undefined.TooFew, "rate ratio, score", level, alternative);
        var rho = nullRatio * exposure / exposureBase;
        var z = (count - countBase * rho) / Math.Sqrt((count + countBase) * rho);
        var share = OneProportion.Wilson(count, count + countBase, Sided.Level(level, alternative));
        return FromShare(share, exposure, exposureBase, count, countBase, "rate ratio, score", level, alternative) with { Statistic = z, P = Reference.P(z, alternative, null) };
    }

    /// <summary>
    /// Wald statistic z = (x − y·ρ)/√(x + y·ρ²); a test only, kept for comparison with published tables.
    /// Gu, Ng, Tang &amp; Schucany 2008, Biometrical Journal 50:283.
    /// </summary>
    public static TestResult Wald(double count, double exposure, double countBase, double exposureBase, double nullRatio = 1, Alternative alternative = Alternative.TwoSided)
    {
        if (Check(count, exposure, countBase, exposureBase, nullRatio) == 0) return TestResult.None(Undefined.TooFew, "rate ratio, Wald", alternative);
        var rho = nullRatio * exposure / exposureBase;
        var z = (count - countBase * rho) / Math.Sqrt(count + countBase * rho * rho);
        return new("rate ratio, Wald", alternative) { Statistic = z, P = Reference.P(z, alternative, null) };
    }

    /// <summary>Variance-stabilised z = 2(√(x + 3/8) − √((y + 3/8)ρ))/√(1 + ρ); defined for counts of 0. Gu et al. 2008.</summary>
    public static TestResult SquareRoot(double count, double exposure, double countBase, double exposureBase, double nullRatio = 1, Alternative alternative = Alternative.TwoSided)
    {
        Check(count, exposure, countBase, exposureBase, nullRatio);
        var rho = nullRatio * exposure / exposureBase;
        var z = 2 * (Math.Sqrt(count + 0.375) - Math.Sqrt((countBase + 0.375) * rho)) / Math.Sqrt(1 + rho);
        return new("rate ratio, square root", alternative) { Statistic = z, P = Reference.P(z, alternative, null) };
    }

    /// <summary>
    /// Exact conditional test: given x + y, x is binomial with share ρ/(1 + ρ); Clopper–Pearson limits of the share become limits of the ratio.
    /// p is twice the smaller tail, so that it agrees with the interval. Przyborowski &amp; Wilenski 1940, Biometrika 31:313.
    /// </summary>
    public static Inference Exact(double count, double exposure, double countBase, double exposureBase, double level = 0.95, double nullRatio = 1, Alternative alternative = Alternative.TwoSided)
    {
        if (Check(count, exposure, countBase, exposureBase, nullRatio) == 0) return Inference.None(Undefined.TooFew, "rate ratio, exact", level, alternative);
        var rho = nullRatio * exposure / exposureBase;
        var (total, share) = (count + countBase, rho / (1 + rho));
        var p = Sided.P(BinomialLaw.Upper(count, total, share), BinomialLaw.Lower(count, total, share), alternative);
        var exact = OneProportion.ClopperPearson(count, total, Sided.Level(level, alternative));
        return FromShare(exact, exposure, exposureBase, count, countBase, "rate ratio, exact", level, alternative) with { P = p };
    }

    private static Inference FromShare(Interval share, double exposure, double exposureBase, double count, double countBase, string method, double level, Alternative alternative)
    {
        double Ratio(double s) => s >= 1 ? double.PositiveInfinity : s / (1 - s) * exposureBase / exposure;
        var point = Ratio(count / (count + countBase));
        return Sided.Of(new(Ratio(share.Low), point, Ratio(share.High), level, method), level, alternative, 0, double.PositiveInfinity) with
        {
            Point = countBase == 0 ? null : point,
            // The delta method's, in the ratio's unit.
            StandardError = count > 0 && countBase > 0 ? point * Math.Sqrt(1 / count + 1 / countBase) : null,
            Why = countBase == 0 ? Undefined.ZeroDenominator : Undefined.No,
        };
    }

    private static double Check(double count, double exposure, double countBase, double exposureBase, double nullRatio)
    {
        Require.Positive(exposure);
        Require.Positive(exposureBase);
        Require.Positive(nullRatio);
        return Require.NotNegative(count) + Require.NotNegative(countBase);
    }
}
