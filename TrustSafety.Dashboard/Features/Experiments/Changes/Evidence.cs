using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>What one method says, and on what it rests: each assumption with its check, or with the word that it cannot be checked.</summary>
/// <param name="Effect">In the indicator's own unit.</param>
public sealed record Evidence(string Id, string Method, Inference Effect, IReadOnlyList<HealthCheck> Assumptions)
{
    public bool Holds => Assumptions.All(a => a.State != HealthState.Failed);
}

/// <summary>A change read in three ways.</summary>
/// <param name="Synthetic">The mixture of controls, week by week; empty where none could be made.</param>
public sealed record ChangeModel(ChangeDefinition Definition, Indicators.Indicator Indicator, ChangePanel Panel, IReadOnlyList<Evidence> Evidence, IReadOnlyList<double> Synthetic, string Sentence, Indicators.Provenance Provenance);
