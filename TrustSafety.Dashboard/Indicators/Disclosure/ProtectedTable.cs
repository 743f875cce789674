using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;
using Place = (TrustSafety.Dashboard.Time.Period Period, TrustSafety.Dashboard.Facts.EquatableList<string?> Keys);

namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>What may be shown of the places of one table.</summary>
internal sealed class ProtectedTable(EstimateTable table, Func<Place, double[], ProtectedCell> cell)
    : PlaceTable<ProtectedCell>(table.Periods, table.Keys, [.. table.Cells.Select(c => cell((c.Period, c.Keys), c.Cell.Protected))])
{
    private readonly Dictionary<Period, int> periodAt = table.Periods.Index().ToDictionary(p => p.Item, p => p.Index);
    private readonly Dictionary<EquatableList<string?>, int> keysAt = table.Keys.Index().ToDictionary(k => k.Item, k => k.Index);

    public ProtectedCell? Find(Place place) => periodAt.TryGetValue(place.Period, out var p) && keysAt.TryGetValue(place.Keys, out var k) ? At(p, k) : null;

    public IEnumerable<ProtectedCell> Of(Period period) => periodAt.TryGetValue(period, out var p) ? Enumerable.Range(0, Keys.Count).Select(k => At(p, k)) : [];

    public HashSet<Place> Withheld() => [.. Cells.Where(c => c.Cell.IsWithheld).Select(c => (c.Period, c.Keys))];

    /// <summary>Each place of the margin with all that it sums, which is told by the period and by the keys.</summary>
    public IEnumerable<(Period When, ProtectedLine Line)> LinesTo(ProtectedTable margin, Func<Period, Period> periodOf, Func<EquatableList<string?>, EquatableList<string?>> keysOf)
    {
        // The same keys come in every period: they are sorted once.
        var keys = Enumerable.Range(0, Keys.Count).GroupBy(k => keysOf(Keys[k])).Select(g => (g.Key, Parts: g.ToArray())).ToList();
        foreach (var periods in Enumerable.Range(0, Periods.Count).GroupBy(p => periodOf(Periods[p])))
            foreach (var (key, parts) in keys)
                yield return (periods.Key, new([.. periods.SelectMany(p => parts.Select(k => At(p, k)))], margin.Find((periods.Key, key))));
    }
}
