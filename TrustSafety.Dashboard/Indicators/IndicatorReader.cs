using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>The pipeline's answer to a request, with where it came from.</summary>
internal sealed class IndicatorReader(IFacts facts, IIndicatorDefinitions definitions, IOptions<DisclosureOptions> disclosure, IOptions<ReportingOptions> reporting, TimeProvider time) : IIndicators
{
    private const int MostDimensions = 2;
    private const string Queue = "queue";

    /// <summary>More than any page asks for, and few enough to be held while a busy server always has a request under way.</summary>
    private const int MostTables = 5_000;

    private readonly Lock gate = new();
    private readonly WeakReference<GridReader?> shared = new(null);

    public IndicatorCatalog Catalog => definitions.Current.Catalog;

    public async Task<IndicatorSeries> ReadAsync(IndicatorRequest request, CancellationToken cancellation)
    {
        var reader = await OpenAsync(cancellation);
        var indicator = Find(reader.Catalog, request.Indicator);
        Check(request.By, request.Where, ofReviews: Needs.FactsOf(indicator).All(f => f == Fact.Review));
        var grid = await reader.ReadAsync(indicator, Slice.Of(request), cancellation);
        return new(indicator, request, [.. grid.Cells.Select(c => new IndicatorPoint(c.Period, c.Keys, c.Readout))], ProvenanceOf(indicator, reader.Snapshot, request.Where));
    }

    public async Task<ProcessLimits?> LimitsAsync(string indicator, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation)
    {
        var reader = await OpenAsync(cancellation);
        var of = Find(reader.Catalog, indicator);
        Check([], where);
        if (BaselineWeeks.Of(of, reader.Snapshot) is not { } weeks) return null;
        var grid = await reader.ReadAsync(of, new(Grain.Week, weeks.From, weeks.To, new([]), new(where)), cancellation);
        return BaselineWeeks.Limits(grid);
    }

    /// <summary>Requests under way at the same time share one reader; with the last of them it goes.</summary>
    internal async Task<GridReader> OpenAsync(CancellationToken cancellation)
    {
        var (catalog, snapshot) = (Catalog, await facts.SnapshotAsync(cancellation));
        lock (gate)
        {
            if (shared.TryGetTarget(out var open) && ReferenceEquals(open.Catalog, catalog) && open.Snapshot.Id == snapshot.Id && open.Tables < MostTables) return open;
            var opened = new GridReader(new EstimateReader(facts, catalog, snapshot), new(disclosure.Value.MinimumCount));
            shared.SetTarget(opened);
            return opened;
        }
    }

    internal static Indicator Find(IndicatorCatalog catalog, string id) =>
        catalog.Find(id) ?? throw new ArgumentException($"There is no such indicator; there are {string.Join(", ", catalog.Indicators.Select(i => i.Id))}.", nameof(id));

    /// <summary>What counts reviews alone can be broken down by their queue, too: no other fact knows it, so it is no dimension.</summary>
    internal static void Check(IReadOnlyList<string> by, IReadOnlyList<DimensionFilter> where, bool ofReviews = false)
    {
        if (by.Count > MostDimensions || by.Distinct().Count() != by.Count) throw new ArgumentException("A breakdown takes up to two different dimensions.", nameof(by));
        if (by.Where(d => !ofReviews || d != Queue).Concat(where.Select(f => f.Dimension)).Any(d => !FactSchemas.Dimensions.Contains(d)))
            throw new ArgumentException($"Dimensions are {string.Join(", ", FactSchemas.Dimensions)}.", nameof(by));
    }

    internal Provenance ProvenanceOf(Indicator indicator, Snapshot snapshot, IReadOnlyList<DimensionFilter> where)
    {
        var of = Needs.FactsOf(indicator);
        return new(snapshot.Id, [.. snapshot.Extracts.Where(e => of.Contains(e.Fact)).Select(e => new ProvenanceExtract(e.Name, e.Sha256))], indicator.Id, indicator.Version,
            [.. where.Select(f => $"{f.Dimension} {DimensionText.Values(f)}")], reporting.Value.TimeZone, time.GetUtcNow());
    }
}
