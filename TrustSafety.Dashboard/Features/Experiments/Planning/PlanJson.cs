using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>A plan for a program.</summary>
internal static class PlanJson
{
    public static object Of(ExperimentPlan plan, string yaml) => new
    {
        question = plan.Question,
        sentence = PlanText.Sentence(plan),
        units = plan.Size is Readout.Measured { Value: var size } ? new { value = size.Point, low = size.Low, high = size.High, level = size.Level, method = size.Method } : null,
        reason = plan.Size is Readout.Missing m ? m.Reason : null,
        unitsPerDay = plan.History is null ? (double?)null : plan.UnitsPerDay,
        days = plan.DaysNeeded,
        detectableLift = plan.Detectable,
        history = plan.History is { } h ? new { experiment = h.Experiment, first = h.First, last = h.Last, rows = h.Value.N, unitsPerRow = h.UnitsPerRow, mean = h.Value.Mean, variance = h.Value.Variance, rawVariance = h.Raw.Variance, covariateGain = h.CovariateGain, designEffect = h.DesignEffect } : null,
        curve = plan.Curve.Select(c => new { units = c.Units, power = c.Power }),
        margins = plan.Margins.Select(c => new { metric = c.Metric, margin = c.Margin, units = c.Units, days = c.Units is { } units ? plan.DaysFor(units) : (int?)null }),
        yaml,
        provenance = new { snapshot = plan.Provenance.SnapshotId, extracts = plan.Provenance.Extracts.Select(e => new { name = e.Name, sha256 = e.Sha256 }), computedAt = plan.Provenance.ComputedAt },
    };
}
