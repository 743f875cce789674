namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>The cells of a table as a slice numbers its periods and keys; it may hold some that the table does not.</summary>
internal sealed class CellPlaces(CellTable table, int[] periods, int[] keys)
{
    public CellTable Table => table;

    public (int From, int To) Rows(int period, int key) => table.Rows(periods[period], keys[key]);
}
