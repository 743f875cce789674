using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Cli;

/// <summary>A readout for a terminal: the sentence, the health, one line per metric.</summary>
internal static class ExperimentTable
{
    public static string Of(Standing standing) => string.Join(Environment.NewLine, Lines(standing, standing.Model));

    public static string Of(ChangeModel change) => string.Join(Environment.NewLine,
    [
        change.Sentence,
        .. change.Evidence.SelectMany(e => (string[])["", $"{e.Method}: {EvidenceText.Effect(change.Indicator.Unit, e)}", .. e.Assumptions.Select(a => $"  {(a.State == HealthState.Unknown ? "unchecked" : a.State.ToString().ToLowerInvariant()),-10}{a.Question} {a.Finding}")]),
        "",
        ProvenanceText.Line(change.Provenance),
    ]);

    private static IEnumerable<string> Lines(Standing standing, ExperimentModel model)
    {
        yield return model.Verdict.Sentence;
        yield return "";
        yield return "Health";
        foreach (var check in model.Health) yield return $"  {check.State.ToString().ToLowerInvariant(),-8}{check.Question} {check.Finding}";
        yield return "";
        yield return model.Covered ? "Effects (not to be read, see above)" : "Effects";
        foreach (var c in model.Comparisons)
        {
            var relative = ExperimentText.Change(EffectReadout.Percent, EffectReadout.Relative(c.Final), " %");
            yield return $"  {c.Role.ToString().ToLowerInvariant(),-10}{c.Metric.Name}, {c.Arm}: {ExperimentText.Difference(c.Metric, c.Final)}; relative {relative}; {P(c.Final.Absolute.P, c.AdjustedP)}";
        }
        foreach (var g in model.Guardrails) yield return $"  guardrail {g.Metric.Name}, {g.Arm}: {g.State.ToString().ToLowerInvariant()}: {ExperimentText.Guardrail(g)}";
        foreach (var family in FamilyText.Families(model)) yield return $"  {family}";
        if (model.Segments.Effects.Count > 0)
        {
            yield return "";
            yield return "Segments";
            foreach (var s in model.Segments.Effects.Where(s => s.StandsOut || s.Metric == model.Primary))
                yield return $"  {s.Metric.Name}, {DimensionText.Words(s.Dimension)} {s.Value}, {s.Arm}: {ExperimentText.Difference(s.Metric, s.Effect)}; {P(s.Effect?.Absolute.P, s.AdjustedP)}";
            yield return $"  {FamilyText.Interactions(model)}";
        }
        if (standing.Decisions.Count > 0 || standing.Promise is not null) yield return "";
        foreach (var made in standing.Decisions) yield return DecisionText.Made(made);
        if (standing.Promise is { } promise) yield return promise.Sentence;
        yield return "";
        yield return ProvenanceText.Line(model.Provenance);
    }

    private static string P(double? p, double? adjusted) => p is null ? "no p"
        : adjusted is { } a && a != p ? $"p {PText.Of(p.Value)}, adjusted {PText.Of(a)}" : $"p {PText.Of(p.Value)}";
}
