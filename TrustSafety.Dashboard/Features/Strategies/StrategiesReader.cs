using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Strategies;

internal sealed class StrategiesReader(IFacts facts, IGroundTruth truth, FlagLoads flagLoads, StrategyDetail detail, StrategyUplift uplift, SavedRules saved, RememberedViews views)
{
    /// <summary>Null when no judged view, or no detection, is loaded.</summary>
    public async Task<StrategiesModel?> ReadAsync(ViewState state, CancellationToken cancellation)
    {
        var rules = await saved.ListAsync(cancellation);
        return await views.GetAsync(state, string.Join('\n', rules.Select(r => $"{r.Name}: {r.Text}, {r.SeenUntil:O}")), () => ComputeAsync(state, rules, cancellation), cancellation);
    }

    private async Task<StrategiesModel?> ComputeAsync(ViewState state, IReadOnlyList<SavedRule> rules, CancellationToken cancellation)
    {
        if (await SampleWindow.ResolveAsync(state, facts, cancellation) is not { } window || window.Snapshot.Window(Fact.Detection) is null) return null;
        var labels = await truth.LabelsAsync(window.Window, cancellation);
        var detectors = Detector.All(labels.Sample, rules);
        List<string> names = [.. detectors.Select(d => d.Name)], live = [.. detectors.Where(d => d.Live).Select(d => d.Name)];
        var settings = StrategiesSettings.Parse(state, names, live);
        var loads = await flagLoads.ReadAsync(window, cancellation);
        // Side by side: what vendors and shadows add is resampled, which takes about as long as all that is measured.
        var adds = Task.Run(() => uplift.ReadAsync(window, labels, detectors, loads, settings, cancellation), cancellation);
        List<StrategyCard> cards = [.. await Task.WhenAll(detectors.Select(d => Task.Run(() => CardAsync(window, labels, d, settings.Beta, loads.GetValueOrDefault(d.Name)?.FiredPerDay, cancellation), cancellation)))];
        var chosen = settings.Strategy ?? cards.Where(c => labels.Sample.Strategy(c.Name) is { } own && labels.Rows.Any(r => !float.IsNaN(own.Scores[r]))).MaxBy(c => c.Recall.Shown?.Value.Point ?? -1)?.Name ?? names.FirstOrDefault();
        var sections = new List<Section> { Portfolio(window, labels, cards, settings) };
        ThresholdTable? thresholds = null;
        if (chosen is not null)
        {
            var detector = detectors.First(d => d.Name == chosen);
            thresholds = Thresholds(window, labels, detector, loads);
            sections.AddRange(await detail.ReadAsync(window, labels, detector, thresholds, settings, cancellation));
        }
        var (added, readings) = await adds;
        sections.Add(added);
        return new(window, settings with { Strategy = chosen }, Sentence(cards), cards, sections, thresholds, live, readings);
    }

    private async Task<StrategyCard> CardAsync(SampleWindow window, JudgedLabels labels, Detector detector, double beta, double? flags, CancellationToken cancellation)
    {
        async Task<Readout> Pool(JudgedMeasure measure) => (await truth.PoolAsync(measure, window.Window, cancellation)).Readouts[0].Readout;
        var (recall, strategy) = (await Pool(DetectionMeasures.Recall(detector)), detector.In(labels.Sample));
        var heavy = HeavyMisses(labels, strategy);
        return new(detector.Name, detector.Saved is { } rule ? $"lab rule, made on data up to {rule.SeenUntil:yyyy-MM-dd}" : detector.Kind, detector.Live, flags, heavy,
            await Pool(DetectionMeasures.Precision(detector)), heavy is { } carried ? recall.With(FormattableString.Invariant($"ten judged misses carry {carried:P0} of all that it missed")) : recall, await Pool(DetectionMeasures.F(detector, beta)), await Pool(DetectionMeasures.FalsePositives(detector)),
            await Pool(DetectionMeasures.InTime(detector)), LeadTimes.Of(labels, strategy));
    }

    /// <summary>Recall leans on the few misses found among what looked harmless, each of which stands for many views.</summary>
    private static double? HeavyMisses(JudgedLabels labels, JudgedStrategy strategy)
    {
        const int heaviest = 10;
        var (heavy, all, count, weights) = (new PriorityQueue<double, double>(heaviest + 1), 0.0, 0, labels.Sample.Weights);
        foreach (var row in labels.Violating)
        {
            if (strategy.Fired(row)) continue;
            (all, count) = (all + weights[row], count + 1);
            if (heavy.Count < heaviest) heavy.Enqueue(weights[row], weights[row]);
            else heavy.EnqueueDequeue(weights[row], weights[row]);
        }
        return count <= heaviest ? null : heavy.UnorderedItems.Sum(h => h.Element) / all;
    }

