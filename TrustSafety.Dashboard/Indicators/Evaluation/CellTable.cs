using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>The cells of one query, found by period and keys.</summary>
internal sealed class CellTable
{
    private static readonly ConditionalWeakTable<CellSet, CellTable> OfSets = [];

    private readonly Dictionary<(Period Period, EquatableList<string?> Keys), List<Cell>> cells = [];

    private CellTable(CellSet set, int keys)
    {
        foreach (var cell in set.Cells)
        {
            var place = (cell.Period!.Value, new EquatableList<string?>(cell.Keys.Take(keys)));
            if (!cells.TryGetValue(place, out var at)) cells[place] = at = [];
            at.Add(cell);
        }
        Keys = [.. cells.Keys.Select(k => k.Keys).Distinct()];
    }

    /// <summary>Made once for each answer, however many indicators and requests read it.</summary>
    /// <param name="keys">How many of the cells' keys name a place; further ones cut it into strata.</param>
    public static CellTable Of(CellSet set, int keys) => OfSets.GetValue(set, s => new(s, keys));

    public IReadOnlyList<EquatableList<string?>> Keys { get; }

    public double Value(Period period, EquatableList<string?> keys, int measure) => cells.TryGetValue((period, keys), out var at) ? at[0].Values[measure] : 0;

    public IEnumerable<(int Bin, double Count)> Bins(Period period, EquatableList<string?> keys, int measure) =>
        cells.TryGetValue((period, keys), out var at) ? at.Select(c => (c.Bin!.Value, c.Values[measure])) : [];

    /// <summary>All cells of a place: one for each stratum.</summary>
    public IReadOnlyList<Cell> Strata(Period period, EquatableList<string?> keys) => cells.TryGetValue((period, keys), out var at) ? at : [];

    /// <summary>The measure summed over all periods up to and with each of those asked for.</summary>
    public IReadOnlyDictionary<(Period, EquatableList<string?>), double> Cumulated(IReadOnlyList<Period> periods, int measure)
    {
        var sums = new Dictionary<(Period, EquatableList<string?>), double>();
        foreach (var of in cells.GroupBy(c => c.Key.Keys))
        {
            var ordered = of.OrderBy(c => c.Key.Period.Start).Select(c => (c.Key.Period, c.Value[0].Values[measure])).ToList();
            var (sum, next) = (0.0, 0);
            foreach (var period in periods)
            {
                while (next < ordered.Count && ordered[next].Period <= period) sum += ordered[next++].Item2;
                sums[(period, of.Key)] = sum;
            }
        }
        return sums;
    }
}
