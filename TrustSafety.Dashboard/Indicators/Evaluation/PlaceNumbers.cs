using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>The additive numbers behind each place of a slice, in the order of its needs.</summary>
internal sealed class PlaceNumbers(Slice slice, IReadOnlyList<Period> periods, IReadOnlyList<EquatableList<string?>> keys)
{
    private readonly List<Column> columns = [];

    public int Count => columns.Count;

    public void Add(Need need, CellTable table, int measure)
    {
        // Needs of one table stand at the same places.
        var same = need.Ignore.Count == 0 ? columns.Find(c => c.Places?.Table == table)?.Places : null;
        columns.Add(need.Cumulative ? new(null, measure, table.Cumulated(periods, [.. KeysOf(need)], measure)) : new(same ?? table.At(periods, KeysOf(need)), measure, []));
    }

    /// <summary>The numbers of one place; 0 where nothing was counted.</summary>
    public void Read(int period, int key, Span<double> numbers)
    {
        CellPlaces? last = null;
        var (from, to) = (0, 0);
        for (var i = 0; i < columns.Count; i++)
        {
            var (places, measure, cumulated) = columns[i];
            if (places is not null && places != last) ((from, to), last) = (places.Rows(period, key), places);
            numbers[i] = places is null ? cumulated[(period * keys.Count) + key] : from < to ? places.Table.Value(from, measure) : 0;
        }
    }

    /// <summary>Where one number stands: in cells of a table, or summed up over time.</summary>
    private sealed record Column(CellPlaces? Places, int Measure, double[] Cumulated);

    /// <summary>A need that ignores a dimension is the same whatever the dimension's value.</summary>
    private IEnumerable<EquatableList<string?>> KeysOf(Need need)
    {
        if (!slice.By.Any(need.Ignore.Contains)) return keys;
        int[] kept = [.. Enumerable.Range(0, slice.By.Count).Where(i => !need.Ignore.Contains(slice.By[i]))];
        return keys.Select(k => new EquatableList<string?>(kept.Select(i => k[i])));
    }
}
