using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

public enum Role { Primary, Secondary, Guardrail }

/// <summary>
/// One metric of one arm against the baseline, adjustment by adjustment; the last step is the one that counts.
/// </summary>
/// <param name="AdjustedP">For all that was tested together: at most 1 − the level exactly when the metric stands out. A guardrail is tested alone.</param>
public sealed record MetricComparison(MetricDefinition Metric, Role Role, string Arm, IReadOnlyList<EffectStep> Steps, double? AdjustedP)
{
    public Effect Final => Steps[^1].Effect;

    public Effect Raw => Steps[0].Effect;

    /// <summary>Units that the metric was measured on in both arms; a cluster counts as one when clusters were randomised.</summary>
    public double N => Final.N;

    /// <summary>Null where ranks make no sense.</summary>
    public RankComparison? Ranks { get; init; }

    /// <summary>How many of its standard errors the capped difference lies from the uncapped one; null without a cap.</summary>
    public double? CapShift => Steps.FirstOrDefault(s => s.Kind == StepKind.Capped) is { Effect.Absolute: { IsDefined: true } capped } && Raw.Absolute is { IsDefined: true } raw
        ? Math.Abs(capped.Point!.Value - raw.Point!.Value) / capped.StandardError!.Value : null;

    /// <summary>The gain with a flat prior, of a Bayesian analysis: positive is better.</summary>
    public NormalPosterior? Posterior { get; init; }

    /// <summary>False while the arm's primary metric shows nothing, which keeps the others from standing out.</summary>
    public bool IsOpen { get; init; } = true;

    public bool StandsOut => Final.Absolute.Excludes(0);

    /// <summary>Positive when the arm does better, whatever the metric's direction.</summary>
    public double? Gain => Final.Absolute.Point * Metric.Better;
}

public enum StepKind { Raw, Capped, Adjusted, Scored, Corrected, Sequential, Family }

public sealed record EffectStep(StepKind Kind, string Name, Effect Effect);
