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

    /// <summary>All keys of the cells, with those that cut a place into strata.</summary>
    public IReadOnlyList<EquatableList<string?>> CellKeys => cells.Keys;

    /// <summary>The cells by the places of periods and keys in the lists given, each looked up once and not for every cell.</summary>
    public CellPlaces At(IReadOnlyList<Period> periods, IEnumerable<EquatableList<string?>> keys) =>
        new(this, [.. periods.Select(p => periodAt.GetValueOrDefault(p, -1))], [.. keys.Select(k => placeAt.GetValueOrDefault(k, -1))]);

    /// <summary>The cells of a place: one, or one for each stratum or bin, or none.</summary>
    public (int From, int To) Rows(int period, int place)
    {
        if (period < 0 || place < 0) return (0, 0);
        var (from, to) = cells.RowsOf(period);
        return (First(place, from, to), First(place + 1, from, to));
    }

    public double Value(int row, int measure) => cells.ValueOf(row, measure);

    public int Bin(int row) => cells.BinOf(row);

    /// <summary>Where the row's keys stand among <see cref="CellKeys"/>.</summary>
    public int CellKey(int row) => cells.KeyOf(row);

    /// <summary>The measure summed over all periods up to and with each of those asked for: key after key within a period.</summary>
    public double[] Cumulated(IReadOnlyList<Period> periods, IReadOnlyList<EquatableList<string?>> keys, int measure)
    {
        var sums = new double[periods.Count * keys.Count];
        for (var k = 0; k < keys.Count; k++)
        {
            var (place, sum, next) = (placeAt.GetValueOrDefault(keys[k], -1), 0.0, 0);
            for (var p = 0; p < periods.Count; p++)
            {
                for (; next < cells.Periods.Count && cells.Periods[next] <= periods[p]; next++)
                    if (Rows(next, place) is var (from, to) && from < to) sum += Value(from, measure);
                sums[(p * keys.Count) + k] = sum;
            }
        }
        return sums;
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
