using TrustSafety.Dashboard.Features.Coverage;

namespace TrustSafety.Dashboard.Tests.Features.Coverage;

public sealed class PortfolioSearchTests
{
    private const int Strategies = 8, Thresholds = 10;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Choice_OfEightStrategiesAtTenThresholds_IsWithinOnePercentOfBruteForce(int seed)
    {
        var problem = Random(seed);
        var capacity = 60 + (seed % 4 * 20);
        var best = BruteForce(problem, capacity);
        var answer = PortfolioSearch.Best(problem, capacity);
        Assert.True(answer.Load <= capacity + 1e-9);
        Assert.Equal(problem.Value(answer.Choice), answer.Value, 1e-9);
        Assert.InRange(answer.Value, 0.99 * best, best + 1e-6);
        Assert.True(answer.Bound >= best - (1e-5 * best), "No choice beats the bound.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Greedy_Alone_KeepsItsGuarantee(int seed)
    {
        var problem = Random(seed);
        var capacity = 60 + (seed % 4 * 20);
        var greedy = GreedyPortfolio.Solve(problem, capacity);
        Assert.True(greedy.Load <= capacity + 1e-9);
        Assert.InRange(greedy.Value, GreedyPortfolio.Guarantee * BruteForce(problem, capacity), problem.All);
    }

    /// <summary>Flags for flags the small one is best, but then the large one no longer fits: density alone would catch a tenth.</summary>
    [Fact]
    public void Greedy_WhereDensityMisleads_TakesTheLargeOne()
    {
        PortfolioOption[][] options = [[new("small", 0.5, 1)], [new("large", 0.5, 100)]];
        var problem = PortfolioProblem.Of(options, [([0, 1], 2.0), ([1, 0], 100.0)]);
        Assert.Equal([-1, 0], GreedyPortfolio.Solve(problem, 100).Choice);
        Assert.Equal(102, PortfolioSearch.Best(problem, 101).Value);
    }

    [Fact]
    public void Frontier_WithMoreCapacity_NeverFalls()
    {
        var problem = Random(3);
        var frontier = PortfolioSearch.Frontier(problem, [10, 40, 80, 160, 320, 10_000]);
        Assert.All(frontier.Zip(frontier.Skip(1)), pair => Assert.True(pair.First.Answer.Value <= pair.Second.Answer.Value));
        Assert.Equal(problem.All, frontier[^1].Answer.Value, 1e-9);
        Assert.All(frontier, f => Assert.True(f.Answer.Load <= f.Capacity + 1e-9));
    }

    [Fact]
    public void Nothing_ThatFits_TakesNothing()
    {
        var answer = PortfolioSearch.Best(Random(5), 0.5);
        Assert.Equal((0.0, 0.0), (answer.Value, answer.Load));
        Assert.All(answer.Choice, c => Assert.Equal(-1, c));
    }

    /// <summary>Views with a shared difficulty, so strategies overlap; each scores with its own noise, and its load grows as its threshold falls.</summary>
    private static PortfolioProblem Random(int seed)
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
    private static double BruteForce(PortfolioProblem problem, double capacity)
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
