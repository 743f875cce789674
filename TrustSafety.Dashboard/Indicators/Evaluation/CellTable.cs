using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>The cells of one query, found by period and keys.</summary>
internal sealed class CellTable
{
    private static readonly ConditionalWeakTable<CellSet, CellTable> OfSets = [];

    private readonly CellColumns cells;
    private readonly Dictionary<Period, int> periodAt;
    private readonly Dictionary<EquatableList<string?>, int> placeAt = [];

    /// <summary>The place of each of the cells' keys. Those of a place stand together, for they are in order and begin alike.</summary>
    private readonly int[] placeOf;

    private CellTable(CellColumns cells, int keys)
    {
        this.cells = cells;
        periodAt = cells.Periods.Index().ToDictionary(p => p.Item, p => p.Index);
        placeOf = new int[cells.Keys.Count];
        for (var i = 0; i < placeOf.Length; i++)
        {
            var place = cells.Keys[i].Count == keys ? cells.Keys[i] : new(cells.Keys[i].Take(keys));
            placeAt.TryAdd(place, placeAt.Count);
            placeOf[i] = placeAt.Count - 1;
        }
        Keys = [.. placeAt.OrderBy(p => p.Value).Select(p => p.Key)];
    }

    /// <summary>Made once for each answer, however many indicators and requests read it.</summary>
    /// <param name="keys">How many of the cells' keys name a place; further ones cut it into strata.</param>
    public static CellTable Of(CellSet set, int keys) => OfSets.GetValue(set, s => new(s.Cells, keys));

    /// <summary>In order.</summary>
    public IReadOnlyList<EquatableList<string?>> Keys { get; }

    public double Value(Period period, EquatableList<string?> keys, int measure) => Rows(period, keys) is var (from, to) && from < to ? cells.ValueOf(from, measure) : 0;

    public IEnumerable<(int Bin, double Count)> Bins(Period period, EquatableList<string?> keys, int measure)
    {
        var (from, to) = Rows(period, keys);
        for (var row = from; row < to; row++) yield return (cells.BinOf(row), cells.ValueOf(row, measure));
    }

    /// <summary>All cells of a place: one for each stratum.</summary>
    public IEnumerable<Cell> Strata(Period period, EquatableList<string?> keys)
    {
        var (from, to) = Rows(period, keys);
        for (var row = from; row < to; row++) yield return cells[row];
    }

    /// <summary>The measure summed over all periods up to and with each of those asked for.</summary>
    public IReadOnlyDictionary<(Period, EquatableList<string?>), double> Cumulated(IReadOnlyList<Period> periods, int measure)
    {
        var sums = new Dictionary<(Period, EquatableList<string?>), double>();
        foreach (var keys in Keys)
        {
            var (sum, next) = (0.0, 0);
            foreach (var period in periods)
            {
                while (next < cells.Periods.Count && cells.Periods[next] <= period) sum += Value(cells.Periods[next++], keys, measure);
                sums[(period, keys)] = sum;
            }
        }
        return sums;
    }

    private (int From, int To) Rows(Period period, EquatableList<string?> keys)
    {
        if (!periodAt.TryGetValue(period, out var at) || !placeAt.TryGetValue(keys, out var place)) return (0, 0);
        var (from, to) = cells.RowsOf(at);
        return (First(place, from, to), First(place + 1, from, to));
    }

    /// <summary>The first row between the two of that place or a later one.</summary>
    private int First(int place, int from, int to)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (placeOf[cells.KeyOf(middle)] < place) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
