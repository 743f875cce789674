namespace TrustSafety.Dashboard.Statistics;

/// <summary>Paired yes/no judgements: b items only the first called positive, c only the second. Pairs that agree say nothing.</summary>
public static class McNemar
{
    /// <summary>χ² = (b − c)²/(b + c) on 1 df, (|b − c| − 1)² with Edwards' correction. McNemar 1947, Psychometrika 12:153.</summary>
    public static TestResult ChiSquared(double b, double c, bool corrected = false)
    {
        var n = Require.NotNegative(b) + Require.NotNegative(c);
        if (n == 0) return TestResult.None(Undefined.NoSpread, "McNemar");
        var gap = corrected ? Math.Max(0, Math.Abs(b - c) - 1) : Math.Abs(b - c);
        return new(corrected ? "McNemar, corrected" : "McNemar") { Statistic = gap * gap / n, DegreesOfFreedom = 1, P = ChiSquare.Upper(gap * gap / n, 1) };
    }

    /// <summary>Exact: b of b + c is binomial with ½; "greater" asks whether b outnumbers c. Mosteller 1952, Biometrics 8:220.</summary>
    public static TestResult Exact(double b, double c, Alternative alternative = Alternative.TwoSided) =>
        b + c == 0 ? TestResult.None(Undefined.NoSpread, "McNemar, exact", alternative)
        : new("McNemar, exact", alternative)
        {
            Statistic = Math.Min(b, c),
            P = Sided.P(BinomialLaw.Upper(b, b + c, 0.5), BinomialLaw.Lower(b, b + c, 0.5), alternative),
        };

    /// <summary>
    /// The difference (b − c)/n of the two positive rates over n pairs; standard error √(b + c − (b − c)²/n)/n. Agresti 2013, Categorical Data Analysis, 11.1.
    /// </summary>
    public static Inference Difference(double b, double c, double n, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (!(b + c <= n)) throw new ArgumentOutOfRangeException(nameof(n), "The pairs that disagree are some of all pairs.");
        return Inference.Wald((b - c) / Require.Positive(n), Math.Sqrt(b + c - (b - c) * (b - c) / n) / n, "paired difference", level, alternative);
    }
}
