using TrustSafety.Dashboard.Features.Coverage;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>Random platforms of eight strategies at ten thresholds, and the best choice on each by looking at all that fit.</summary>
internal static class RandomPortfolio
{
    private const int Strategies = 8, Thresholds = 10;

    /// <summary>From one that takes little to one that takes about half.</summary>
    public static double Capacity(int seed) => 60 + (seed % 4 * 20);

    /// <summary>Views with a shared difficulty, so strategies overlap; each scores with its own noise, and its load grows as its threshold falls.</summary>
    public static PortfolioProblem Of(int seed)
    {
        var random = new Random(seed);
        var skill = Enumerable.Range(0, Strategies).Select(_ => random.NextDouble()).ToArray();
        PortfolioOption[][] options = [.. Enumerable.Range(0, Strategies).Select(s =>
        {
            var load = 0.0;
            return Enumerable.Range(0, Thresholds).Select(t => new PortfolioOption($"s{s}", 0.95 - (t * 0.1), load += 3 + (random.NextDouble() * 12 * (1 + t / 4.0)))).ToArray();
        })];
        return PortfolioProblem.Of(options, Enumerable.Range(0, 300).Select(_ =>
        {
            var easy = random.NextDouble();
            return (skill.Select(k => (byte)Math.Clamp((int)(Thresholds * ((1.6 * random.NextDouble()) - (0.4 * easy * k))) + 1, 0, Thresholds)).ToArray(), (double)random.Next(1, 50));
        }).ToList());
    }

    /// <summary>Every choice that fits, by walking the strategies; of the last only the widest that fits, which catches all that tighter ones do.</summary>
    public static double BruteForce(PortfolioProblem problem, double capacity)
    {
        var (count, words) = (problem.Weights.Count, (problem.Weights.Count + 63) / 64);
        var catches = problem.Options.Select((options, s) => options.Select((_, o) =>
        {
            var set = new ulong[words];
            for (var g = 0; g < count; g++) if (o >= problem.Levels[g][s]) set[g / 64] |= 1UL << (g % 64);
            return set;
        }).ToArray()).ToArray();
        var covered = Enumerable.Range(0, problem.Options.Count + 1).Select(_ => new ulong[words]).ToArray();
        var best = 0.0;
        Walk(0, 0);
        return best;

        void Walk(int s, double load)
        {
            if (s == problem.Options.Count)
            {
                var value = 0.0;
                for (var w = 0; w < words; w++)
                    for (var bits = covered[s][w]; bits != 0; bits &= bits - 1) value += problem.Weights[(w * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits)];
                best = Math.Max(best, value);
                return;
            }
            var widest = problem.Options[s].Count - 1;
            while (widest >= 0 && load + problem.Options[s][widest].Load > capacity) widest--;
            for (var o = s == problem.Options.Count - 1 ? widest : -1; o <= widest; o++)
            {
                for (var w = 0; w < words; w++) covered[s + 1][w] = covered[s][w] | (o >= 0 ? catches[s][o][w] : 0);
                Walk(s + 1, load + (o >= 0 ? problem.Options[s][o].Load : 0));
            }
        }
    }
}
