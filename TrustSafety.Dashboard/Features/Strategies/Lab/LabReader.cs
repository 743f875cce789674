using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>Tests a rule, written or fitted, on weeks that were held out when it was fitted.</summary>
internal sealed class LabReader(IFacts facts, IGroundTruth truth, SavedRules saved)
{
    private static readonly Unit LogOdds = new("log_odds", 1, "", 3);

    /// <summary>Null when no judged view, or no detection, is loaded.</summary>
    public async Task<LabModel?> ReadAsync(ViewState state, CancellationToken cancellation)
    {
        if (await SampleWindow.ResolveAsync(state, facts, cancellation) is not { } window || window.Snapshot.Window(Fact.Detection) is null) return null;
        var labels = await truth.LabelsAsync(window.Window, cancellation);
        var known = RuleVocabulary.Of(labels.Sample);
        var settings = LabSettings.Parse(state, known, window.Weeks);
        var kept = await saved.ListAsync(cancellation);
        var split = window.Weeks == 1 ? window.Window.From : window.Window.To.AddDays(-7 * settings.HeldOut);
        var (fitting, held) = (window.Window with { To = split }, window.Window with { From = split });
        var sections = new List<Section>();
        var rule = settings.Rule;
        if (settings.Signals.Count > 0)
        {
            var fit = LabFit.Of(await truth.LabelsAsync(fitting, cancellation), settings.Signals, known, settings.Beta);
            rule = fit.Rule;
            sections.Add(Coefficients(fit, labels.Provenance, fitting, settings.Beta));
        }
        var sentence = settings.Signals.Count > 0 ? "These signals could not be fitted; the coefficients say why." : "Compose a rule, or choose signals to fit one from: it is tested on weeks that it has not seen.";
        if (rule is not null)
        {
            var tested = Detector.Of("tested", rule);
            var own = await HeldOutAsync(tested, fitting, held, settings.Beta, labels.Provenance, cancellation);
            var adds = await AddsAsync(tested, held, labels.Provenance, cancellation);
            sections.InsertRange(0, [own, adds]);
            sections.Add(await WeeksAsync(tested, window, split, labels.Provenance, cancellation));
            sentence = Sentence(own, adds, held);
        }
        return new(window, settings, known, rule, sentence, sections, kept);
    }

    private async Task<Section> HeldOutAsync(Detector rule, GroundTruthWindow fitting, GroundTruthWindow held, double beta, Provenance provenance, CancellationToken cancellation)
    {
        var rows = new List<SectionRow>();
        foreach (var (id, measure) in new[] { ("precision", DetectionMeasures.Precision(rule)), ("recall", DetectionMeasures.Recall(rule)), ("f", DetectionMeasures.F(rule, beta)), ("false_positive_rate", DetectionMeasures.FalsePositives(rule)), ("in_time", DetectionMeasures.InTime(rule)) })
        {
            rows.Add(new(id, measure.Indicator.Name, await PoolAsync(measure, held, cancellation), measure.Indicator.Unit));
            if (fitting.To > fitting.From) rows.Add(new(id, measure.Indicator.Name, await PoolAsync(measure, fitting, cancellation), measure.Indicator.Unit, "weeks", "made on"));
        }
        return new("held_out", $"How good is the rule on the weeks held out, {held.From:yyyy-MM-dd} to {held.To.AddDays(-1):yyyy-MM-dd}?",
            "Against judged views, with the design's intervals; views that nobody flagged count too. The numbers of the weeks before stand beside them in the file: a rule that does much better there was fitted to chance. A rule is in time when the last of the scores that it rests on came at or before the view. Content never scored meets no condition on a score.", rows, provenance);
    }

