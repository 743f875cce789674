using System.Data.Common;
using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

internal static class RowReader
{
    public static string Heading(FactColumn column) => column.Type == ColumnType.Id ? column.Name.Replace("_id", " id", StringComparison.Ordinal) : column.Name;

    public static IReadOnlyList<IReadOnlyList<string?>> Read(DbDataReader reader, IReadOnlyList<FactColumn> shown, LocalDays days, Pseudonyms pseudonyms)
    {
        var rows = new List<IReadOnlyList<string?>>();
        while (reader.Read()) rows.Add([.. shown.Select((c, i) => reader.IsDBNull(i) ? null : Text(reader, i, c.Type, days, pseudonyms))]);
        return rows;
    }

    private static string Text(DbDataReader reader, int at, ColumnType type, LocalDays days, Pseudonyms pseudonyms) => type switch
    {
        ColumnType.Id => pseudonyms.For(reader.GetString(at)),
        ColumnType.Timestamp => days.Local(reader.GetDateTime(at)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        ColumnType.Date => reader.GetFieldValue<DateOnly>(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Boolean => reader.GetBoolean(at) ? "true" : "false",
        ColumnType.Number => reader.GetDecimal(at).ToString("0.######", CultureInfo.InvariantCulture),
        _ => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)!,
    };
}
