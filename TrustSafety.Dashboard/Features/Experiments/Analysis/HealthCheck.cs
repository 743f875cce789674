namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>Unknown: the extracts do not say. Note: worth a look. Failed: the effects must not be read before this is explained.</summary>
public enum HealthState { Passed, Unknown, Note, Failed }

public sealed record HealthCheck(string Id, string Question, HealthState State, string Finding)
{
    public double? P { get; init; }
}
