using System.Data.Common;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts.DuckDb;

internal static class CellReader
{
    public static CellColumns Read(DbDataReader reader, AggregateQuery query, Pseudonyms pseudonyms, CancellationToken cancellation)
    {
        using var cells = new CellColumnsBuilder();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var at = 0;
            Period? period = query.Grain is { } grain ? new Period(grain, reader.GetFieldValue<DateOnly>(at++)) : null;
            var keys = CellColumnsBuilder.NoKeys;
            foreach (var column in query.GroupBy)
            {
                var value = reader.IsDBNull(at) ? null : reader.GetString(at);
                keys = cells.Key(keys, value is not null && column == "reviewer" ? pseudonyms.For(value) : value);
                at++;
            }
            cells.Add(period, keys, query.Bin is null ? null : reader.GetInt32(at++));
            for (var i = 0; i < query.Measures.Count; i++) cells.Add(reader.GetDouble(at++));
        }
        return cells.Build();
    }
}
