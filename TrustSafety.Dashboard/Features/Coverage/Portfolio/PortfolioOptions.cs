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
        List<IReadOnlyList<PortfolioOption>> options = [.. weeks.Sample.Strategies.AsParallel().AsOrdered().Select(s => Of(weeks, s, floor, smallest)).Where(o => o.Count > 0)];
        var catches = options.Select(of => of.Select(o => PortfolioCatch.InTime(weeks.Sample, o)).ToArray()).ToArray();
        return PortfolioProblem.Of(options, weeks.Rows.Where(r => weeks.Sample.Violating[r]).Select(r => (Levels(catches, r), weeks.Sample.Weights[r])));
    }

    private static byte[] Levels(Func<int, bool>[][] catches, int row)
    {
        var levels = new byte[catches.Length];
        for (var s = 0; s < levels.Length; s++)
            while (levels[s] < catches[s].Length && !catches[s][levels[s]](row)) levels[s]++;
        return levels;
    }

    /// <summary>From the tightest to the widest.</summary>
    private static List<PortfolioOption> Of(PortfolioWeeks weeks, JudgedStrategy strategy, double floor, int smallest)
    {
        var sample = weeks.Sample;
        var scores = Array.FindAll(Array.ConvertAll(Array.FindAll(weeks.Rows, r => sample.Violating[r]), r => strategy.Scores[r]), s => !float.IsNaN(s));
        Array.Sort(scores);
        if (scores.Length == 0) return Kept([new(strategy.Name, null, 0)], [.. new[] { Precision(weeks, strategy.Fired) }]);
        double[] thresholds = [.. Enumerable.Range(0, Tenths).Select(i => Math.Floor(scores[i * scores.Length / Tenths] * ScoreBins.Count + 1e-4) / ScoreBins.Count).Distinct().OrderDescending()];
        return Kept([.. thresholds.Select(t => new PortfolioOption(strategy.Name, t, 0))], Precisions(weeks, strategy, thresholds));

        List<PortfolioOption> Kept(PortfolioOption[] options, Interval?[] precisions) => [.. options.Select(o => o with { Load = weeks.Flags(o) / weeks.Days }).Zip(precisions)
            .Where(o => o.First.Load * weeks.Days >= smallest && o.Second is { } precision && precision.Point >= floor).Select(o => o.First)];
    }

    /// <summary>All thresholds of a strategy in one pass, from the tightest: what one flags the next does too.</summary>
    private static Interval?[] Precisions(PortfolioWeeks weeks, JudgedStrategy strategy, double[] thresholds)
    {
        var (sample, scores, least) = (weeks.Sample, strategy.Scores, Array.ConvertAll(thresholds, t => (float)t));
        var (weights, strata, violating) = (sample.Weights, sample.StratumCodes, sample.Violating);
        var sums = new WeightedTally[thresholds.Length, sample.Strata.Count];
        foreach (var row in weeks.Rows)
        {
            var (tightest, score) = (0, scores[row]);
            while (tightest < least.Length && !(score >= least[tightest])) tightest++;
            if (tightest < least.Length) sums[tightest, strata[row]] += WeightedTally.Of(weights[row], violating[row] ? weights[row] : 0);
        }
        return [.. thresholds.Select((_, t) =>
        {
            if (t > 0) for (var s = 0; s < sample.Strata.Count; s++) sums[t, s] += sums[t - 1, s];
            return Of(new(Enumerable.Range(0, sample.Strata.Count).Select(s => new DomainStratum(s, sums[t, s], sample.Strata[s].Drawn))));
        })];
    }

    /// <summary>Of the views flagged the share that violates; null when too few were judged.</summary>
    public static Interval? Precision(PortfolioWeeks weeks, Func<int, bool> flagged)
    {
        var violating = weeks.Sample.Violating;
        var domain = JudgedSums.Domain(weeks.Sample, weeks.Rows, row => flagged(row) ? new(1, violating[row] ? 1 : 0) : default);
        return Of(domain);
    }

    private static Interval? Of(StratifiedDomain flagged) => flagged.Total.N >= Fewest ? Hajek.Proportion(flagged, 0.95) : null;
}
