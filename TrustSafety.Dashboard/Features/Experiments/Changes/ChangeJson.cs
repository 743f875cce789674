using TrustSafety.Dashboard.Features.Experiments.Analysis;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>A change for a program, with the panel that every figure can be recomputed from.</summary>
internal static class ChangeJson
{
    public static object Of(ChangeModel model) => new
    {
        change = model.Definition.Id,
        question = model.Definition.Question,
        owner = model.Definition.Owner,
        evidence = EvidenceText.Weaker,
        sentence = model.Sentence,
        indicator = model.Indicator.Id,
        unit = model.Indicator.Unit.Natural,
        dimension = model.Definition.Dimension,
        treated = model.Definition.Treated,
        controls = model.Definition.Controls,
        start = model.Definition.Start,
        methods = model.Evidence.Select(e => new
        {
            id = e.Id,
            method = e.Method,
            holds = e.Holds,
            effect = new { value = Finite(e.Effect.Point), low = Finite(e.Effect.Low), high = Finite(e.Effect.High), level = e.Effect.Level, p = e.Effect.P, method = e.Effect.Method },
            assumptions = e.Assumptions.Select(a => new { id = a.Id, question = a.Question, state = a.State == HealthState.Unknown ? "unchecked" : a.State.ToString().ToLowerInvariant(), finding = a.Finding, p = a.P }),
        }),
        panel = model.Panel.Segments.SelectMany((s, i) => model.Panel.Weeks.Select((w, t) => new { segment = s, treated = i < model.Panel.Treated, week = w.ToString(), after = t >= model.Panel.Start, value = model.Panel.Values[i][t] })),
        provenance = new { snapshot = model.Provenance.SnapshotId, extracts = model.Provenance.Extracts.Select(e => new { name = e.Name, sha256 = e.Sha256 }), zone = model.Provenance.Zone, computedAt = model.Provenance.ComputedAt },
    };

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