    private static Section Portfolio(SampleWindow window, JudgedLabels labels, List<StrategyCard> cards, StrategiesSettings settings)
    {
        var unit = DetectionMeasures.Percent;
        List<SectionRow> rows = [.. cards.SelectMany(c => new SectionRow[]
        {
            Row(c, "precision", "Precision", c.Precision, unit), Row(c, "recall", "Recall", c.Recall, unit), Row(c, "f", $"F{settings.BetaText}", c.F, unit),
            Row(c, "false_positive_rate", "False-positive rate", c.FalsePositives, DetectionMeasures.Few), Row(c, "in_time", "Flagged in time", c.InTime, unit), Row(c, "lead_time", "Median lead, from the verdict to the view", c.LeadTime, LeadTimes.Hours),
        })];
        EstimateDotsData Dots(string measure, string what) => new(what, window.Text, unit, [.. rows.Where(r => r.Measure == measure).OrderByDescending(r => r.Readout.Shown?.Value.Point ?? -1).Select(r => new EstimateDot(r.Key!, r.Readout))]);
        return new("portfolio", "How good is each strategy?",
            "From the probability sample of judged views, so that views which nobody flagged count too: recall needs labels below every threshold, and leans on the few misses found there, each standing for many views. Every figure is a ratio of weighted sums with the design's interval. "
            + "Content that a strategy never scored counts as not flagged. Fβ weighs recall β times as much as precision. Flags a day come from all detections; a rule saved in the heuristic lab has none, for it joins scores of one content. It stands as a shadow, and weeks up to the day on which it was made are no fair test of it. Lead times are medians over violating views that it flagged, from the verdict to the view, weighted to views like the rest (Woodruff 1952); below 0 the verdict came too late.", rows, labels.Provenance)
        {
            Charts = [new SectionChart.Dots("Precision: of its flags, how many are right?", "", Dots("precision", "Precision")), new SectionChart.Dots("Recall: of the violating views, how many does it flag?", "", Dots("recall", "Recall"))],
        };
    }

    private static SectionRow Row(StrategyCard card, string measure, string name, Readout readout, Unit unit) => new(measure, name, readout, unit, "strategy", card.Name);

    /// <summary>Nobody counts the detections of a rule: what it would flag is estimated from the judged views.</summary>
    private static ThresholdTable? Thresholds(SampleWindow window, JudgedLabels labels, Detector detector, IReadOnlyDictionary<string, FlagLoad> loads)
    {
        var own = detector.In(labels.Sample);
        if (labels.Rows.All(r => float.IsNaN(own.Scores[r]))) return null;
        var load = loads.GetValueOrDefault(detector.Name) ?? FlagLoad.OfViews(labels, own, 7 * window.Weeks);
        var fired = labels.Rows.Where(r => own.Fired(r) && !float.IsNaN(own.Scores[r])).Select(r => Math.Round((double)own.Scores[r], 6)).DefaultIfEmpty(double.NaN).Min();
        return new(detector.Name, labels, own, load, double.IsNaN(fired) ? null : fired);
    }

    private static string Sentence(List<StrategyCard> cards)
    {
        var said = cards.Where(c => c.Live && c.Recall.Shown is not null && c.Precision.Shown is not null).ToList();
        if (said.Count == 0) return $"Of {cards.Count} strategies nothing can be said yet: too few judged violating views.";
        var (finds, right) = (said.MaxBy(c => c.Recall.Shown!.Value.Point)!, said.MaxBy(c => c.Precision.Shown!.Value.Point)!);
        var unit = DetectionMeasures.Percent;
        string Value(Readout r) => $"{ValueText.Value(unit, r.Shown!.Value.Point)} ({ValueText.Bounds(unit, r.Shown.Value, " to ")})";
        return finds == right
            ? $"Of {cards.Count} strategies {finds.Name} finds most violating views, {Value(finds.Recall)}, and is most often right, {Value(finds.Precision)} of its flags."
            : $"Of {cards.Count} strategies {finds.Name} finds most violating views, {Value(finds.Recall)}; {right.Name} is most often right, {Value(right.Precision)} of its flags.";
    }
}
