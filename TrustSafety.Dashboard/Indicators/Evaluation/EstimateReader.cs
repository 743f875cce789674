using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Reads estimates of one snapshot. Shared by the requests that run at the same time, such as those of one page: tables asked for twice are read once.</summary>
internal sealed class EstimateReader(IFacts facts, IndicatorCatalog catalog, Snapshot snapshot) : IEstimates
{
    private static readonly DateOnly BeforeAllData = new(1970, 1, 1);
    private static readonly EquatableList<string?> Whole = new([]);

    private readonly MeasureSets sets = MeasureSets.Of(catalog);
    private readonly SharedWork<(Source, Slice), CellTable> tables = new();
    private readonly SharedWork<(string, Slice), EstimateTable> read = new();
    private readonly SharedWork<Source, SampleStrata> sampled = new();

    public Snapshot Snapshot => snapshot;

    public IndicatorCatalog Catalog => catalog;

    public int Tables => read.Count;

    public Task<EstimateTable> ReadAsync(Indicator indicator, Slice slice, CancellationToken cancellation) =>
        read.GetAsync((indicator.Id, slice), stop => MakeAsync(indicator, slice, stop), cancellation);

    private async Task<EstimateTable> MakeAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        List<Period> periods = [.. slice.Periods];
        if (periods.Count == 0 || Needs.FactsOf(indicator).Any(f => !HasRows(f))) return EstimateTable.Empty(periods);
        var needs = Needs.Of(indicator, IsFocused(indicator, slice));
        var sources = await Task.WhenAll(needs.Select(n => TableAsync(n, slice, cancellation)));
        List<EquatableList<string?>> keys = slice.By.Count == 0 ? [Whole]
            : [.. needs.Zip(sources).Where(s => !slice.By.Any(s.First.Ignore.Contains)).SelectMany(s => s.Second.Keys).Distinct().OrderBy(k => k, KeyOrder.Instance)];
        var of = await MakerAsync(indicator, needs, sources, slice, periods, keys, cancellation);
        var cells = new Estimate[periods.Count * keys.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = of(i / keys.Count, i % keys.Count);
        return new(periods, keys, cells);
    }

    /// <summary>Makes the estimate of a place, told by those of its period and its keys.</summary>
    private async Task<Func<int, int, Estimate>> MakerAsync(
        Indicator indicator, IReadOnlyList<Need> needs, CellTable[] sources, Slice slice, IReadOnlyList<Period> periods, IReadOnlyList<EquatableList<string?>> keys, CancellationToken cancellation)
    {
        if (indicator.Estimator == Estimator.WeightedProportion)
        {
            var sample = await sampled.GetAsync(needs[0].Source, stop => SampledAsync(needs[0].Source, stop), cancellation);
            var (places, strata, at) = (sources[0].At(periods, keys), sample.Of(sources[0].CellKeys), needs.Select(sets.IndexOf).ToArray());
            return (period, key) => EstimateMaker.OfStrata(indicator, sources[0], places.Rows(period, key), strata, at);
        }
        if (indicator.Estimator == Estimator.Quantile)
        {
            var (places, growth, at) = (sources[0].At(periods, keys), ((Bin.Logarithmic)needs[0].Source.Bin!).Growth, sets.IndexOf(needs[0]));
            return (period, key) => EstimateMaker.OfBins(indicator, growth, sources[0], places.Rows(period, key), at);
        }
        var numbers = new PlaceNumbers(slice, periods, keys);
        foreach (var (need, table) in needs.Zip(sources)) numbers.Add(need, table, sets.IndexOf(need));
        var of = new double[numbers.Count];
        return (period, key) =>
        {
            numbers.Read(period, key, of);
            return EstimateMaker.Of(indicator, of);
        };
    }

    /// <summary>How many labels were drawn from each stratum in all: neither a period nor a filter is part of the design.</summary>
    private async Task<SampleStrata> SampledAsync(Source source, CancellationToken cancellation)
    {
        var (first, last) = snapshot.Window(source.Fact)!.Value;
        var (from, to) = (Period.Of(Grain.Week, first).Start, Period.Of(Grain.Week, last).End);
        var query = new AggregateQuery(source.Fact, source.Time, null, from, to, new([Measure.Count()])) { GroupBy = SampleStrata.Columns };
        return new(await facts.QueryAsync(query, cancellation));
    }

    /// <summary>A focus holds until the reader chooses for herself.</summary>
    public static bool IsFocused(Indicator indicator, Slice slice) =>
        indicator.Numerator.Focus.Count > 0 && !(indicator.Denominator?.Ignore ?? []).Concat(indicator.Numerator.Focus.Select(c => c.Column)).Any(slice.Names);

    private Task<CellTable> TableAsync(Need need, Slice slice, CancellationToken cancellation)
    {
        var reach = Window(need, slice.Without(need.Ignore));
        return tables.GetAsync((need.Source, reach), stop => QueryAsync(need.Source, reach, stop), cancellation);
    }

    /// <summary>
    /// Weeks and months are read over all of the data whatever the window, so that a series, its limits, its comparisons and the scan share one answer.
    /// Days, histograms by segment and pairs of dimensions are too many for that.
    /// </summary>
    private Slice Window(Need need, Slice slice)
    {
        if (need.Cumulative) slice = slice with { From = BeforeAllData };
        if (slice.Grain == Grain.Day || slice.By.Count > (need.Source.Bin is null ? 1 : 0)) return slice;
        var (first, last) = (snapshot.Extracts.Min(e => e.FirstDay), snapshot.Extracts.Max(e => e.LastDay));
        var (from, to) = (Period.Of(slice.Grain, first).Start, Period.Of(slice.Grain, last).End);
        return slice with { From = slice.From < from ? slice.From : from, To = slice.To > to ? slice.To : to };
    }

    private async Task<CellTable> QueryAsync(Source source, Slice slice, CancellationToken cancellation)
    {
        var where = await FilterConditions.OfAsync(slice.Where, facts, cancellation);
        var query = new AggregateQuery(source.Fact, source.Time, slice.Grain, slice.From, slice.To, sets[source])
        {
            GroupBy = new(source.ByStratum ? slice.By.Concat(SampleStrata.Columns) : slice.By),
            Where = new(where),
            Bin = source.Bin,
        };
        return CellTable.Of(await facts.QueryAsync(query, cancellation), slice.By.Count);
    }

    private bool HasRows(Fact fact) => snapshot.Window(fact) is not null;
}
