using TrustSafety.Dashboard.Features.Experiments.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>What somebody who plans an experiment wants to know.</summary>
/// <param name="Lift">The change of the metric to be found, relative to the baseline; its direction does not matter.</param>
public sealed record PlanQuestion(string Metric, double Lift = 0.05)
{
    public double Power { get; init; } = 0.8;

    public double Level { get; init; } = 0.95;

    /// <summary>Of the treatment.</summary>
    public double Share { get; init; } = 0.5;

    public AnalysisPlan Analysis { get; init; }

    public RandomisedBy RandomisedBy { get; init; }

    /// <summary>How long the experiment may run, for the effect that it could find.</summary>
    public int Days { get; init; } = 14;

    /// <summary>Units that can be assigned in a day; null takes what the history had.</summary>
    public double? UnitsPerDay { get; init; }
}
