using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Where the series of one watched thing come from.</summary>
internal abstract class WatchedSource(Watched what)
{
    public Watched What => what;

    /// <summary>The breakdowns that a scan looks at.</summary>
    public abstract IReadOnlyList<IReadOnlyList<string>> Breakdowns { get; }

    /// <summary>The breakdown below them whose segments are watched for slow drifts where they are large enough; null where there is none.</summary>
    public virtual IReadOnlyList<string>? Finest => null;

    /// <summary>Keys that every breakdown has besides the dimensions, such as the strategy of detections.</summary>
    public virtual IReadOnlyList<string> Always => [];

    /// <summary>The series of every segment of the breakdown in the days [from, to).</summary>
    public abstract Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation);

    protected static EquatableList<Place> Segment(IEnumerable<string> by, IEnumerable<string?> key) => new(by.Zip(key, (d, v) => new Place(d, v)));
}
