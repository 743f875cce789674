using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>
/// The thresholds worth a look: those at which the violating views of a strategy part into tenths, as far as they keep the precision asked for and enough
/// was judged above them to say so.
/// </summary>
internal static class PortfolioOptions
{
    private const int Tenths = 10, Fewest = 20;

    public static PortfolioProblem Problem(PortfolioWeeks weeks, double floor, int smallest)
    {
        List<IReadOnlyList<PortfolioOption>> options = [.. weeks.Sample.Strategies.Select(s => Of(weeks, s, floor, smallest)).Where(o => o.Count > 0)];
        var catches = options.Select(of => of.Select(o => PortfolioCatch.InTime(weeks.Sample, o)).ToArray()).ToArray();
        return PortfolioProblem.Of(options, weeks.Rows.Where(r => weeks.Sample.Violating[r]).Select(r => (Levels(catches, r), weeks.Sample.Weights[r])));
    }

    private static byte[] Levels(Func<int, bool>[][] catches, int row) => [.. catches.Select(c => (byte)(Array.FindIndex(c, test => test(row)) is var level and >= 0 ? level : c.Length))];

    /// <summary>From the tightest to the widest.</summary>
    private static List<PortfolioOption> Of(PortfolioWeeks weeks, JudgedStrategy strategy, double floor, int smallest)
    {
        var sample = weeks.Sample;
        List<float> scores = [.. weeks.Rows.Where(r => sample.Violating[r] && !float.IsNaN(strategy.Scores[r])).Select(r => strategy.Scores[r]).Order()];
        IEnumerable<double?> thresholds = scores.Count == 0 ? [null]
            : Enumerable.Range(0, Tenths).Select(i => (double?)(Math.Floor(scores[i * scores.Count / Tenths] * PortfolioWeeks.Bins + 1e-4) / PortfolioWeeks.Bins)).Distinct().OrderDescending();
        return [.. thresholds.Select(t => new PortfolioOption(strategy.Name, t, 0)).Select(o => o with { Load = weeks.Flags(o) / weeks.Days })
            .Where(o => o.Load * weeks.Days >= smallest && Precision(weeks, [o]) is { } precision && precision.Point >= floor)];
    }

    /// <summary>Of the views flagged by any of these the share that violates; null when too few were judged.</summary>
    public static Interval? Precision(PortfolioWeeks weeks, IEnumerable<PortfolioOption> options) =>
        Precision(weeks, PortfolioCatch.Any(options.Select(o => PortfolioCatch.Flags(weeks.Sample, o))));

    public static Interval? Precision(PortfolioWeeks weeks, Func<int, bool> flagged)
    {
        var violating = weeks.Sample.Violating;
        var domain = JudgedSums.Domain(weeks.Sample, weeks.Rows, row => flagged(row) ? new(1, violating[row] ? 1 : 0) : default);
        return domain.Total.N >= Fewest ? Hajek.Proportion(domain, 0.95) : null;
    }
}
