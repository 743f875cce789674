using System.Globalization;
using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>How often a change that did nothing seems to have done something, in few segments whose weeks resemble each other, and how often the interval holds what one did.</summary>
internal static class ChangeSimulation
{
    private const int Before = 16, After = 8, Few = 4000;

    public static IEnumerable<BenchmarkRow> Rows()
    {
        foreach (var (treated, all) in new[] { (2, 8), (4, 12), (8, 16) })
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{treated} of {all} segments, 16 + 8 weeks, autocorrelation 0.6");
            Inference Of(ChangePanel panel) => ChangeAnalysis.Of(panel)[0].Effect;
            yield return Trial.Row("difference in differences on the page, false positives", size, Trial.Share(r => Of(Panel(r, treated, all, 0)).Excludes(0), Few), 0.05, Claim.Errs, 0.02, Few);
            yield return Trial.Row("difference in differences on the page, covers the true effect", size, Trial.Share(r => !Of(Panel(r, treated, all, 1)).Excludes(1), Few), 0.95, Claim.Covers, 0.02, Few);
            yield return Trial.Row("the same with errors clustered by segment, false positives", size, Trial.Share(r => DifferenceInDifferences.TwoWay(Panel(r, treated, all, 0).Rows(Before)).Excludes(0), Few), 0.05, Claim.Errs, 1, Few);
        }
        // Seven placebos carry an interval at 7/8, which is the level that is told.
        yield return Trial.Row("difference in differences on the page, false positives by placebos", "1 of 8 segments", Trial.Share(r => ChangeAnalysis.Of(Panel(r, 1, 8, 0))[0].Effect.Excludes(0), Few), 0.125, Claim.Errs, 0, Few);
    }

    private static ChangePanel Panel(Random random, int treated, int all, double effect)
    {
        var shocks = Enumerable.Range(0, Before + After).Select(_ => Draw.Normal(random)).ToArray();
        double[] Segment(int segment)
        {
            var (own, noise) = (Draw.Normal(random), Draw.Normal(random));
            return [.. Enumerable.Range(0, Before + After).Select(week =>
            {
                noise = (0.6 * noise) + (0.8 * Draw.Normal(random));
                return 10 + own + shocks[week] + noise + (segment < treated && week >= Before ? effect : 0);
            })];
        }

        var weeks = Period.Range(Grain.Week, new(2026, 1, 5), new DateOnly(2026, 1, 5).AddDays(7 * (Before + After)));
        return new([.. Enumerable.Range(0, all).Select(s => string.Create(CultureInfo.InvariantCulture, $"s{s}"))], treated, [.. weeks], Before, [.. Enumerable.Range(0, all).Select(Segment)]);
    }
}
