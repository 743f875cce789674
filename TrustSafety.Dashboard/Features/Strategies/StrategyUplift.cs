using System.Globalization;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What a vendor, a shadow or a saved rule adds to what is there without it, on the same judged views.</summary>
internal sealed class StrategyUplift(IGroundTruth truth, IOptions<DisclosureOptions> disclosure)
{
    public const string Id = "uplift";

    private static readonly Unit Points = new("points", 100, "points", 1), PerFlags = new("per_1000_flags", 1000, "per 1,000 flags", 1), Cost = new("cost", 1, "a view", 2) { Natural = "cost per violating view" };

    public async Task<(Section Section, IReadOnlyList<UpliftReading> Readings)> ReadAsync(SampleWindow window, JudgedLabels labels, IReadOnlyList<Detector> detectors, IReadOnlyDictionary<string, FlagLoad> loads, StrategiesSettings settings, CancellationToken cancellation)
    {
        var against = settings.Against;
        List<Detector> candidates = [.. detectors.Where(d => (d.Vendor is not null || !d.Live) && d.Name != against)];
        var (rows, readings) = (new List<SectionRow>(), new List<UpliftReading>());
        foreach (var candidate in candidates)
        {
            SectionRow Row(string id, string name, Readout readout, Unit unit) => new(id, name, readout.While(labels.Open), unit, "strategy", candidate.Name);
            foreach (var (id, measure, unit) in new[] { ("unique_per_1000_flags", UpliftMeasures.UniquePerFlag(candidate, against), PerFlags), ("precision_alone", UpliftMeasures.PrecisionAlone(candidate, against), DetectionMeasures.Percent), ("recall_gain", UpliftMeasures.RecallGain(candidate, against), Points) })
                rows.Add(Row(id, measure.Indicator.Name, (await truth.PoolAsync(measure, window.Window, cancellation)).Readouts[0].Readout, unit));
            var reading = await Task.Run(() => UpliftReading.Of(labels, candidate, against, disclosure.Value.MinimumCount), cancellation);
            readings.Add(reading);
            rows.Add(Row("recall_difference", "Its recall less the other's, as both fire", AsFired(labels, candidate, against), Points));
            rows.Add(Row("recall_instead_equal_precision", "Its recall less the other's, at equal precision", UpliftText.Instead(reading), Points));
            rows.Add(Row("recall_beside_equal_precision", "Recall that it adds at equal precision", UpliftText.Beside(reading), Points));
            rows.Add(Row("cost_per_catch", "Cost of each violating view only it finds, as it fires", CostOf(labels, candidate, settings, loads, null), Cost));
            if (reading is { HasScores: true, Gain.ThresholdBeside: { } threshold }) rows.Add(Row("cost_per_catch_equal_precision", "The same at equal precision", CostOf(labels, candidate, settings, loads, threshold), Cost));
        }
        SectionChart Chart(string id, string title, string foot) => new SectionChart.Dots(title, foot, new(title, window.Text, rows.First(r => r.Measure == id).Unit, [.. rows.Where(r => r.Measure == id).Select(r => new EstimateDot(r.Key!, r.Readout))]) { Line = rows.First(r => r.Measure == id).Unit == Points ? 0 : null });
        return (new(Id, "What would a vendor or a shadow add?", UpliftText.Note(candidates.Count, against), rows, labels.Provenance)
        {
            ShowsFigures = false,
            Charts = rows.Count == 0 ? [] :
            [
                Chart("unique_per_1000_flags", "Violating and nobody else's, per 1,000 flags", ""), Chart("precision_alone", "Precision of flags that only it raises", ""), Chart("recall_gain", "Recall it would add", "In points of recall, as it fires."),
                Chart("recall_instead_equal_precision", "Instead: recall at equal precision", string.Join(" ", readings.Select(UpliftText.Sentence))), Chart("recall_beside_equal_precision", "Beside: recall added at equal precision", "Its flags that are nobody else's, from the lowest threshold at which they are right as often."),
                Chart("cost_per_catch", "Cost of each violating view only it finds", UpliftText.Costs(settings)),
            ],
        }, readings);
    }

    private static Readout AsFired(JudgedLabels labels, Detector candidate, string? against)
    {
        if (UpliftMeasures.Reference(labels.Sample, candidate, against).Count == 0) return new Readout.Missing(UpliftText.Nobody);
        var domain = labels.Domain(UpliftMeasures.RecallDifference(candidate, against));
        return domain.Total.N < UpliftMeasures.Fewest ? new Readout.TooFew((long)domain.Total.N, UpliftMeasures.Fewest) : new Readout.Measured(Hajek.Mean(domain, 0.95), (long)domain.Total.N, null, null, domain.Total.EffectiveN);
    }

    /// <summary>Scoring and reviewing a day over the violating views a day that only it finds; the costs are known, so the interval is that of the views, turned round.</summary>
    private Readout CostOf(JudgedLabels labels, Detector candidate, StrategiesSettings settings, IReadOnlyDictionary<string, FlagLoad> loads, double? threshold)
    {
        if (!loads.TryGetValue(candidate.Name, out var load)) return new Readout.Missing("nobody counts the detections of a rule, so its load is not known");
        if (UpliftMeasures.Reference(labels.Sample, candidate, settings.Against).Count == 0) return new Readout.Missing(UpliftText.Nobody);
        var (total, judged) = UpliftReading.OnlyFound(labels, candidate, settings.Against, threshold);
        if (judged < disclosure.Value.MinimumCount) return new Readout.TooFew(judged, disclosure.Value.MinimumCount);
        if (total.Interval is not { } views) return new Readout.Missing("the judged views do not vary enough for an interval");
        var cost = load.Days * ((load.ScoredPerDay * settings.ScoreCost) + ((threshold is { } t ? load.PerDay(t) : load.FiredPerDay) * settings.ReviewCost));
        return new Readout.Measured(new(cost / views.High, cost / views.Point, views.Low > 0 ? cost / views.Low : double.PositiveInfinity, views.Level, $"{views.Method}, turned round"), judged, null, null,
            Note: threshold is { } at ? string.Create(CultureInfo.InvariantCulture, $"from a score of {at:0.000}") : null);
    }
}
