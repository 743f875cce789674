using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;
using Place = (TrustSafety.Dashboard.Time.Period Period, TrustSafety.Dashboard.Facts.EquatableList<string?> Keys);

namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>
/// Which cells of a slice are withheld, given that its margins, the same cells over the whole week (for days) and the neighbours of its filters
/// are published too. The answer depends on the data and the slice alone, never on what was asked before, so that two readers cannot
/// put together what neither may see.
/// </summary>
internal sealed class WithheldReader(IEstimates estimates, DisclosureRule rule)
{
    private const int MostDimensions = 3;
    private const string Category = "category", Subcategory = "subcategory";

    private static readonly Fact[] NamesNobody = [Fact.Exposure, Fact.Incident];

    private readonly SharedWork<(string, Slice), IReadOnlySet<Place>> known = new();

    public static bool IsProtected(Indicator indicator) => !NamesNobody.Contains(indicator.Numerator.Fact);

    /// <summary>One answer for a table however it is turned, or what one side withholds the other would show.</summary>
    public async Task<IReadOnlySet<Place>> ReadAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        var upright = slice with { By = new(FactSchemas.Dimensions.Where(slice.By.Contains).Concat(slice.By.Except(FactSchemas.Dimensions))) };
        var withheld = await known.GetAsync((indicator.Id, upright), stop => DecideAsync(indicator, upright, stop), cancellation);
        if (upright.By.SequenceEqual(slice.By)) return withheld;
        int[] at = [.. slice.By.Select(d => upright.By.ToList().IndexOf(d))];
        return withheld.Select(p => (p.Period, new EquatableList<string?>(at.Select(i => p.Keys[i])))).ToHashSet();
    }

    private async Task<IReadOnlySet<Place>> DecideAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        if (rule.MinimumCount <= 1 || !IsProtected(indicator)) return new HashSet<Place>();
        var own = slice.Grain == Grain.Day ? InWholeWeeks(slice) : slice;
        var table = await estimates.ReadAsync(indicator, own, cancellation);
        var cells = table.Cells.ToDictionary(c => (c.Period, c.Keys), c => Cell(own, c.Estimate.Protected));
        foreach (var place in await FilteredAsync(indicator, own, cells.Keys, cancellation)) cells[place].IsWithheld = true;
        if (IsOfSubcategories(own))
            foreach (var place in (await WithinCategoriesAsync(indicator, own, cancellation)).Where(cells.ContainsKey)) cells[place].IsWithheld = true;
        var lines = await LinesAsync(indicator, own, cells, [], cancellation);
        // Systems of different weeks or months share no cell; solving them apart keeps each small.
        Parallel.ForEach(lines.GroupBy(l => l.When, l => l.Line), new() { CancellationToken = cancellation }, period => Suppression.Complete([.. period], rule));
        return cells.Where(c => c.Value.IsWithheld).Select(c => c.Key).ToHashSet();
    }

    /// <summary>Their sums are published as categories, unless a filter on the category keeps to the sum of the table itself.</summary>
    private static bool IsOfSubcategories(Slice slice) =>
        slice.By.Count < MostDimensions && slice.By.Contains(Subcategory) && !slice.By.Contains(Category) && slice.Where.All(f => f.Dimension != Category);

    private async Task<IEnumerable<Place>> WithinCategoriesAsync(Indicator indicator, Slice slice, CancellationToken cancellation) =>
        (await ReadAsync(indicator, slice with { By = new([Category, .. slice.By]) }, cancellation)).Select(p => (p.Period, p.Keys.Without(0)));

    private bool IsSmall(Slice slice, IReadOnlyList<double> counts) => rule.IsSmall(counts, isSegment: slice.By.Count + slice.Where.Count > 0);

    private ProtectedCell Cell(Slice slice, IReadOnlyList<double> counts)
    {
        var small = IsSmall(slice, counts);
        return new(counts) { IsSmall = small, IsWithheld = small };
    }

    /// <summary>All that adds up: the cells to their margins, days to weeks, and the margins to theirs.</summary>
    private async Task<List<(Period When, ProtectedLine Line)>> LinesAsync(
        Indicator indicator, Slice slice, Dictionary<Place, ProtectedCell> cells, Dictionary<Slice, Dictionary<Place, ProtectedCell>> tables, CancellationToken cancellation)
    {
        var lines = new List<(Period, ProtectedLine)>();
        for (var i = 0; i < slice.By.Count; i++)
        {
            // What a subcategory holds in all categories is shown when every part of it is: its sum tells nothing new.
            if (slice.By[i] == Category && slice.By.Contains(Subcategory)) continue;
            var at = i;
            // The same keys come in every period, and are told apart by hash each time.
            var shorter = new Dictionary<EquatableList<string?>, EquatableList<string?>>(ReferenceEqualityComparer.Instance);
            await AddAsync(slice with { By = slice.By.Without(i) }, place => (place.Period, shorter.TryGetValue(place.Keys, out var known) ? known : shorter[place.Keys] = place.Keys.Without(at)));
        }
        if (slice.Grain == Grain.Day) await AddAsync(slice with { Grain = Grain.Week }, place => (Period.Of(Grain.Week, place.Period.Start), place.Keys));
        return lines;

        async Task AddAsync(Slice margin, Func<Place, Place> sumOf)
        {
            if (!tables.TryGetValue(margin, out var sums))
            {
                tables[margin] = sums = await FixedAsync(indicator, margin, cancellation);
                lines.AddRange(await LinesAsync(indicator, margin, sums, tables, cancellation));
            }
            lines.AddRange(cells.GroupBy(c => sumOf(c.Key)).Select(g => (Whole(g.Key.Period), new ProtectedLine([.. g.Select(c => c.Value)], sums.GetValueOrDefault(g.Key)))));
        }
    }

    /// <summary>Cells that are published on another page and decided there.</summary>
    private async Task<Dictionary<Place, ProtectedCell>> FixedAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        var withheld = await ReadAsync(indicator, slice, cancellation);
        var table = await estimates.ReadAsync(indicator, slice, cancellation);
        return table.Cells.ToDictionary(c => (c.Period, c.Keys), c => new ProtectedCell(c.Estimate.Protected) { IsFixed = true, IsSmall = IsSmall(slice, c.Estimate.Protected), IsWithheld = withheld.Contains((c.Period, c.Keys)) });
    }

    /// <summary>
    /// A filter publishes a sum over some values of its dimension; with the unfiltered figure, it publishes the rest as well. It may hold all of the
    /// values that a breakdown withholds, or none: anything between would give some of them away, and all of them their sum where that is withheld.
    /// </summary>
    private async Task<IReadOnlySet<Place>> FilteredAsync(Indicator indicator, Slice slice, IReadOnlyCollection<Place> places, CancellationToken cancellation)
    {
        var hit = new HashSet<Place>();
        foreach (var filter in slice.Where)
        {
            var others = slice with { Where = new(slice.Where.Where(f => f != filter)) };
            // Its values are the table's own rows: each is as it is in the table of all values.
            if (slice.By.Contains(filter.Dimension)) hit.UnionWith((await ReadAsync(indicator, others, cancellation)).Where(places.Contains));
            else await JudgeAsync(filter, others);
        }
        return hit;

        async Task JudgeAsync(DimensionFilter filter, Slice others)
        {
            // Four dimensions at once are beyond a table; the filter is then judged on the whole of each period.
            var by = slice.By.Count < MostDimensions ? slice.By : new([]);
            var withheld = (await ReadAsync(indicator, others with { By = new([.. by, filter.Dimension]) }, cancellation)).ToLookup(p => (p.Period, p.Keys.Without(by.Count)), p => p.Keys[by.Count]);
            var sums = await ReadAsync(indicator, others with { By = by }, cancellation);
            foreach (var place in places)
            {
                var at = (place.Period, by.Count == 0 ? new([]) : place.Keys);
                var values = withheld[at].ToList();
                var admitted = values.Count(v => FilterConditions.Admits(filter, v));
                if (admitted > 0 && (admitted < values.Count || values.Count == 1 || sums.Contains(at))) hit.Add(place);
            }
        }
    }

    private static Slice InWholeWeeks(Slice slice) => slice with
    {
        From = Period.Of(Grain.Week, slice.From).Start,
        To = Period.Of(Grain.Week, slice.To.AddDays(-1)).End,
    };

    private static Period Whole(Period period) => period.Grain == Grain.Day ? Period.Of(Grain.Week, period.Start) : period;
}
