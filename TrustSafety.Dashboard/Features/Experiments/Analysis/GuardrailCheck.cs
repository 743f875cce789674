using TrustSafety.Dashboard.Features.Experiments.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

public enum GuardrailState { Holds, Undecided, Broken, Missing }

/// <summary>
/// Non-inferiority: the guardrail holds when the whole interval of the relative difference lies above minus the margin (in the direction that is
/// good), and is broken when all of it lies below. A guardrail of whose baseline nothing relative can be said is undecided.
/// </summary>
public sealed record GuardrailCheck(Guardrail Guardrail, MetricDefinition Metric, string Arm, MetricComparison? Comparison)
{
    public static List<GuardrailCheck> All(ExperimentDefinition experiment, ExperimentBook book, IReadOnlyList<MetricComparison> comparisons) =>
        [.. experiment.Guardrails.SelectMany(g => experiment.Treatments.Select(a =>
            new GuardrailCheck(g, book.Metric(g.Metric), a.Name, comparisons.FirstOrDefault(c => c.Role == Role.Guardrail && c.Metric.Id == g.Metric && c.Arm == a.Name))))];

    public GuardrailState State
    {
        get
        {
            if (Comparison is null) return GuardrailState.Missing;
            if (Comparison.Final.Relative is not { Low: { } low, High: { } high }) return GuardrailState.Undecided;
            var (worst, best) = Metric.Better > 0 ? (low, high) : (-high, -low);
            return worst > -Guardrail.Margin ? GuardrailState.Holds : best < -Guardrail.Margin ? GuardrailState.Broken : GuardrailState.Undecided;
        }
    }
}
