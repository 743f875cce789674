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
    private const string Category = "category", Subcategory = "subcategory";

    private static readonly Fact[] NamesNobody = [Fact.Exposure, Fact.Incident];

    private readonly SharedWork<(string, Slice), IReadOnlySet<Place>> known = new();

    public static bool IsProtected(Indicator indicator) => !NamesNobody.Contains(indicator.Numerator.Fact);

    public Task<IReadOnlySet<Place>> ReadAsync(Indicator indicator, Slice slice, CancellationToken cancellation) =>
        known.GetAsync((indicator.Id, slice), stop => DecideAsync(indicator, slice, stop), cancellation);

    private async Task<IReadOnlySet<Place>> DecideAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        if (rule.MinimumCount <= 1 || !IsProtected(indicator)) return new HashSet<Place>();
        var own = slice.Grain == Grain.Day ? InWholeWeeks(slice) : slice;
        var table = await estimates.ReadAsync(indicator, own, cancellation);
        var isSegment = slice.By.Count + slice.Where.Count > 0;
        var cells = table.Cells.ToDictionary(c => c.Key, c => Cell(c.Value.Protected, isSegment));
        var lines = new List<ProtectedLine>();
        foreach (var place in await FilteredAsync(indicator, own, cells.Keys, cancellation)) cells[place].IsWithheld = true;
        if (IsOfSubcategories(own))
            foreach (var place in (await WithinCategoriesAsync(indicator, own, cancellation)).Where(cells.ContainsKey)) cells[place].IsWithheld = true;
        for (var i = 0; i < own.By.Count; i++)
        {
            // What a subcategory holds in all categories is shown when every part of it is: its sum tells nothing new.
            if (own.By[i] == Category && own.By.Contains(Subcategory)) continue;
            lines.AddRange(await LinesAlongAsync(indicator, own, i, cells, cancellation));
        }
        if (own.Grain == Grain.Day) lines.AddRange(await LinesOfWeeksAsync(indicator, own, cells, cancellation));
        foreach (var connected in Connected(lines)) Suppression.Complete(connected, rule);
        return cells.Where(c => c.Value.IsWithheld).Select(c => c.Key).ToHashSet();
    }

    /// <summary>Their sums are published as categories, unless a filter on the category keeps to the sum of the table itself.</summary>
    private static bool IsOfSubcategories(Slice slice) => slice.By is [Subcategory] && slice.Where.All(f => f.Dimension != Category);

    private async Task<IEnumerable<Place>> WithinCategoriesAsync(Indicator indicator, Slice slice, CancellationToken cancellation) =>
        (await ReadAsync(indicator, slice with { By = new([Category, Subcategory]) }, cancellation)).Select(p => (p.Period, Without(p.Keys, 0)));

    private ProtectedCell Cell(IReadOnlyList<double> counts, bool isSegment)
    {
        var small = rule.IsSmall(counts, isSegment);
        return new(counts) { IsSmall = small, IsWithheld = small };
    }

    /// <summary>One line per period and other key: the cells along dimension i add up to the margin without it.</summary>
    private async Task<IEnumerable<ProtectedLine>> LinesAlongAsync(Indicator indicator, Slice slice, int i, Dictionary<Place, ProtectedCell> cells, CancellationToken cancellation)
    {
        var margin = slice with { By = new(slice.By.Where((_, j) => j != i)) };
        var margins = await FixedAsync(indicator, margin, cancellation);
        var lines = cells.GroupBy(c => (c.Key.Period, Without(c.Key.Keys, i))).Select(g => new ProtectedLine([.. g.Select(c => c.Value)], margins.GetValueOrDefault(g.Key)));
        if (margin.By.Count == 0) return lines;
        var totals = await FixedAsync(indicator, slice with { By = new([]) }, cancellation);
        return lines.Concat(margins.GroupBy(m => m.Key.Item1).Select(g => new ProtectedLine([.. g.Select(m => m.Value)], totals.GetValueOrDefault((g.Key, new([]))))));
    }

    private async Task<IEnumerable<ProtectedLine>> LinesOfWeeksAsync(Indicator indicator, Slice days, Dictionary<Place, ProtectedCell> cells, CancellationToken cancellation)
    {
        var weeks = await FixedAsync(indicator, days with { Grain = Grain.Week }, cancellation);
        return cells.GroupBy(c => (Period.Of(Grain.Week, c.Key.Period.Start), c.Key.Keys)).Select(g => new ProtectedLine([.. g.Select(c => c.Value)], weeks.GetValueOrDefault(g.Key)));
    }

    /// <summary>Cells that are published on another page and decided there.</summary>
    private async Task<Dictionary<Place, ProtectedCell>> FixedAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        var withheld = await ReadAsync(indicator, slice, cancellation);
        var table = await estimates.ReadAsync(indicator, slice, cancellation);
        return table.Cells.ToDictionary(c => c.Key, c => new ProtectedCell(c.Value.Protected) { IsFixed = true, IsWithheld = withheld.Contains(c.Key) });
    }

    /// <summary>
    /// A filter publishes a sum over some values of its dimension; with the unfiltered figure, it publishes the rest as well. It may hold all of the
    /// values that a breakdown withholds, or none: anything between would give some of them away.
    /// </summary>
    private async Task<IReadOnlySet<Place>> FilteredAsync(Indicator indicator, Slice slice, IReadOnlyCollection<Place> places, CancellationToken cancellation)
    {
        var hit = new HashSet<Place>();
        foreach (var filter in slice.Where)
        {
            // Three dimensions at once are beyond a table; the filter is then judged on the whole of each period.
            var by = slice.By.Count <= 1 && !slice.By.Contains(filter.Dimension) ? slice.By : new([]);
            var wide = slice with { By = new([.. by, filter.Dimension]), Where = new(slice.Where.Where(f => f != filter)) };
            var withheld = (await ReadAsync(indicator, wide, cancellation)).ToLookup(p => (p.Period, Without(p.Keys, by.Count)), p => p.Keys[by.Count]);
            foreach (var place in places)
            {
                var values = withheld[(place.Period, by.Count == 0 ? new([]) : place.Keys)].ToList();
                if (values.Any(v => FilterConditions.Admits(filter, v)) && !values.All(v => FilterConditions.Admits(filter, v))) hit.Add(place);
                else if (values.Count == 1 && FilterConditions.Admits(filter, values[0])) hit.Add(place);
            }
        }
        return hit;
    }

    private static Slice InWholeWeeks(Slice slice) => slice with
    {
        From = Period.Of(Grain.Week, slice.From).Start,
        To = Period.Of(Grain.Week, slice.To.AddDays(-1)).End,
    };

    private static EquatableList<string?> Without(EquatableList<string?> keys, int i) => new(keys.Where((_, j) => j != i));

    /// <summary>Lines of different weeks share no cell; solving them apart keeps each system small.</summary>
    private static IEnumerable<IReadOnlyList<ProtectedLine>> Connected(List<ProtectedLine> lines)
    {
        var group = new Dictionary<ProtectedCell, List<ProtectedLine>>();
        foreach (var line in lines)
        {
            var joined = new List<ProtectedLine> { line };
            foreach (var other in line.Cells.Append(line.Margin).OfType<ProtectedCell>().Select(c => group.GetValueOrDefault(c)).OfType<List<ProtectedLine>>().Distinct().ToList()) joined.AddRange(other);
            foreach (var cell in joined.SelectMany(l => l.Cells.Append(l.Margin)).OfType<ProtectedCell>()) group[cell] = joined;
        }
        return group.Values.Distinct();
    }
}
