extern alias Benchmarks;

using Benchmarks::TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Features.Coverage;

namespace TrustSafety.Dashboard.Tests.Features.Coverage;

public sealed class PortfolioSearchTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Choice_OfEightStrategiesAtTenThresholds_IsWithinOnePercentOfBruteForce(int seed)
    {
        var problem = RandomPortfolio.Of(seed);
        var capacity = RandomPortfolio.Capacity(seed);
        var best = RandomPortfolio.BruteForce(problem, capacity);
        var answer = PortfolioSearch.Best(problem, capacity);
        Assert.True(answer.Load <= capacity + 1e-9);
        Assert.Equal(problem.Value(answer.Choice), answer.Value, 1e-9);
        Assert.InRange(answer.Value, 0.99 * best, best + 1e-6);
        Assert.True(answer.Bound >= best - (1e-5 * best), "No choice beats the bound.");
        Assert.True(!answer.IsProven || answer.Value >= best - (1e-5 * best), "What is called the best is the best.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Greedy_Alone_KeepsItsGuarantee(int seed)
    {
        var problem = RandomPortfolio.Of(seed);
        var capacity = RandomPortfolio.Capacity(seed);
        var greedy = GreedyPortfolio.Solve(problem, capacity);
        Assert.True(greedy.Load <= capacity + 1e-9);
        Assert.InRange(greedy.Value, GreedyPortfolio.Guarantee * RandomPortfolio.BruteForce(problem, capacity), problem.All);
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
        var problem = RandomPortfolio.Of(3);
        var frontier = PortfolioSearch.Frontier(problem, [10, 40, 80, 160, 320, 10_000]);
        Assert.All(frontier.Zip(frontier.Skip(1)), pair => Assert.True(pair.First.Answer.Value <= pair.Second.Answer.Value));
        Assert.Equal(problem.All, frontier[^1].Answer.Value, 1e-9);
        Assert.All(frontier, f => Assert.True(f.Answer.Load <= f.Capacity + 1e-9));
    }

    [Fact]
    public void Nothing_ThatFits_TakesNothing()
    {
        var answer = PortfolioSearch.Best(RandomPortfolio.Of(5), 0.5);
        Assert.Equal((0.0, 0.0), (answer.Value, answer.Load));
        Assert.All(answer.Choice, c => Assert.Equal(-1, c));
    }
}
