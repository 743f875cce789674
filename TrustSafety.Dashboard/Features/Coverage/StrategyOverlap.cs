using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>What each live strategy adds to the others, which combinations catch together, and how many at least nobody caught.</summary>
internal sealed class StrategyOverlap(IGroundTruth truth, UnseenFloor floor, IOptions<DisclosureOptions> disclosure)
{
    private const double Level = 0.95;
    private const int MostCombinations = 12, FewestResamples = 300, MostResamples = 1000, Draws = 20_000_000;

    public async Task<Section> ReadAsync(SampleWindow window, JudgedLabels labels, CancellationToken cancellation)
    {
        var live = CoverageMeasures.Live(labels.Sample);
        var rows = new List<SectionRow>();
        var resampled = await Task.Run(() => Resample(labels, live), cancellation);
        foreach (var (strategy, own) in live.Zip(resampled))
            foreach (var (measure, id, interval) in new[] { (CoverageMeasures.Caught(strategy.Name), "caught_by", own.Total), (CoverageMeasures.Alone(strategy.Name), "caught_alone_by", own.Unique), (CoverageMeasures.Shapley(strategy.Name), "shapley", own.Shapley) })
            {
                var pooled = (await truth.PoolAsync(measure, window.Window, cancellation)).Readouts[0].Readout;
                rows.Add(new(id, measure.Indicator.Name, Told(pooled, interval, labels, measure), measure.Indicator.Unit, "strategy", strategy.Name));
            }
        var (total, floors) = (floor.Total(labels), floor.Read(labels, live));
        rows.AddRange([total, .. floors]);
        var combinations = Combinations(labels, live);
        rows.AddRange(combinations.Select(c => c.Row));
        EstimateDotsData Dots(string id, string what) => new(what, window.Text, CoverageMeasures.Before.Indicator.Unit, [.. rows.Where(r => r.Measure == id).OrderByDescending(r => r.Readout.Shown?.Value.Point ?? -1).Select(r => new EstimateDot(r.Key!, r.Readout))]);
        return new("overlap", "What does each strategy add?",
            "Of violating exposure: what a strategy caught before the view; what it caught alone, which is what would be lost without it (leave-one-out); and its fair share, every view shared equally among those who caught it, which is the exact Shapley value and adds up to all that was caught. "
            + "Intervals resample the judged views in their strata with their weights (Rao and Wu 1988), all strategies in the same resamples, from a fixed seed; that of the linearised design stands beside each. The floor of the unseen takes every two strategies as two independent searches (Lincoln and Petersen over the sample, with its error; Chapman where every view stands for itself): strategies that tend to find the same content make it too low, so it is a floor and no estimate.",
            rows, labels.Provenance)
        {
            Charts =
            [
                new SectionChart.Dots("Caught by it alone", "What would be lost without it.", Dots("caught_alone_by", "Caught by it alone")),
                new SectionChart.Dots("Fair share (Shapley)", "Shares add up to all that was caught.", Dots("shapley", "Fair share")),
                new SectionChart.Dots("How many violating views are there at least?", "Each two strategies taken as two independent searches; they tend to find the same, so each is a floor. Dashed: what the sample itself says there is.",
                    new("Violating views there are at least", window.Text, UnseenFloor.Views, [.. floors.Select(f => new EstimateDot(f.Key is { Length: > 0 } pair ? pair : "two strategies", f.Readout))]) { Line = total.Readout.Shown?.Value.Point }),
                new SectionChart.Overlaps("Which combinations catch together?", "Share of violating exposure that exactly the filled strategies caught, and no other; combinations of few judged views stand together.", Overlaps(combinations, [.. live.Select(s => s.Name)], window.Text)),
            ],
        };
    }

    private static IntersectionsData Overlaps(List<(SectionRow Row, int[] Members)> combinations, List<string> live, string when) => new(
        new("Caught by exactly these", when, CoverageMeasures.Before.Indicator.Unit, [.. combinations.Select(c => new EstimateDot(c.Row.Key!, c.Row.Readout))]), live, [.. combinations.Select(c => c.Members)]);

