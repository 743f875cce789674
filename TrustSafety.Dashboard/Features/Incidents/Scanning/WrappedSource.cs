using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>A source that is another one but for what its heirs do to the series.</summary>
internal abstract class WrappedSource(WatchedSource source) : WatchedSource(source.What)
{
    public override IReadOnlyList<IReadOnlyList<string>> Breakdowns => source.Breakdowns;

    public override IReadOnlyList<string>? Finest => source.Finest;

    public override IReadOnlyList<string> Always => source.Always;

    public override IReadOnlyList<Fact> Facts => source.Facts;

    protected WatchedSource Source => source;

    public override Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) => source.ReadAsync(by, from, to, cancellation);

    public override Task<IReadOnlyList<WatchedSeries>> WeeksAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) => source.WeeksAsync(by, from, to, cancellation);
}
