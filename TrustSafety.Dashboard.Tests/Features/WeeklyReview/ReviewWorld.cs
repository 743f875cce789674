using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Tests.Workspace;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;
using Indicator = TrustSafety.Dashboard.Indicators.Indicator;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

/// <summary>A small platform in memory: three indicators, data up to a day, and whatever a test wants to be true of them.</summary>
internal sealed class ReviewWorld : IIndicators, IComparisons, IFacts, IDisposable
{
    private readonly TempWorkspace workspace = new();
    private readonly ReviewCache cache = new();

    public ReviewWorld() => Annotations = new(workspace, TimeProvider.System);

    public Annotations Annotations { get; }

    public IndicatorCatalog Catalog { get; set; } = new(
    [
        Readouts.Indicator("restore_rate", "Restore rate", Readouts.Percent, layer: Layer.Quality),
        Readouts.Indicator("violative_view_rate", "Violative view rate", Readouts.PerTenThousand) with { Target = 0.00042, Caveat = "Rests on a sample. It assumes much." },
        Readouts.Indicator("leakage_rate", "Leakage", Readouts.Percent),
    ]);

    public DateOnly FirstDay { get; set; } = new(2025, 8, 18);

    public DateOnly LastDay { get; set; } = new(2026, 11, 15);

    public bool IsEmpty { get; set; }

    /// <summary>Rows of the labels that did not come in.</summary>
    public long Refused { get; set; } = 41;

    public List<ScannedChange> Discoveries { get; } = [];

    public Func<Indicator, Period, Readout> Value { get; set; } = (_, _) => Readouts.Measured(0.0004, 0.00005);

    public List<Cell> Incidents { get; } = [];

    public ProcessLimits? Limits { get; set; } = new(0.0003, 0.0004, 0.0005, Period.Of(new IsoWeek(2026, 1)), Period.Of(new IsoWeek(2026, 26)), 26);

    /// <summary>Holds every read back until it is released, so that a test can look at the page meanwhile.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Done when the first series is asked for.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Exception? Failure { get; set; }

    public List<CancellationToken> Tokens { get; } = [];

    public List<IndicatorRequest> Requests { get; } = [];

    public List<(Period Before, Period After)> Scans { get; } = [];

    public WeeklyReviewReader Reader(string zone = "UTC") =>
        new(this, this, this, new ReviewEvents(this, Annotations), cache, Options.Create(new ReportingOptions { TimeZone = zone }));

    public async Task<IndicatorSeries> ReadAsync(IndicatorRequest request, CancellationToken cancellation)
    {
        Tokens.Add(cancellation);
        Requests.Add(request);
        Asked.TrySetResult();
        if (Hold is { } hold) await hold.Task.WaitAsync(cancellation);
        if (Failure is { } failure) throw failure;
        var indicator = Catalog.Find(request.Indicator)!;
        var points = Period.Range(request.Grain, request.From, request.To).Select(p => new IndicatorPoint(p, [], p.Start < FirstDay ? new Readout.Missing("no rows") : Value(indicator, p)));
        return new(indicator, request, [.. points], Readouts.Provenance(indicator.Id));
    }

    public Task<ProcessLimits?> LimitsAsync(string indicator, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation) => Task.FromResult(Limits);

    public Task<IReadOnlyList<Comparison>> CompareAsync(ComparisonRequest request, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Comparison>>([Total(Catalog.Find(request.Indicator)!, request.Before, request.After)]);

    public Task<MixRate?> SplitAsync(ComparisonRequest request, CancellationToken cancellation) => Task.FromResult<MixRate?>(null);

    public Task<ChangeScan> ScanAsync(Period before, Period after, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation)
    {
        Scans.Add((before, after));
        var totals = Catalog.Indicators.Select(i => Discoveries.Select(d => d.Change).FirstOrDefault(d => d.Dimension is null && d.Indicator.Id == i.Id) ?? Total(i, before, after)).ToList();
        return Task.FromResult(new ChangeScan(before, after, 0.05, Discoveries) { Tested = 412, TooThin = 2, Protected = 3, Totals = totals });
    }

    public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => Task.FromResult(new Snapshot("9f3a17c2d4e5", IsEmpty ? [] :
    [
        new("label.csv", new string('a', 64), Fact.Label, 18_420, FirstDay, LastDay, DateTimeOffset.UnixEpoch) { Refused = Refused },
        new("appeal.csv", new string('b', 64), Fact.Appeal, 1_644, FirstDay, LastDay.AddDays(-2), DateTimeOffset.UnixEpoch),
        new("incident.csv", new string('c', 64), Fact.Incident, 4, FirstDay, LastDay.AddDays(-20), DateTimeOffset.UnixEpoch),
    ]));

    public Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation) =>
        Task.FromResult(new CellSet("9f3a17c2d4e5", CellColumns.Of((query.Where.OfType<Condition.AtLeast>().Any() ? Incidents : []).Where(c => query.From <= c.Period!.Value.Start && c.Period!.Value.Start < query.To))));

    public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => throw new NotSupportedException("The review reads no rows.");

    public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(["BR", "MX"]);

    public void Dispose() => workspace.Dispose();

    private Comparison Total(Indicator indicator, Period before, Period after)
    {
        var (was, now) = (Value(indicator, before), Value(indicator, after));
        var difference = was.Shown is { } w && now.Shown is { } n ? new Interval(n.Value.Point - w.Value.Point - 0.0001, n.Value.Point - w.Value.Point, n.Value.Point - w.Value.Point + 0.0001, 0.95, "Newcombe") : (Interval?)null;
        return new(indicator, null, null, before, after, was, now) { Difference = difference };
    }
}
