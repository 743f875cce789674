namespace TrustSafety.Dashboard.Statistics;

/// <summary>Successes among n when their chance is itself drawn from a beta distribution: shares that stray more than coins do.</summary>
public static class BetaBinomial
{
    /// <summary>
    /// P(X ≤ k) and P(X ≥ k), Σ C(n, j)·B(j + a, n − j + b)/B(a, b) over j, for 0 ≤ k ≤ n, n up to 1e15, shapes a, b &gt; 0: mean na/(a + b), variance npq(1 + (n − 1)ρ), ρ = 1/(a + b + 1). The smaller tail is summed from k outwards, so
    /// that it keeps its digits; where it has more than some 1e5 terms, by Euler and Maclaurin from the integral of the same density, continued between whole numbers (good to 1e-9; a shape below 1 is taken for the beta distribution then).
    /// k and n that are no whole numbers (effective sizes) are summed in steps of one from k. Johnson, Kemp &amp; Kotz 2005, Univariate Discrete Distributions, section 6.2.2.
    /// </summary>
    public static (double Lower, double Upper) Tails(double k, double n, double a, double b)
    {
        Require.Positive(n);
        Require.Positive(a);
        Require.Positive(b);
        if (k < 0) return (0, 1);
        if (k > n) return (1, 0);
        if (k * (a + b) > n * a)
        {
            var above = Sum(k, n, a, b);
            return (Math.Max(0, 1 - above + Density(k, n, a, b)), above);
        }
        var below = Sum(n - k, n, b, a);
        return (below, Math.Max(0, 1 - below + Density(k, n, a, b)));
    }

    /// <summary>P(X = k) for the same; between whole numbers the same gamma functions.</summary>
    internal static double Density(double k, double n, double a, double b) => k < 0 || k > n ? 0 : Math.Exp(LogDensity(k, n, a, b));

    /// <summary>Three beta kernels at the same x, in which its powers cancel: none of them is large near x = (k + a)/(n + a + b).</summary>
    private static double LogDensity(double k, double n, double a, double b)
    {
        var all = n + a + b;
        var (x, y) = ((k + a) / all, (n - k + b) / all);
        var outer = Stirling.LogBetaKernel(a, b, x, y) - Stirling.LogBetaKernel(k + a, n - k + b, x, y);
        if (k <= 0) return outer + (n * Stirling.Log1p(-x));
        if (k >= n) return outer + (n * Stirling.Log1p(-y));
        return outer + Stirling.LogBetaKernel(k, n - k, x, y) + Math.Log(n / (k * (n - k)));
    }

    private const double MostTerms = 2e5, Reach = 10, Negligible = 1e-17;

    /// <summary>P(X ≥ k) for k at or above the mean.</summary>
    private static double Sum(double k, double n, double a, double b)
    {
        var (p, shapes) = (a / (a + b), a + b);
        var deviation = Math.Sqrt(n * p * (1 - p) * (shapes + n) / (shapes + 1));
        if (Math.Min(n - k, Reach * deviation) > MostTerms) return Math.Min(a, b) < 1 ? IncompleteBeta.Upper(a, b, (k - 0.5) / n, (n - k + 0.5) / n) : Integral(k, n, a, b, deviation);
        var (term, sum) = (Density(k, n, a, b), 0.0);
        for (var j = k; j <= n && term > 0; j++)
        {
            sum += term;
            var ratio = (n - j) * (j + a) / ((j + 1) * (n - j - 1 + b));
            // Below 1 the last shape lets the density rise again towards n.
            if (ratio < 1 && b >= 1 && term < Negligible * sum) break;
            term *= ratio;
        }
        return Math.Min(1, sum);
    }

    /// <summary>Σ f(j) from k on = ∫ f + f(k)/2 − f′(k)/12 + …, in panels of a standard deviation.</summary>
    private static double Integral(double k, double n, double a, double b, double deviation)
    {
        var at = Density(k, n, a, b);
        var sum = at * (0.5 - (Slope(k, n, a, b) / 12));
        for (var low = k; low < n; low += deviation)
        {
            var (nodes, weights) = Quadrature.Panels(low, Math.Min(n, low + deviation), deviation);
            var panel = 0.0;
            for (var i = 0; i < nodes.Length; i++) panel += weights[i] * Density(nodes[i], n, a, b);
            sum += panel;
            if (panel <= Negligible * sum) break;
        }
        return Math.Min(1, sum);
    }

    /// <summary>d ln f/dk, from the ratio of neighbours.</summary>
    private static double Slope(double k, double n, double a, double b) => Math.Log((n - k) * (k + a) / ((k + 1) * (n - k - 1 + b)));
}
