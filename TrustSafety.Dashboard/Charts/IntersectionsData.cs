namespace TrustSafety.Dashboard.Charts;

/// <summary>Combinations of sets, each with its estimate: which strategies together, which alone.</summary>
/// <param name="Estimates">A row for each combination.</param>
/// <param name="Members">By row the places of its sets; none for what stands for all other combinations.</param>
public sealed record IntersectionsData(EstimateDotsData Estimates, IReadOnlyList<string> Sets, IReadOnlyList<IReadOnlyList<int>> Members);
