using System.Data.Common;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Reads cells and puts them in order: by period, keys (empty first, then by code point) and bin, whichever engine answered.</summary>
internal static class CellReader
{
    public static List<Cell> Read(DbDataReader reader, AggregateQuery query, Pseudonyms pseudonyms, CancellationToken cancellation)
    {
        var seen = new Dictionary<string, string>();
        var cells = new List<Cell>();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            cells.Add(One(reader, query, seen, pseudonyms));
        }
        cells.Sort(Compare);
        return cells;
    }

    private static Cell One(DbDataReader reader, AggregateQuery query, Dictionary<string, string> seen, Pseudonyms pseudonyms)
    {
        var at = 0;
        Period? period = query.Grain is { } grain ? new Period(grain, reader.GetFieldValue<DateOnly>(at++)) : null;
        var keys = new string?[query.GroupBy.Count];
        for (var i = 0; i < keys.Length; i++, at++)
            keys[i] = reader.IsDBNull(at) ? null : query.GroupBy[i] == "reviewer" ? pseudonyms.For(reader.GetString(at)) : Once(reader.GetString(at), seen);
        int? bin = query.Bin is null ? null : reader.GetInt32(at++);
        var values = new double[query.Measures.Count];
        for (var i = 0; i < values.Length; i++, at++) values[i] = reader.GetDouble(at);
        return new(period, keys, bin, values);
    }

    private static string Once(string text, Dictionary<string, string> seen)
    {
        if (seen.TryGetValue(text, out var first)) return first;
        return seen[text] = text;
    }

    private static int Compare(Cell a, Cell b)
    {
        var order = Nullable.Compare(a.Period, b.Period);
        for (var i = 0; order == 0 && i < a.Keys.Count; i++) order = string.CompareOrdinal(a.Keys[i], b.Keys[i]);
        return order != 0 ? order : Nullable.Compare(a.Bin, b.Bin);
    }
}
