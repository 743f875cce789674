using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>The readout for a program: every number with its interval, method and the sums it can be recomputed from.</summary>
internal static class ExperimentJson
{
    public static object Line(Standing standing) => Line(standing.Model, standing);

    private static object Line(ExperimentModel model, Standing standing) => new
    {
        experiment = model.Definition.Id,
        name = model.Definition.Name,
        units = model.Units,
        health = model.Worst,
        decision = model.Verdict.Word,
        sentence = model.Verdict.Sentence,
        stage = standing.Stage,
        decided = standing.Latest is { } latest ? Made(latest) : null,
        promise = Promise(standing.Promise),
    };

    public static object Of(Standing standing) => Of(standing.Model, standing);

    private static object Of(ExperimentModel model, Standing standing) => new
    {
        experiment = model.Definition.Id,
        question = model.Definition.Question,
        owner = model.Definition.Owner,
        analysis = model.Definition.Analysis,
        randomisedBy = model.Definition.RandomisedBy,
        units = model.Units,
        arms = model.Counts.Select(c => new { arm = c.Arm, units = c.Units }),
        assigned = model.Assigned is { } assigned ? new { first = assigned.First, last = assigned.Last } : null,
        decision = model.Verdict.Word,
        sentence = model.Verdict.Sentence,
        stage = standing.Stage,
        decided = standing.Decisions.Select(Made),
        promise = Promise(standing.Promise),
        covered = model.Covered,
        health = model.Health.Select(h => new { id = h.Id, question = h.Question, state = h.State, finding = h.Finding, p = h.P }),
        metrics = model.Comparisons.Select(c => new
        {
            metric = c.Metric.Id,
            indicator = c.Metric.Indicator,
            role = c.Role,
            arm = c.Arm,
            unit = c.Metric.Unit.Natural,
            effect = Effect(c.Final),
            adjustedP = c.AdjustedP,
            rankP = c.Ranks?.Test.P,
            ranks = c.Ranks is { } r ? new { method = r.Test.Method, u = r.U, ties = r.Ties, nArm = r.N, nBaseline = r.NBaseline } : null,
            chanceToBeBetter = c.Posterior?.ChanceToWin,
            expectedLossOfShipping = c.Posterior?.LossOfShipping,
            steps = c.Steps.Select(s => new { step = s.Name, effect = Effect(s.Effect) }),
        }),
        guardrails = model.Guardrails.Select(g => new { metric = g.Metric.Id, arm = g.Arm, margin = g.Guardrail.Margin, state = g.State }),
        families = model.Families.Select(f => new { arm = f.Arm, primaryP = f.GateP, open = f.IsOpen, groups = f.Groups.Select(g => new { name = g.Name, tests = g.Tests }), tests = f.Tests, standOut = f.StandOut }),
        segments = model.Segments.Effects.Select(s => new { metric = s.Metric.Id, dimension = s.Dimension, key = s.Value, arm = s.Arm, status = EffectReadout.Absolute(s.Effect).Status, effect = s.Effect is { } e ? Effect(e) : null, adjustedP = s.AdjustedP }),
        interactions = model.Segments.Interactions.Select(i => new { dimension = i.Dimension, arm = i.Arm, method = i.Test.Method, statistic = i.Test.Statistic, degreesOfFreedom = i.Test.DegreesOfFreedom, p = i.Test.P, adjustedP = i.AdjustedP }),
        overTime = model.OverTime.SelectMany(t => t.Value.Select(d => new { arm = t.Key, day = d.Day, soFar = d.SoFar is { } s ? Effect(s) : null, ofTheDay = d.OfTheDay is { } o ? Effect(o) : null })),
        asOf = model.AsOf.Select(a => new
        {
            day = a.Day,
            daysLater = a.DaysLater,
            decision = a.Verdict?.Word,
            maturity = a.Maturity.Select(m => new { metric = m.Metric, arm = m.Arm, known = m.Known, units = m.Units }),
            metrics = a.Comparisons.Where(c => c.Metric.KnownAfter is not null).Select(c => new { metric = c.Metric.Id, role = c.Role, arm = c.Arm, effect = Effect(c.Final) }),
        }),
        provenance = new
        {
            snapshot = model.Provenance.SnapshotId,
            extracts = model.Provenance.Extracts.Select(e => new { name = e.Name, sha256 = e.Sha256 }),
            zone = model.Provenance.Zone,
            computedAt = model.Provenance.ComputedAt,
        },
    };

    private static object Made(ExperimentDecision d) => new { choice = d.Choice, by = d.Author, reason = d.Reason, effectiveFrom = d.EffectiveFrom, snapshot = d.SnapshotId, ruleSaid = d.RuleSaid, indicator = d.Indicator, promisedChange = d.Promised, at = d.CreatedAt };

    private static object? Promise(PromiseReadout? promise) => promise is null ? null : new
    {
        state = promise.State,
        sentence = promise.Sentence,
        before = promise.Before.ToString(),
        after = promise.After.ToString(),
        change = promise.Comparison?.Difference is { } d ? new { value = d.Point, low = d.Low, high = d.High, level = d.Level, method = d.Method } : null,
    };

    private static object Effect(Effect effect) => new
    {
        arm = Tally(effect.Arm),
        baseline = Tally(effect.Against),
        covarianceOfMeans = effect.Shared,
        tunedFor = Finite(effect.TunedFor),
        absolute = Inference(effect.Absolute, EffectReadout.Absolute(effect)),
        relative = Inference(effect.Relative, EffectReadout.Relative(effect)),
    };

    private static object Tally(MeanTally tally) => new { n = tally.N, mean = Finite(tally.Mean), variance = Finite(tally.Variance) };

    private static object Inference(Inference value, Readout readout) => new
    {
        value = Finite(value.Point),
        low = Finite(value.Low),
        high = Finite(value.High),
        level = value.Level,
        standardError = Finite(value.StandardError),
        statistic = Finite(value.Statistic),
        degreesOfFreedom = Finite(value.DegreesOfFreedom),
        p = value.P,
        method = value.Method,
        status = readout.Status,
        reason = ReadoutText.Why(readout) is { Length: > 0 } why ? why : null,
    };

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
