using TrustSafety.Dashboard.Extracts.Schema;
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

    /// <summary>The facts that it counts in.</summary>
    public virtual IReadOnlyList<Fact> Facts => [];

    /// <summary>The series of every segment of the breakdown in the days [from, to).</summary>
    public abstract Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>The same by the week, for whole weeks from a Monday on: cheaper where the days do not matter.</summary>
    public virtual async Task<IReadOnlyList<WatchedSeries>> WeeksAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        [.. (await ReadAsync(by, from, to, cancellation)).Select(s => s.StepDays == 7 ? s : s with { StepDays = 7, Counts = WatchedSeries.InWeeks(s.Counts, 7), Exposures = WatchedSeries.InWeeks(s.Exposures, 7) })];

    /// <summary>Those of the segments that have a name in every dimension.</summary>
    public async Task<IReadOnlyList<WatchedSeries>> NamedAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        [.. (await ReadAsync(by, from, to, cancellation)).Where(s => s.Segment.All(p => p.Value is not null))];

    /// <summary>The rarer side carries the signal: 2 % wrong decisions that become 3 %, not 98 % right ones that become 97 %.</summary>
    protected static IReadOnlyList<WatchedSeries> OnRarerSide(IReadOnlyList<WatchedSeries> series) =>
        series.Sum(s => s.Counts.Sum()) > 0.5 * series.Sum(s => s.Exposures.Sum()) ? [.. series.Select(s => s.OnSide(reversed: true))] : series;

    protected static EquatableList<Place> Segment(IEnumerable<string> by, IEnumerable<string?> key) => new(by.Zip(key, (d, v) => new Place(d, v)));
}
