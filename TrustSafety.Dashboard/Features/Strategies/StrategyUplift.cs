using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What a vendor or a shadow adds to what is there without it, on the same judged views.</summary>
internal sealed class StrategyUplift(IGroundTruth truth)
{
    public async Task<Section> ReadAsync(SampleWindow window, JudgedLabels labels, CancellationToken cancellation)
    {
        List<JudgedStrategy> candidates = [.. labels.Sample.Strategies.Where(s => s.Vendor is not null || !s.Live)];
        var rows = new List<SectionRow>();
        foreach (var strategy in candidates)
            foreach (var (id, measure, unit) in new[]
                     {
                         ("unique_per_1000_flags", DetectionMeasures.UniquePerFlag(Detector.Of(strategy)), new Unit("per_1000_flags", 1000, "per 1,000 flags", 1)),
                         ("precision_alone", DetectionMeasures.PrecisionAlone(Detector.Of(strategy)), DetectionMeasures.PrecisionAlone(Detector.Of(strategy)).Indicator.Unit),
                         ("recall_gain", DetectionMeasures.RecallGain(Detector.Of(strategy)), new Unit("points", 100, "points", 1)),
                     })
                rows.Add(new(id, measure.Indicator.Name, (await truth.PoolAsync(measure, window.Window, cancellation)).Readouts[0].Readout, unit, "strategy", strategy.Name));
        SectionChart Chart(string id, string title, string foot) => new SectionChart.Dots(title, foot, new(title, window.Text, rows.First(r => r.Measure == id).Unit, [.. rows.Where(r => r.Measure == id).Select(r => new EstimateDot(r.Key!, r.Readout))]) { Line = id == "recall_gain" ? 0 : null });
        return new("uplift", "What would a vendor or a shadow add?",
            candidates.Count == 0 ? "There is neither a vendor nor a shadow strategy in these detections."
                : "Against the live strategies of one's own, on the same judged views: flags that are violating and nobody else's, how often flags that only it raises are right, and how much recall it would add. The gain is a share of the same views, so its interval is that of the pair.", rows, labels.Provenance)
        {
            ShowsFigures = false,
            Charts = rows.Count == 0 ? [] : [Chart("unique_per_1000_flags", "Violating and nobody else's, per 1,000 flags", ""), Chart("precision_alone", "Precision of flags that only it raises", ""), Chart("recall_gain", "Recall it would add", "In points of recall.")],
        };
    }
}
