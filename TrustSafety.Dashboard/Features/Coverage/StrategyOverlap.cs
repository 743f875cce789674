using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>What each live strategy adds to the others, which combinations catch together, and how many at least nobody caught.</summary>
internal sealed class StrategyOverlap(IGroundTruth truth, UnseenFloor floor, IOptions<DisclosureOptions> disclosure)
{
    private const int MostCombinations = 12;

    public async Task<Section> ReadAsync(SampleWindow window, JudgedLabels labels, CancellationToken cancellation)
    {
        var live = CoverageMeasures.Live(labels.Sample);
        var rows = new List<SectionRow>();
        foreach (var strategy in live)
            foreach (var (measure, id) in new[] { (CoverageMeasures.Caught(strategy.Name), "caught_by"), (CoverageMeasures.Alone(strategy.Name), "caught_alone_by"), (CoverageMeasures.Shapley(strategy.Name), "shapley") })
            {
                var pooled = (await truth.PoolAsync(measure, window.Window, cancellation)).Readouts[0].Readout;
                rows.Add(new(id, measure.Indicator.Name, WithCount(pooled, labels, measure), measure.Indicator.Unit, "strategy", strategy.Name));
            }
        rows.Add(floor.Read(labels, live));
        var combinations = Combinations(labels, live);
        EstimateDotsData Dots(string id, string what) => new(what, window.Text, CoverageMeasures.Before.Indicator.Unit, [.. rows.Where(r => r.Measure == id).OrderByDescending(r => r.Readout.Shown?.Value.Point ?? -1).Select(r => new EstimateDot(r.Key!, r.Readout))]);
        return new("overlap", "What does each strategy add?",
            "Of violating exposure: what a strategy caught before the view; what it caught alone, which is what would be lost without it (leave-one-out); and its fair share, every view shared equally among those who caught it, which is the exact Shapley value and adds up to all that was caught. "
            + "Intervals are those of the design. The floor of the unseen takes the two strategies that catch most as two independent searches (Lincoln and Petersen, Chapman for equal weights): strategies that tend to find the same content make it too low, so it is a floor and no estimate.",
            rows, labels.Provenance)
        {
            Charts =
            [
                new SectionChart.Dots("Caught by it alone", "What would be lost without it.", Dots("caught_alone_by", "Caught by it alone")),
                new SectionChart.Dots("Fair share (Shapley)", "Shares add up to all that was caught.", Dots("shapley", "Fair share")),
                new SectionChart.Bars("Which combinations catch together?", "Share of the caught violating exposure by exactly these strategies; the rest stands together.", new("combination", window.Text, combinations) { Why = "nothing was caught" }),
            ],
        };
    }

    /// <summary>Judged views behind the share: a census is read by its counts.</summary>
    private static Readout WithCount(Readout readout, JudgedLabels labels, JudgedMeasure measure)
    {
        if (!measure.Id.StartsWith("caught", StringComparison.Ordinal)) return readout;
        var value = measure.Bind(labels.Sample, false);
        return readout.With(FormattableString.Invariant($"{labels.Rows.Count(r => value(r).Y > 0)} judged views"));
    }

    private List<ShareBar> Combinations(JudgedLabels labels, IReadOnlyList<JudgedStrategy> live)
    {
        var sample = labels.Sample;
        var found = labels.Rows.Where(r => sample.Violating[r] && sample.Caught[r]).GroupBy(r => string.Join(" + ", live.Where(s => s.Caught(r)).Select(s => s.Name)))
            .Select(g => (g.Key, Count: g.Count(), Weight: g.Sum(r => sample.Weights[r]))).OrderByDescending(g => g.Weight).ToList();
        var shown = found.Where(g => g.Count >= disclosure.Value.MinimumCount && g.Key.Length > 0).Take(MostCombinations).ToList();
        var rest = found.Except(shown).ToList();
        return [.. shown.Select(g => new ShareBar(g.Key, g.Weight)), .. rest.Sum(g => g.Count) >= disclosure.Value.MinimumCount ? [new("all others", rest.Sum(g => g.Weight))] : (ShareBar[])[]];
    }
}
