namespace TrustSafety.Dashboard.Statistics;

/// <summary>What the next count is expected to be, and how far one new value strays from that: its own noise and the uncertainty of the rate.</summary>
/// <param name="Degrees">Degrees of freedom of the dispersion that the variance rests on.</param>
/// <param name="Size">What the count is a part of, so that it can be no larger; infinite for a count of events.</param>
public readonly record struct CountForecast(double Mean, double Variance, double Degrees, double Size = double.PositiveInfinity)
{
    /// <summary>
    /// P(X ≤ k) and P(X ≥ k), half the chance of k itself in each (mid-p), k ≥ 0: Poisson when the variance is the mean, else negative binomial of the same mean m and
    /// variance v, size r = m²/(v − m), P(X ≤ k) = I_{r/(r+m)}(r, k + 1). Johnson, Kemp &amp; Kotz 2005, Univariate Discrete Distributions, chapter 5, in the terms of R's pnbinom(k, size, mu = m) and SciPy's nbinom; mid-p: Lancaster 1961, JASA 56:223.
    /// Of a part of n: binomial when the variance is npq, p = m/n, else beta-binomial, ρ = (v/npq − 1)/(n − 1), a = p(1/ρ − 1), b = q(1/ρ − 1); a count above n is taken for n.
    /// A mean of 0 answers (1, ½) for k = 0 and (1, 0) beyond.
    /// </summary>
    public (double Lower, double Upper) Tails(double observed)
    {
        var k = Require.NotNegative(observed);
        if (!(Mean > 0)) return k == 0 ? (1, 0.5) : (1, 0);
        if (double.IsFinite(Size)) return TailsOfPart(Math.Min(k, Size));
        if (k == 0) return (0.5 * AtMost(0), 1 - 0.5 * AtMost(0));
        var (below, above) = (AtMost(k - 1), AtLeast(k + 1));
        // The difference of the smaller tails keeps its digits.
        var (to, from) = (AtMost(k), AtLeast(k));
        var at = Math.Max(0, from < to ? from - above : to - below);
        return (below + 0.5 * at, above + 0.5 * at);
    }

    /// <summary>The two-sided p of a value: twice the smaller tail, taken from the normal scale to Student's t, because the dispersion was estimated.</summary>
    public double P(double observed) => POf(Z(observed));

    /// <summary>The same of where a value lies, when that is known.</summary>
    internal double POf(double z) => Math.Min(1, 2 * Student.Upper(Math.Abs(z), Degrees));

    /// <summary>So close to the mean that no small p can come of it: within two standard errors. Cheap, where tails are not.</summary>
    internal bool IsNear(double observed) => Math.Abs(observed - Mean) < 2 * Math.Sqrt(Variance);

    /// <summary>Where the value lies on the normal scale: Φ⁻¹ of its mid-p, positive above the expectation; kept within ±38.</summary>
    public double Z(double observed)
    {
        var (lower, upper) = Tails(observed);
        return upper < lower ? -Gaussian.Quantile(Math.Max(upper, Smallest)) : Gaussian.Quantile(Math.Max(lower, Smallest));
    }

    private const double Smallest = 1e-300, Edge = 1e-9;

    private (double Lower, double Upper) TailsOfPart(double k)
    {
        var p = Math.Min(Mean / Size, 1 - Edge);
        var excess = (Variance / (Size * p * (1 - p))) - 1;
        // One of one strays as a coin does, whatever its chance.
        if (!(excess > Edge) || !(Size > 1 + Edge))
        {
            var at = BinomialLaw.Density(k, Size, p);
            return (BinomialLaw.Lower(k, Size, p) - (0.5 * at), BinomialLaw.Upper(k, Size, p) - (0.5 * at));
        }
        var shapes = (1 / Math.Min(excess / (Size - 1), 1 - Edge)) - 1;
        var (a, b) = (p * shapes, (1 - p) * shapes);
        var (lower, upper) = BetaBinomial.Tails(k, Size, a, b);
        var half = 0.5 * BetaBinomial.Density(k, Size, a, b);
        return (Math.Max(0, lower - half), Math.Max(0, upper - half));
    }

    private bool IsPoisson => Variance <= Mean * (1 + 1e-9);

    private double AtMost(double k)
    {
        if (IsPoisson) return PoissonLaw.Lower(k, Mean);
        var size = Mean * Mean / (Variance - Mean);
        return k < 0 ? 0 : IncompleteBeta.Lower(size, k + 1, size / (size + Mean), Mean / (size + Mean));
    }

    private double AtLeast(double k)
    {
        if (k <= 0) return 1;
        if (IsPoisson) return PoissonLaw.Upper(k, Mean);
        var size = Mean * Mean / (Variance - Mean);
        return IncompleteBeta.Upper(size, k, size / (size + Mean), Mean / (size + Mean));
    }
}