    private async Task<Section> AddsAsync(Detector rule, GroundTruthWindow held, Provenance provenance, CancellationToken cancellation)
    {
        var rows = new List<SectionRow>();
        foreach (var measure in new[] { LabMeasures.PortfolioRecall(), LabMeasures.RecallWith(rule), LabMeasures.RecallAdded(rule), LabMeasures.PrecisionAlone(rule), LabMeasures.PortfolioPrecision(), LabMeasures.PrecisionWith(rule), LabMeasures.FlaggedOnly(rule) })
            rows.Add(new(measure.Id.Split(':')[0], measure.Indicator.Name, await PoolAsync(measure, held, cancellation), measure.Indicator.Unit));
        return new("adds", "What does it add to the strategies that are live?",
            "On the same judged views of the held-out weeks: what a rule adds is itself a share of the violating views, so its interval is that of the pair and needs no comparison of two. The further load is in views, not items: a rule joins scores of one content, which detections are not counted by.", rows, provenance);
    }

    private async Task<Section> WeeksAsync(Detector rule, SampleWindow window, DateOnly split, Provenance provenance, CancellationToken cancellation)
    {
        var (rows, charts) = (new List<SectionRow>(), new List<SectionChart>());
        foreach (var measure in new[] { DetectionMeasures.Precision(rule), DetectionMeasures.Recall(rule) })
        {
            var series = await truth.ReadAsync(measure, new(measure.Id, Grain.Week, window.Window.From, window.Window.To) { Where = window.Window.Where }, cancellation);
            rows.AddRange(series.Points.Select(p => new SectionRow($"weekly_{measure.Id.Split(':')[0]}", measure.Indicator.Name, p.Readout, measure.Indicator.Unit, "week", p.Period.ToString())));
            if (series.Points.Count > 1) charts.Add(new SectionChart.Trend($"{measure.Indicator.Name} by week", $"Held out from {split:yyyy-MM-dd}.", new(measure.Indicator, [.. series.Points.Select(p => new TrendPoint(p.Period, p.Readout))])));
        }
        return new("weeks", "Does it hold over the weeks?", "Precision and recall of what the rule would have flagged, by week of the view.", rows, provenance) { Charts = charts };
    }

    private static Section Coefficients(LabFit fit, Provenance provenance, GroundTruthWindow fitting, double beta)
    {
        List<SectionRow> rows = [.. fit.Coefficients.Select(c => new SectionRow("coefficient", "Coefficient", c.Coefficient, LogOdds, "signal", c.Name))];
        return new("coefficients", $"What does each signal say, fitted on {fitting.From:yyyy-MM-dd} to {fitting.To.AddDays(-1):yyyy-MM-dd}?",
            FormattableString.Invariant($"Logistic regression weighted to views, errors of the stratified sample: a coefficient adds to the log-odds of violating, for a score from 0 to 1 or for having fired; content never scored counts 0. The threshold is that of the best F{beta:0.##} on the weeks fitted. ") + "The rule written out above is the whole model.", rows, provenance)
        {
            ShowsFigures = false,
            Charts = fit.Rule is null ? [] : [new SectionChart.Dots("Coefficients in log-odds", "An interval that crosses 0 says nothing for sure.", new("Coefficient", "the weeks fitted", LogOdds, [.. fit.Coefficients.Select(c => new EstimateDot(c.Name, c.Coefficient))]) { Line = 0 })],
        };
    }

    private static string Sentence(Section own, Section adds, GroundTruthWindow held)
    {
        string? Value(Section of, string id) => of.Rows.First(r => r.Measure == id && r.By.Length == 0) is { Readout.Shown: { } shown } row ? $"{ValueText.Value(row.Unit, shown.Value.Point)} ({ValueText.Bounds(row.Unit, shown.Value, " to ")})" : null;
        var weeks = (held.To.DayNumber - held.From.DayNumber) / 7;
        var when = weeks == 1 ? "the week held out" : $"the {weeks} weeks held out";
        return Value(own, "recall") is { } recall
            ? $"On {when} the rule finds {recall} of the violating views{(Value(own, "precision") is { } precision ? $" and is right in {precision} of its flags" : "")}{(Value(adds, "recall_added") is { } added ? $"; {added} no live strategy finds." : ".")}"
            : $"On {when} there are too few judged violating views to say what the rule finds.";
    }

    private async Task<Readout> PoolAsync(JudgedMeasure measure, GroundTruthWindow window, CancellationToken cancellation) => (await truth.PoolAsync(measure, window, cancellation)).Readouts[0].Readout;
}
