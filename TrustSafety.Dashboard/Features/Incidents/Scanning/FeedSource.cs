using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>How much came in: views as they are, everything else per view of its segment, so that growth is no alarm. What detectors fire on is watched by detector.</summary>
internal sealed class FeedSource : WatchedSource
{
    private const string Strategy = "strategy";

    private readonly DailyReader reader;
    private readonly Fact fact;
    private readonly Measure measure;

    private FeedSource(DailyReader reader, string id, string name, Fact fact, Measure measure, params string[] always) : base(new(id, name, null, Direction.Neutral))
    {
        (this.reader, this.fact, this.measure) = (reader, fact, measure);
        Always = always;
    }

    public override IReadOnlyList<string> Always { get; }

    public override IReadOnlyList<IReadOnlyList<string>> Breakdowns => Always.Count > 0 ? Segments.UpToOne : Segments.All;

    public override IReadOnlyList<Fact> Facts => [fact, Fact.Exposure];

    public override IReadOnlyList<string>? Finest => Always.Count > 0 ? null : Segments.Leaves;

    /// <summary>What is counted by when it happened; views come by the day.</summary>
    public static IReadOnlyList<(string Id, string Name, Fact Fact, Measure Measure, string? Always)> Timed { get; } =
    [
        ("fired", "Detections", Fact.Detection, Measure.Count(new Condition.In("fired", new(["true"]))), Strategy),
        ("reviews", "Reviews decided", Fact.Review, Measure.Count(), null),
        ("appeals", "Appeals filed", Fact.Appeal, Measure.Count(), null),
    ];

    public static IReadOnlyList<FeedSource> All(DailyReader reader, Snapshot snapshot) =>
    [
        .. Timed.Prepend(("views", "Views", Fact.Exposure, DailyReader.Views, null)).Where(f => snapshot.Window(f.Fact) is not null)
            .Select(f => new FeedSource(reader, f.Id, f.Name, f.Fact, f.Measure, f.Always is null ? [] : [f.Always])),
    ];

    public override Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) => ReadAsync(by, Grain.Day, from, to, cancellation);

    public override Task<IReadOnlyList<WatchedSeries>> WeeksAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) => ReadAsync(by, Grain.Week, from, to, cancellation);

    private async Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, Grain grain, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        string[] keys = [.. Always, .. by];
        var (counts, stepDays) = (await reader.ReadAsync(fact, measure, keys, from, to, cancellation, grain), DailyReader.DaysOf(grain));
        if (fact == Fact.Exposure)
        {
            // The whole grows and has holidays; a segment is watched as its share of the whole.
            if (by.Count == 0) return [.. counts.Keys.Select(key => new WatchedSeries(What, Segment(keys, key), from, stepDays, counts[key], [.. Enumerable.Repeat((double)stepDays, counts.Steps)]) { Grows = true })];
            var all = (await reader.ViewsAsync([], from, to, cancellation, grain))[new([])];
            return [.. counts.Keys.Select(key => new WatchedSeries(What, Segment(keys, key), from, stepDays, counts[key], all) { IsShare = true, IsPart = true })];
        }
        var views = await reader.ViewsAsync(by, from, to, cancellation, grain);
        return
        [
            .. counts.Keys.Select(key => (key, Per: views.Find(new(key.Skip(Always.Count))))).Where(s => s.Per is not null)
                .Select(s => new WatchedSeries(What, Segment(keys, s.key), from, stepDays, counts[s.key], s.Per!)),
        ];
    }
}
