using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>Mann–Whitney on the values as they are, which one extreme unit cannot carry, with all that its p is made of.</summary>
/// <param name="U">Pairs of units in which the arm's lies above the baseline's; half of those that are equal.</param>
/// <param name="Ties">Σ(t³ − t) over groups of t equal values.</param>
public sealed record RankComparison(TestResult Test, double U, double Ties, double N, double NBaseline)
{
    private const int Few = 50;

    /// <summary>Of values in ascending order.</summary>
    public static RankComparison Of(double[] arm, double[] baseline)
    {
        var ranks = RankTest.Count(arm, baseline);
        return new(Exact(arm, baseline) ?? RankTest.OfRanks(ranks, arm.Length, baseline.Length), ranks.U, ranks.Ties, arm.Length, baseline.Length);
    }

    /// <summary>Where all arrangements can be counted: few values, and no two alike (as R's wilcox.test).</summary>
    private static TestResult? Exact(double[] arm, double[] baseline) =>
        arm.Length < Few && baseline.Length < Few && RankTest.MannWhitneyExact(arm, baseline) is { P: not null } exact ? exact : null;
}
