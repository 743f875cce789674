using CsCheck;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class CellColumnsTests
{
    private static readonly Gen<string?> Key = Gen.Int[0, 5].Select(i => new[] { null, "", "a", "A", "b", "ä" }[i]);

    /// <summary>Cells as a query with a grain, two keys and a bin gives them: each place once, in any order.</summary>
    private static readonly Gen<Cell[]> Cells = Gen.Select(Gen.Int[0, 40], Key, Key, Gen.Int[-3, 3], Gen.Double[-1, 1])
        .Select(c => new Cell(Period.Of(Grain.Day, new DateOnly(2026, 1, 1).AddDays(c.Item1)), [c.Item2, c.Item3], c.Item4, [c.Item5, -c.Item5]))
        .Array[0, 200].Select(cells => cells.DistinctBy(Place).ToArray());

    [Fact]
    public void Of_AnyCells_GivesTheSameInTheOrderOfAnAnswer() => Cells.Sample(cells =>
        Assert.Equal(
            [.. cells.OrderBy(c => c.Period).ThenBy(c => c.Keys[0], StringComparer.Ordinal).ThenBy(c => c.Keys[1], StringComparer.Ordinal).ThenBy(c => c.Bin).Select(Text)],
            CellColumns.Of(cells).Select(Text)));

    [Fact]
    public void RowsOf_EveryPeriod_AreThoseOfItsCells() => Cells.Sample(cells =>
    {
        var columns = CellColumns.Of(cells);
        for (var p = 0; p < columns.Periods.Count; p++)
        {
            var (from, to) = columns.RowsOf(p);
            Assert.Equal(cells.Count(c => c.Period == columns.Periods[p]), to - from);
            for (var row = from; row < to; row++)
            {
                Assert.Equal(Text(columns[row]), Text(new(columns.Periods[p], columns.Keys[columns.KeyOf(row)], columns.BinOf(row), [columns.ValueOf(row, 0), columns.ValueOf(row, 1)])));
            }
        }
    });

    [Fact]
    public void Of_OneCellOfEverything_HasNoPeriodAndNoBin()
    {
        var cell = Assert.Single(CellColumns.Of([new Cell(null, [], null, [4d])]));
        Assert.Equal("||:4", Text(cell));
    }

    private static (Period?, string?, string?, int?) Place(Cell cell) => (cell.Period, cell.Keys[0], cell.Keys[1], cell.Bin);

    private static string Text(Cell cell) => $"{cell.Period}|{string.Join('/', cell.Keys.Select(k => k ?? "∅"))}|{cell.Bin}:{string.Join(';', cell.Values)}";
}
