using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Features.Explore;

/// <summary>A small platform whose live streams got worse in 2026-W46, told through the contracts and without an engine.</summary>
internal sealed class Platform : IFacts, IIndicators, IComparisons
{
    public static readonly DateOnly LastDay = new(2026, 11, 15);

    public Dictionary<string, string[]> Values { get; } = new()
    {
        ["category"] = ["spam", "hate"],
        ["subcategory"] = ["spam-links", "hate-slurs"],
        ["market"] = ["BR", "MX"],
        ["language"] = ["pt"],
        ["surface"] = ["live", "feed", "search"],
        ["content_type"] = ["video"],
    };

    public List<IndicatorRequest> Asked { get; } = [];

    public List<ComparisonRequest> Compared { get; } = [];

    public List<RowQuery> RowsAsked { get; } = [];

    /// <summary>Extracts of facts that the indicators do not count.</summary>
    public List<SnapshotExtract> Others { get; } = [];

    public bool IsEmpty { get; set; }

    public long RowCount { get; set; } = 40;

    /// <summary>When set, every reading waits for it.</summary>
    public TaskCompletionSource? Held { get; set; }

    public Exception? Failure { get; set; }

    public Func<string?, Readout> Value { get; set; } = segment => Readouts.Measured(segment == "live" ? 0.3 : 0.2, 0.01);

    public Readout Before { get; set; } = Readouts.Measured(0.2, 0.01);

    public IndicatorCatalog Catalog { get; } = new([Indicator("leakage_rate", "Exposure leakage"), Indicator("appeal_rate", "Appeal rate")]);

    public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => Task.FromResult(new Snapshot("9f3a17c2",
        IsEmpty ? [] : [new("label.csv", new string('a', 64), Fact.Label, 1000, new(2025, 8, 18), LastDay, DateTimeOffset.UnixEpoch), .. Others]));

    public async Task<IndicatorSeries> ReadAsync(IndicatorRequest request, CancellationToken cancellation)
    {
        Asked.Add(request);
        await WaitAsync(cancellation);
        var keys = request.By.Count == 0 ? [[]] : Values[request.By[0]].Select(v => new string?[] { v });
        var points = from period in Period.Range(request.Grain, request.From, request.To)
                     from key in keys
                     select new IndicatorPoint(period, key, Value(key.Length == 0 ? null : key[0]));
        return new(Catalog.Find(request.Indicator)!, request, [.. points], Readouts.Provenance(request.Indicator));
    }

    public Task<ProcessLimits?> LimitsAsync(string indicator, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation) => Task.FromResult<ProcessLimits?>(null);

    public async Task<IReadOnlyList<Comparison>> CompareAsync(ComparisonRequest request, CancellationToken cancellation)
    {
        Compared.Add(request);
        await WaitAsync(cancellation);
        var segments = request.By is null ? [] : from first in Values[request.By]
                                                 from then in request.ThenBy is null ? new string?[] { null } : Values[request.ThenBy]
                                                 select Change(request, first, then);
        return [Change(request, null, null), .. segments];
    }

    public Task<MixRate?> SplitAsync(ComparisonRequest request, CancellationToken cancellation) =>
        Task.FromResult<MixRate?>(request.By != "surface" ? null : new("surface", 0.01, 0.04, [new("live", 0.4, 0.5, 0.2, 0.3, 0.01, 0.04), new("feed", 0.6, 0.5, 0.2, 0.2, 0, 0)]));

    public Task<ChangeScan> ScanAsync(Period before, Period after, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation)
    {
        RowsAsked.Add(query);
        return Task.FromResult(new RowSet("9f3a17c2", RowCount, ["content_id", "market"], [["c-1a2b", "BR"]]));
    }

    public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(Values[dimension]);

    private Comparison Change(ComparisonRequest request, string? segment, string? then)
    {
        var (before, after) = (Before, Value(segment));
        return new(Catalog.Find(request.Indicator)!, segment is null ? null : request.By, segment, request.Before, request.After, before, after)
        {
            ThenSegment = then,
            Difference = before.Shown is not null && after.Shown is { } shown ? new Interval(shown.Value.Point - 0.22, shown.Value.Point - 0.2, shown.Value.Point - 0.18, 0.95, "Newcombe") : null,
            P = segment == "live" ? 0.001 : 0.5,
            Contribution = segment is null || after.Shown is null ? null : segment == "live" ? 0.04 : 0.001,
        };
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        if (Held is { } held) await held.Task.WaitAsync(cancellation);
        if (Failure is { } failure) throw failure;
    }

    private static Indicator Indicator(string id, string name) => new(
        id, name, $"How is the {name.ToLowerInvariant()}?", Layer.Exposure, Estimator.Proportion,
        new(Fact.Label, "viewed_at", [new Condition.In("violating", new(["true"]))]), new(Fact.Label, "viewed_at", []), Readouts.Percent, Direction.LowerIsBetter);
}
