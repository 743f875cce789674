using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Checks one column of a batch: returns nothing for a good value, else the reason in words, never the value.</summary>
internal abstract class ColumnCheck(Column column, int slot)
{
    protected const string Required = "is missing, and required";

    public Column Column => column;

    public int Slot => slot;

    public abstract bool IsText { get; }

    public void Check(Batch batch, RowProblems problems)
    {
        var lengths = batch.Lengths(slot);
        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.Problems[row] is not null) continue;
            var reason = lengths[row] == Batch.Missing ? (column.Required ? Required : null) : Check(batch, row);
            if (reason is not null) problems.Add(row, column.Name, reason);
        }
    }

    protected abstract string? Check(Batch batch, int row);

    public static ColumnCheck For(Column column, int slot, TimeZoneInfo? zone) => column.Type switch
    {
        ColumnType.Token => new TextCheck(column, slot, 64),
        ColumnType.Id => new TextCheck(column, slot, 128),
        ColumnType.Date => new DateCheck(column, slot),
        ColumnType.Timestamp => new TimestampCheck(column, slot, zone),
        ColumnType.Whole => new NumberCheck(column, slot, scale: 0),
        ColumnType.Number => new NumberCheck(column, slot, scale: 6),
        _ => new BooleanCheck(column, slot),
    };
}
