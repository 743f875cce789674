using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>The change of one indicator in one segment between two periods, from one calculation: interval, p and verdict agree.</summary>
/// <param name="Dimension">The dimension of the segment; null for the whole.</param>
public sealed record Comparison(
    Indicator Indicator, string? Dimension, string? Segment, Period Before, Period After, Readout BeforeReadout, Readout AfterReadout)
{
    /// <summary>The segment of the second dimension, when combinations of two were asked for.</summary>
    public string? ThenSegment { get; init; }

    /// <summary>After − before in the indicator's own unit; null where it cannot be said. In a scan it is widened to match the false discovery rate.</summary>
    public Interval? Difference { get; init; }

    public double? P { get; init; }

    /// <summary>Benjamini–Hochberg adjusted over the family that was scanned.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>True when it stands at the family's false discovery rate.</summary>
    public bool Discovery { get; init; }

    /// <summary>This segment's part of the whole's change, in the indicator's own unit; null where the parts do not add up.</summary>
    public double? Contribution { get; init; }
}

/// <summary>Kitagawa: the whole's change is Σ of the segments' mix and rate effects, exactly.</summary>
public sealed record MixRate(string Dimension, double Mix, double Rate, IReadOnlyList<MixRatePart> Parts);

public sealed record MixRatePart(string? Segment, double ShareBefore, double ShareAfter, double RateBefore, double RateAfter, double Mix, double Rate);

/// <summary>All indicators × one-dimension segments between two periods, at one false discovery rate.</summary>
public sealed record ChangeScan(Period Before, Period After, double FalseDiscoveryRate, IReadOnlyList<ScannedChange> Discoveries)
{
    public required int Tested { get; init; }

    public required int TooThin { get; init; }

    public required int Protected { get; init; }

    /// <summary>Every indicator as a whole, at 95 % like every other readout of it; only the discoveries' intervals are widened.</summary>
    public required IReadOnlyList<Comparison> Totals { get; init; }
}

/// <summary>A discovery, most important first, with the split by the dimension that explains most of it.</summary>
public sealed record ScannedChange(Comparison Change, MixRate? Split, double Importance);

public sealed record ComparisonRequest(string Indicator, Period Before, Period After)
{
    /// <summary>One dimension whose segments are compared beside the whole; null compares only the whole.</summary>
    public string? By { get; init; }

    /// <summary>A second dimension beside <see cref="By"/>: the segments are then the combinations of both. A split is by one dimension only.</summary>
    public string? ThenBy { get; init; }

    public IReadOnlyList<DimensionFilter> Where { get; init; } = [];
}

public interface IComparisons
{
    /// <summary>The whole first, then its segments.</summary>
    Task<IReadOnlyList<Comparison>> CompareAsync(ComparisonRequest request, CancellationToken cancellation);

    /// <summary>Null when the indicator is no ratio of sums, or a segment is protected or missing.</summary>
    Task<MixRate?> SplitAsync(ComparisonRequest request, CancellationToken cancellation);

    Task<ChangeScan> ScanAsync(Period before, Period after, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation);
}
