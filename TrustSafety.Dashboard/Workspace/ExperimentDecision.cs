namespace TrustSafety.Dashboard.Workspace;

public enum ExperimentChoice { Ship, Stop, Extend }

/// <summary>What was decided after an experiment was read: by whom, why, on which data, and what it promised to move.</summary>
public sealed record ExperimentDecision
{
    public int Id { get; init; }

    /// <summary>Its id in experiments.yaml.</summary>
    public required string Experiment { get; init; }

    public required ExperimentChoice Choice { get; init; }

    public required string Reason { get; init; }

    public required string Author { get; init; }

    /// <summary>The dataset that the decision was made on.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The readout's sentence at that time, which later data may change.</summary>
    public required string RuleSaid { get; init; }

    /// <summary>The first day on which everybody lives with it.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>With <see cref="Promised"/>, the indicator of the catalogue that it should move; null promises nothing.</summary>
    public string? Indicator { get; init; }

    /// <summary>The change promised, relative to the value before: −0.1 is a tenth less.</summary>
    public double? Promised { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
