using System.Collections.Immutable;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// The probability sample of judged views of one snapshot, with every strategy's verdict on the content: one entry per label and column, all columns in
/// one order (that of the views' time). Curves, thresholds and overlaps need it, for they are not additive over cells. Nobody is in it: contents and
/// reviewers are numbers that mean nothing outside of this sample.
/// </summary>
public sealed record JudgedSample
{
    public const int None = -1;

    /// <summary>The snapshot that it was read from.</summary>
    public required string SnapshotId { get; init; }

    public int Count => Days.Length;

    /// <summary>The local day of the view in the reporting zone, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required ImmutableArray<int> Days { get; init; }

    /// <summary>1/π: the views that a judged one stands for; above 0.</summary>
    public required ImmutableArray<double> Weights { get; init; }

    /// <summary>Indexes into <see cref="Strata"/>.</summary>
    public required ImmutableArray<int> StratumCodes { get; init; }

    /// <summary>In each of them views were drawn independently of the others.</summary>
    public required IReadOnlyList<JudgedStratum> Strata { get; init; }

    public required ImmutableArray<bool> Violating { get; init; }

    /// <summary>0–4, or <see cref="None"/>.</summary>
    public required ImmutableArray<sbyte> Severities { get; init; }

    /// <summary>The score that the label came with (not a strategy's), from 0 to 1; NaN when there is none.</summary>
    public required ImmutableArray<float> Scores { get; init; }

    /// <summary>From 0 to <see cref="ReviewerCount"/>, or <see cref="None"/>.</summary>
    public required ImmutableArray<int> Reviewers { get; init; }

    public required int ReviewerCount { get; init; }

    /// <summary>From 0 to <see cref="ContentCount"/>: equal for views of the same content.</summary>
    public required ImmutableArray<int> Contents { get; init; }

    public required int ContentCount { get; init; }

    /// <summary>When each label arrived, in UTC microseconds since 1970, or <see cref="long.MinValue"/>; empty when no label says so.</summary>
    public ImmutableArray<long> Arrivals { get; init; } = [];

    /// <summary>A live strategy had fired on the content at or before the view (<see cref="DerivedColumns.Caught"/>).</summary>
    public required ImmutableArray<bool> Caught { get; init; }

    /// <summary>The six dimensions, in the order of the schema.</summary>
    public required IReadOnlyList<JudgedDimension> Dimensions { get; init; }

    /// <summary>Every strategy of the detections, by name; also one that scored none of these views.</summary>
    public required IReadOnlyList<JudgedStrategy> Strategies { get; init; }

    /// <summary>The label had arrived before the moment (UTC), or does not say when it did.</summary>
    public bool HadArrived(int row, DateTime before) => Arrivals.IsEmpty || Arrivals[row] < (before - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public DateOnly Day(int row) => DateOnly.FromDayNumber(Days[row]);

    /// <summary>The Monday of the view's ISO week. (Day 0 of the calendar is a Monday.)</summary>
    public DateOnly Week(int row) => DateOnly.FromDayNumber(Days[row] - Days[row] % 7);

    /// <summary>The weight in severity-weighted exposure (<see cref="DerivedColumns.SeverityWeight"/>); NaN for a violation of unknown severity.</summary>
    public double SeverityWeight(int row) =>
        !Violating[row] ? 0 : Severities[row] == None ? double.NaN : DerivedColumns.SeverityWeights[Severities[row]];

    public JudgedDimension Dimension(string name) => Dimensions.First(d => d.Name == name);

    public JudgedStrategy? Strategy(string name) => Strategies.FirstOrDefault(s => s.Name == name);
}

/// <param name="Name">Null for labels that name no stratum.</param>
/// <param name="Views">How many views it holds, for the finite population correction; null when the extract does not say.</param>
/// <param name="Drawn">How many of them were judged.</param>
public sealed record JudgedStratum(string? Name, long? Views, int Drawn);

/// <param name="Values">The values found, in ordinal order.</param>
/// <param name="Codes">Per label an index into the values, or <see cref="JudgedSample.None"/> when it does not state the dimension.</param>
public sealed record JudgedDimension(string Name, IReadOnlyList<string> Values, ImmutableArray<int> Codes);
