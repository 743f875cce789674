using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// The units of one experiment of one snapshot, one entry per unit and arm in every column, in the order of assignment. Quantiles, ranks, caps and
/// clusters need them one by one, for they are not additive over cells. Nobody is in it: units and clusters are numbers that mean nothing outside of it.
/// </summary>
public sealed record ExperimentUnits
{
    public const int None = -1;

    public required string SnapshotId { get; init; }

    public required string Experiment { get; init; }

    public int Count => Arms.Length;

    /// <summary>In alphabetical order.</summary>
    public required IReadOnlyList<string> ArmNames { get; init; }

    /// <summary><see cref="None"/> when no unit is in the arm.</summary>
    public int ArmCode(string name) => ArmNames.Index().Where(a => a.Item == name).Select(a => a.Index).FirstOrDefault(None);

    /// <summary>Indexes into <see cref="ArmNames"/>.</summary>
    public required ImmutableArray<int> Arms { get; init; }

    public int CountOf(int arm) => Arms.AsSpan().Count(arm);

    /// <summary>The local day of the assignment in the reporting zone, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required ImmutableArray<int> Days { get; init; }

    public DateOnly FirstDay => DateOnly.FromDayNumber(ImmutableCollectionsMarshal.AsArray(Days)!.Min());

    public DateOnly LastDay => DateOnly.FromDayNumber(ImmutableCollectionsMarshal.AsArray(Days)!.Max());

    /// <summary>From 0 to <see cref="ClusterCount"/>, or <see cref="None"/>.</summary>
    public required ImmutableArray<int> Clusters { get; init; }

    public required int ClusterCount { get; init; }

    /// <summary>The same unit stands in another arm, too: it says nothing about either.</summary>
    public required ImmutableArray<bool> InSeveralArms { get; init; }

    /// <summary>The six dimensions, in the order of the schema.</summary>
    public required IReadOnlyList<UnitDimension> Dimensions { get; init; }

    /// <summary>Every outcome and covariate of which any unit has a value, by name; NaN where a unit has none.</summary>
    public required IReadOnlyDictionary<string, ImmutableArray<double>> Outcomes { get; init; }

    /// <summary>The fact has no such experiment.</summary>
    public bool IsEmpty => Count == 0;
}

/// <param name="Codes">Indexes into <paramref name="Values"/>, or <see cref="ExperimentUnits.None"/>.</param>
public sealed record UnitDimension(string Name, IReadOnlyList<string> Values, ImmutableArray<int> Codes);
