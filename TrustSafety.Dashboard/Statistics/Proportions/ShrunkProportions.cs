using MathNet.Numerics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>k of n by one of many alike, e.g. a reviewer.</summary>
public readonly record struct CountOf(double K, double N);

/// <param name="Mean">The rate that the groups scatter around.</param>
/// <param name="Spread">The groups' own standard deviation around it, beyond chance.</param>
/// <param name="Groups">Each group's rate in the order given, drawn towards the mean by as much as its n leaves open.</param>
public sealed record Shrunk(double Mean, double Spread, IReadOnlyList<Interval> Groups);

/// <summary>Rates of many small groups that borrow strength from each other.</summary>
public static class ShrunkProportions
{
    private const int Places = 48;
    private const double LeastShape = 1e-9;
    private const string Method = "beta-binomial, shrunk";

    /// <summary>
    /// Beta-binomial: group i's rate pᵢ ~ Beta(μM, (1 − μ)M), kᵢ ~ Bin(nᵢ, pᵢ). The posterior of a rate given μ and M is Beta(kᵢ + μM, nᵢ − kᵢ + (1 − μ)M), whose mean
    /// moves from kᵢ/nᵢ to μ as nᵢ falls below M, so a small n tops no ranking. μ and M are not taken as known: μ is uniform on (0, 1), the shrinkage
    /// 1/(1 + M) uniform on (0, 1), and the posterior is averaged over a grid of both; the interval is that of the beta law with the averaged mean and variance.
    /// Two groups or more with n &gt; 0; 0 ≤ k ≤ n. Null below two groups. Christiansen &amp; Morris 1997, JASA 92:618 (prior); Gelman et al. 2013, Bayesian Data Analysis, section 5.3 (grid).
    /// </summary>
    public static Shrunk? Of(IReadOnlyList<CountOf> groups, double level = 0.95)
    {
        var tail = Require.Level(level) / 2;
        foreach (var (k, n) in groups) Require.Successes(k, n);
        if (groups.Count < 2) return null;
        var nodes = Posterior(groups);
        var (mean, spread) = (nodes.Sum(n => n.Weight * n.Mean), nodes.Sum(n => n.Weight * n.Mean * n.Rest / (n.Size + 1)));
        return new(mean, Math.Sqrt(spread), [.. groups.Select(g => Group(g, nodes, level, tail))]);
    }

    private static Interval Group(CountOf group, IReadOnlyList<Node> nodes, double level, double tail)
    {
        // Within each node and between their means: the difference of two squares would lose a rate of a million million near 0 or 1.
        double first = 0, rest = 0, within = 0, between = 0;
        foreach (var (mean, other, size, weight) in nodes)
        {
            var (a, b, total) = (group.K + (mean * size), group.N - group.K + (other * size), group.N + size);
            (first, rest, within) = (first + (weight * a / total), rest + (weight * b / total), within + (weight * a / total * (b / total) / (total + 1)));
        }
        foreach (var (mean, other, size, weight) in nodes)
        {
            // By the smaller of the two shares, whose distance keeps its digits.
            var away = first < rest ? ((group.K + (mean * size)) / (group.N + size)) - first : ((group.N - group.K + (other * size)) / (group.N + size)) - rest;
            between += weight * away * away;
        }
        var concentration = (first * rest / (within + between)) - 1;
        var (alpha, beta) = (first * concentration, rest * concentration);
        // All of the law lies at 0, or at 1.
        if (Math.Min(alpha, beta) < LeastShape) return new(Math.Min(first, alpha < beta ? 0 : 1), first, Math.Max(first, alpha < beta ? 0 : 1), level, Method);
        return new(IncompleteBeta.Quantile(alpha, beta, tail), first, IncompleteBeta.Quantile(alpha, beta, tail, upper: true), level, Method);
    }

    // ln M runs from 0.05 to 1e6; on it the uniform shrinkage has the density M/(1 + M)². The mean's places lie where the pooled rate can lie.
    private static List<Node> Posterior(IReadOnlyList<CountOf> groups)
    {
        var (k, n) = (groups.Sum(g => g.K) + 0.5, groups.Sum(g => g.N) + 1);
        var logit = Math.Log(k / (n - k));
        // Wide enough for the scatter between the groups as well as for that of the counts, and wider for few groups, which leave their own scatter open.
        var between = groups.Sum(g => g.N * Math.Pow(Math.Log((g.K + 0.5) / (g.N - g.K + 0.5)) - logit, 2)) / groups.Sum(g => g.N);
        var reach = 6 * (1 + (4.0 / groups.Count)) * Math.Sqrt((1 / k) + (1 / (n - k)) + (between / groups.Count));
        var nodes = new List<Node>(Places * Places);
        var logs = new double[Places * Places];
        var counts = Distinct.Of(groups);
        for (var s = 0; s < Places; s++)
        {
            var size = Math.Exp(Math.Log(0.05) + ((Math.Log(1e6) - Math.Log(0.05)) * s / (Places - 1)));
            for (var m = 0; m < Places; m++)
            {
                var x = logit + (reach * ((2.0 * m / (Places - 1)) - 1));
                // Both shares by themselves: 1 less a mean near 1 would be nothing.
                var (mean, rest) = (1 / (1 + Math.Exp(-x)), 1 / (1 + Math.Exp(x)));
                logs[nodes.Count] = counts.Likelihood(mean * size, rest * size) + Math.Log(size / ((1 + size) * (1 + size))) + Math.Log(mean * rest);
                nodes.Add(new(mean, rest, size, 0));
            }
        }
        var most = logs.Max();
        var sum = logs.Sum(l => Math.Exp(l - most));
        return [.. nodes.Select((node, i) => node with { Weight = Math.Exp(logs[i] - most) / sum }).Where(node => node.Weight > 1e-9)];
    }

    /// <summary>Hundreds of groups share a few dozen counts, and the likelihood is a sum over these.</summary>
    private sealed record Distinct(int Groups, (double Value, int Times)[] K, (double Value, int Times)[] Others, (double Value, int Times)[] N)
    {
        public static Distinct Of(IReadOnlyList<CountOf> groups) => new(groups.Count, Counted(groups.Select(g => g.K)), Counted(groups.Select(g => g.N - g.K)), Counted(groups.Select(g => g.N)));

        public double Likelihood(double a, double b) =>
            (Groups * (SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b))) + Sum(K, a) + Sum(Others, b) - Sum(N, a + b);

        private static (double, int)[] Counted(IEnumerable<double> values) => [.. values.CountBy(v => v).Select(v => (v.Key, v.Value))];

        private static double Sum((double Value, int Times)[] counts, double more)
        {
            var sum = 0.0;
            foreach (var (value, times) in counts) sum += times * SpecialFunctions.GammaLn(value + more);
            return sum;
        }
    }

    private readonly record struct Node(double Mean, double Rest, double Size, double Weight);
}
