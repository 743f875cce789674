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
        var cells = new ProtectedTable(table, (_, counts) => Cell(own, counts));
        foreach (var cell in await FilteredAsync(indicator, own, cells, cancellation)) cell.IsWithheld = true;
        if (IsOfSubcategories(own))
            foreach (var cell in (await WithinCategoriesAsync(indicator, own, cancellation)).Select(cells.Find).OfType<ProtectedCell>()) cell.IsWithheld = true;
        var lines = await LinesAsync(indicator, own, cells, [], cancellation);
        // Systems of different weeks or months share no cell; solving them apart keeps each small.
        Parallel.ForEach(lines.GroupBy(l => l.When, l => l.Line), new() { CancellationToken = cancellation }, period => Suppression.Complete([.. period], rule));
        return cells.Withheld();
    }

    /// <summary>Their sums are published as categories, unless a filter on the category keeps to the sum of the table itself.</summary>
    private static bool IsOfSubcategories(Slice slice) =>
        slice.By.Count < MostDimensions && slice.By.Contains(Subcategory) && !slice.By.Contains(Category) && slice.Where.All(f => f.Dimension != Category);

    private async Task<IEnumerable<Place>> WithinCategoriesAsync(Indicator indicator, Slice slice, CancellationToken cancellation) =>
        (await ReadAsync(indicator, slice with { By = new([Category, .. slice.By]) }, cancellation)).Select(p => (p.Period, p.Keys.Without(0)));

    private bool IsSmall(Slice slice, double[] counts) => rule.IsSmall(counts, isSegment: slice.By.Count + slice.Where.Count > 0);

    private ProtectedCell Cell(Slice slice, double[] counts)
    {
        var small = IsSmall(slice, counts);
        return new(counts) { IsSmall = small, IsWithheld = small };
    }

    /// <summary>All that adds up: the cells to their margins, days to weeks, and the margins to theirs.</summary>
    private async Task<List<(Period When, ProtectedLine Line)>> LinesAsync(
        Indicator indicator, Slice slice, ProtectedTable cells, Dictionary<Slice, ProtectedTable> tables, CancellationToken cancellation)
    {
        var lines = new List<(Period, ProtectedLine)>();
        for (var i = 0; i < slice.By.Count; i++)
        {
            // What a subcategory holds in all categories is shown when every part of it is: its sum tells nothing new.
            if (slice.By[i] == Category && slice.By.Contains(Subcategory)) continue;
            var at = i;
            await AddAsync(slice with { By = slice.By.Without(i) }, period => period, keys => keys.Without(at));
        }
        if (slice.Grain == Grain.Day) await AddAsync(slice with { Grain = Grain.Week }, period => Period.Of(Grain.Week, period.Start), keys => keys);
        return lines;

        async Task AddAsync(Slice margin, Func<Period, Period> periodOf, Func<EquatableList<string?>, EquatableList<string?>> keysOf)
        {
            if (!tables.TryGetValue(margin, out var sums))
            {
                tables[margin] = sums = await FixedAsync(indicator, margin, cancellation);
                lines.AddRange(await LinesAsync(indicator, margin, sums, tables, cancellation));
            }
            lines.AddRange(cells.LinesTo(sums, periodOf, keysOf).Select(l => (Whole(l.When), l.Line)));
        }
    }

    /// <summary>Cells that are published on another page and decided there.</summary>
    private async Task<ProtectedTable> FixedAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        var withheld = await ReadAsync(indicator, slice, cancellation);
        var table = await estimates.ReadAsync(indicator, slice, cancellation);
        return new(table, (place, counts) => new(counts) { IsFixed = true, IsSmall = IsSmall(slice, counts), IsWithheld = withheld.Contains(place) });
    }

    /// <summary>
    /// A filter publishes a sum over some values of its dimension; with the unfiltered figure, it publishes the rest as well. It may hold all of the
    /// values that a breakdown withholds, or none: anything between would give some of them away, and all of them their sum where that is withheld.
    /// </summary>
    private async Task<IReadOnlyList<ProtectedCell>> FilteredAsync(Indicator indicator, Slice slice, ProtectedTable cells, CancellationToken cancellation)
    {
        var hit = new List<ProtectedCell>();
        foreach (var filter in slice.Where)
        {
            var others = slice with { Where = new(slice.Where.Where(f => f != filter)) };
            // Its values are the table's own rows: each is as it is in the table of all values.
            if (slice.By.Contains(filter.Dimension)) hit.AddRange((await ReadAsync(indicator, others, cancellation)).Select(cells.Find).OfType<ProtectedCell>());
            else await JudgeAsync(filter, others);
        }
        return hit;

        async Task JudgeAsync(DimensionFilter filter, Slice others)
        {
            // Four dimensions at once are beyond a table; the filter is then judged on the whole of each period.
            var by = slice.By.Count < MostDimensions ? slice.By : new([]);
            var withheld = (await ReadAsync(indicator, others with { By = new([.. by, filter.Dimension]) }, cancellation)).ToLookup(p => (p.Period, p.Keys.Without(by.Count)), p => p.Keys[by.Count]);
            var sums = await ReadAsync(indicator, others with { By = by }, cancellation);
            foreach (var values in withheld)
            {
                var admitted = values.Count(v => FilterConditions.Admits(filter, v));
                if (admitted == 0 || (admitted == values.Count() && admitted > 1 && !sums.Contains(values.Key))) continue;
                hit.AddRange(slice.By.Count == by.Count ? new[] { cells.Find(values.Key) }.OfType<ProtectedCell>() : cells.Of(values.Key.Period));
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