    private static IReadOnlyList<ContributionIntervals> Resample(JudgedLabels labels, IReadOnlyList<JudgedStrategy> live)
    {
        var sample = labels.Sample;
        var violating = labels.Violating;
        return ResampledCoverage.Of([.. violating.Select(r => new CaughtItem([.. Enumerable.Range(0, live.Count).Where(s => live[s].Caught(r))], sample.Weights[r]))], [.. violating.Select(r => sample.StratumCodes[r])], s => sample.Strata[s].Drawn, live.Count, Math.Clamp(Draws / Math.Max(1, violating.Count), FewestResamples, MostResamples));
    }

    /// <summary>The interval of the resamples, that of the design beside it, and the judged views behind the share: a census is read by its counts.</summary>
    private static Readout Told(Readout readout, Inference resampled, JudgedLabels labels, JudgedMeasure measure)
    {
        if (readout.Shown is not { } shown) return readout;
        var value = measure.Bind(labels.Sample, false);
        var said = measure.Id.StartsWith("caught", StringComparison.Ordinal) ? FormattableString.Invariant($"{labels.Violating.Count(r => value(r).Y > 0)} judged views") : "";
        if (resampled.Interval is not { } interval) return readout.With(said);
        var design = $"by the design {ValueText.Bounds(measure.Indicator.Unit, shown.Value, " to ")}";
        var measured = shown with { Value = interval with { Point = shown.Value.Point }, Note = said.Length > 0 ? $"{said}; {design}" : design };
        return readout is Readout.Provisional provisional ? provisional with { SoFar = measured } : measured;
    }

    private List<(SectionRow Row, int[] Members)> Combinations(JudgedLabels labels, IReadOnlyList<JudgedStrategy> live)
    {
        var sample = labels.Sample;
        string By(int row) => string.Join(" + ", live.Where(s => s.Caught(row)).Select(s => s.Name));
        var found = labels.Violating.Where(r => sample.Caught[r]).GroupBy(By).Select(g => (g.Key, Rows: g.ToList(), Weight: g.Sum(r => sample.Weights[r]))).OrderByDescending(g => g.Weight).ToList();
        var shown = found.Where(g => g.Rows.Count >= disclosure.Value.MinimumCount && g.Key.Length > 0).Take(MostCombinations).ToList();
        List<int> rest = [.. found.Except(shown).SelectMany(g => g.Rows)];
        // A small rest could be had by subtraction, so the least of the others joins it.
        while (rest.Count > 0 && rest.Count < disclosure.Value.MinimumCount && shown.Count > 0)
        {
            rest.AddRange(shown[^1].Rows);
            shown.RemoveAt(shown.Count - 1);
        }
        var (groups, place, open) = (new byte[sample.Count], (byte)0, labels.Open);
        SectionRow Row(string key, IReadOnlyList<int> rows)
        {
            var own = ++place;
            foreach (var row in rows) groups[row] = own;
            var domain = labels.Domain(JudgedMeasure.Share("", "", _ => row => new(1, groups[row] == own ? 1 : 0)).AmongViolating());
            return new("caught_by_exactly", "Caught by exactly these", new Readout.Measured(Hajek.Proportion(domain, Level), (long)domain.Total.N, null, null, domain.Total.EffectiveN, FormattableString.Invariant($"{rows.Count} judged views")).While(open), CoverageMeasures.Before.Indicator.Unit, "strategies", key);
        }

        int[] Members(int row) => [.. Enumerable.Range(0, live.Count).Where(s => live[s].Caught(row))];
        return [.. shown.Select(g => (Row(g.Key, g.Rows), Members(g.Rows[0]))), .. rest.Count >= disclosure.Value.MinimumCount ? [(Row("all others", rest), [])] : ((SectionRow, int[])[])[]];
    }
}
