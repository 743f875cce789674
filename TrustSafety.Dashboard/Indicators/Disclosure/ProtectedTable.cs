using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;
using Place = (TrustSafety.Dashboard.Time.Period Period, TrustSafety.Dashboard.Facts.EquatableList<string?> Keys);

namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>The places of one table: one for each of its periods and keys.</summary>
internal sealed class ProtectedTable
{
    private readonly EstimateTable table;
    private readonly Dictionary<Period, int> periodAt;
    private readonly Dictionary<EquatableList<string?>, int> keysAt;
    private readonly ProtectedCell[] cells;

    public ProtectedTable(EstimateTable table, Func<Place, IReadOnlyList<double>, ProtectedCell> cell)
    {
        this.table = table;
        periodAt = Numbered(table.Periods);
        keysAt = Numbered(table.Keys);
        cells = [.. table.Cells.Select(c => cell((c.Period, c.Keys), c.Estimate.Protected))];
    }

    public IReadOnlyList<Period> Periods => table.Periods;

    public ProtectedCell? Find(Place place) => periodAt.TryGetValue(place.Period, out var p) && keysAt.TryGetValue(place.Keys, out var k) ? At(p, k) : null;

    public IEnumerable<ProtectedCell> Of(Period period) => periodAt.TryGetValue(period, out var p) ? Enumerable.Range(0, table.Keys.Count).Select(k => At(p, k)) : [];

    public HashSet<Place> Withheld() => [.. cells.Index().Where(c => c.Item.IsWithheld).Select(c => (table.Periods[c.Index / table.Keys.Count], table.Keys[c.Index % table.Keys.Count]))];

    /// <summary>Each place of the margin with all that it sums, which is told by the period and by the keys.</summary>
    public IEnumerable<(Period When, ProtectedLine Line)> LinesTo(ProtectedTable margin, Func<Period, Period> periodOf, Func<EquatableList<string?>, EquatableList<string?>> keysOf)
    {
        // The same keys come in every period: they are sorted once.
        var keys = Enumerable.Range(0, table.Keys.Count).GroupBy(k => keysOf(table.Keys[k])).Select(g => (g.Key, Parts: g.ToArray())).ToList();
        foreach (var periods in Enumerable.Range(0, table.Periods.Count).GroupBy(p => periodOf(table.Periods[p])))
            foreach (var (key, parts) in keys)
                yield return (periods.Key, new([.. periods.SelectMany(p => parts.Select(k => At(p, k)))], margin.Find((periods.Key, key))));
    }

    private ProtectedCell At(int period, int keys) => cells[(period * table.Keys.Count) + keys];

    private static Dictionary<T, int> Numbered<T>(IReadOnlyList<T> items)
        where T : notnull => items.Index().ToDictionary(i => i.Item, i => i.Index);
}
