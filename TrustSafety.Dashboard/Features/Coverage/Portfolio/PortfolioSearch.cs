namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>What is the most that a capacity can catch: greedily, and where the views fall into few enough groups by a search that proves it.</summary>
internal static class PortfolioSearch
{
    public static PortfolioAnswer Best(PortfolioProblem problem, double capacity) => ExactPortfolio.Improve(problem, capacity, GreedyPortfolio.Solve(problem, capacity));

    /// <summary>By capacity; a choice that fits less also fits more, so the frontier never falls.</summary>
    public static IReadOnlyList<(double Capacity, PortfolioAnswer Answer)> Frontier(PortfolioProblem problem, IEnumerable<double> capacities)
    {
        var frontier = new List<(double Capacity, PortfolioAnswer Answer)>();
        foreach (var (capacity, answer) in capacities.Distinct().Order().AsParallel().AsOrdered().Select(capacity => (capacity, Best(problem, capacity))))
            frontier.Add((capacity, frontier.Count > 0 && frontier[^1].Answer.Value > answer.Value ? frontier[^1].Answer with { Bound = answer.Bound } : answer));
        return frontier;
    }
}
