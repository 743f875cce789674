using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>What options catch and flag, view by view; so the same choice can be looked at in other weeks than it was made on.</summary>
internal static class PortfolioCatch
{
    /// <summary>Flagged at or before the view, were it live.</summary>
    public static Func<int, bool> InTime(JudgedSample sample, PortfolioOption option)
    {
        var (own, flags) = (sample.Strategy(option.Strategy)!, Flags(sample, option));
        return row => (own.Verdicts[row] & Verdict.InTime) != 0 && flags(row);
    }

    /// <summary>Flagged at any time: what a reviewer gets to see.</summary>
    public static Func<int, bool> Flags(JudgedSample sample, PortfolioOption option)
    {
        var own = sample.Strategy(option.Strategy)!;
        if (option.Threshold is not { } threshold) return own.Fired;
        var (scores, least) = (own.Scores, (float)threshold);
        return row => scores[row] >= least;
    }

    public static Func<int, bool> Any(IEnumerable<Func<int, bool>> tests) => tests.ToArray() is { Length: > 0 } all ? row => Array.Exists(all, t => t(row)) : _ => false;
}
