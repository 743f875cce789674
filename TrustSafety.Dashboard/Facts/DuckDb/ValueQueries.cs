using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The questions behind a picker: how many rows of each fact have each value.</summary>
internal static class ValueQueries
{
    public static IReadOnlyList<FactSchema> FactsWith(string dimension)
    {
        List<FactSchema> facts = [.. FactSchemas.All.Where(s => s.Find(dimension)?.Type == ColumnType.Token)];
        var allowed = FactSchemas.All.SelectMany(s => s.Columns).Where(c => c.Type == ColumnType.Token).Select(c => c.Name).Distinct();
        return facts.Count > 0 ? facts : throw new UnknownColumnException("No fact", dimension, "choose values of", [.. allowed]);
    }

    public static AggregateQuery? Count(FactSchema schema, string dimension, Snapshot snapshot) =>
        snapshot.Window(schema.Fact) is var (first, last)
            ? new(schema.Fact, schema.Time, null, first, last.AddDays(1), new([Measure.Count()])) { GroupBy = new([dimension]) }
            : null;
}
