using System.Collections;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// The cells of an answer by column. Hundreds of thousands are kept at a time, and as objects would take ten times the memory;
/// one is made when somebody looks at it.
/// </summary>
public sealed class CellColumns : IReadOnlyList<Cell>
{
    private readonly int[] ends;
    private readonly int[] keyCodes;
    private readonly int[]? bins;
    private readonly NumberColumn[] values;

    /// <param name="periods">In order; none for a query without grain.</param>
    /// <param name="ends">The row after the last of each period; without periods, that of all.</param>
    /// <param name="keys">In order, each once.</param>
    /// <param name="keyCodes">Per row an index into the keys.</param>
    /// <param name="values">Per measure.</param>
    internal CellColumns(IReadOnlyList<Period> periods, int[] ends, IReadOnlyList<EquatableList<string?>> keys, int[] keyCodes, int[]? bins, NumberColumn[] values)
    {
        (Periods, Keys) = (periods, keys);
        (this.ends, this.keyCodes, this.bins, this.values) = (ends, keyCodes, bins, values);
    }

    public static CellColumns Of(IEnumerable<Cell> cells)
    {
        using var builder = new CellColumnsBuilder();
        foreach (var cell in cells)
        {
            builder.Add(cell.Period, cell.Keys.Aggregate(CellColumnsBuilder.NoKeys, builder.Key), cell.Bin);
            foreach (var value in cell.Values) builder.Add(value);
        }
        return builder.Build();
    }

    /// <summary>The periods that have cells, in order.</summary>
    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The keys that have cells, in order.</summary>
    public IReadOnlyList<EquatableList<string?>> Keys { get; }

    public int Count => keyCodes.Length;

    /// <summary>The bytes held; key strings are shared between the cells.</summary>
    public long Size => 200 + (4L * (ends.Length + keyCodes.Length + (bins?.Length ?? 0))) + values.Sum(v => v.Size) + (Keys.Count * (100L + (16 * (Keys.Count == 0 ? 0 : Keys[0].Count)))) + (16L * Periods.Count);

    public Cell this[int row] =>
        new(Periods.Count == 0 ? null : Periods[PeriodOf(row)], Keys[keyCodes[row]], bins?[row], [.. values.Select(v => v[row])]);

    /// <summary>The rows of one of the periods, by its place; in the order of their keys.</summary>
    public (int From, int To) RowsOf(int period) => (period == 0 ? 0 : ends[period - 1], ends[period]);

    /// <summary>The place of a row's keys among the keys.</summary>
    public int KeyOf(int row) => keyCodes[row];

    public int BinOf(int row) => bins![row];

    public double ValueOf(int row, int measure) => values[measure][row];

    public IEnumerator<Cell> GetEnumerator()
    {
        for (var row = 0; row < Count; row++) yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PeriodOf(int row)
    {
        var at = Array.BinarySearch(ends, row + 1);
        return at >= 0 ? at : ~at;
    }
}
