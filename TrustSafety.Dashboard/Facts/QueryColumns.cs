using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>The columns that a query reads.</summary>
internal static class QueryColumns
{
    public static IEnumerable<string> Of(AggregateQuery query) =>
        query.GroupBy.Concat(Of(query.Where)).Concat(query.Measures.SelectMany(m => m.Factors.Concat(Of(m.When))))
            .Concat(Of(query.Bin)).Distinct();

    /// <summary>The other fact in which a column of the query is found.</summary>
    public static Fact? LooksInto(AggregateQuery query) => Of(query).Append(query.Time).Select(c => DerivedColumns.JoinedFrom(query.Fact, c)).FirstOrDefault(f => f is not null);

    private static IEnumerable<string> Of(Bin? bin) => bin switch
    {
        null => [],
        Bin.HoursLate late => [late.Column, FactSchemas.ArrivedAt],
        _ => [bin.Column],
    };

    public static IEnumerable<string> Of(IEnumerable<Condition> conditions) => conditions.SelectMany(c => c switch
    {
        Condition.SameAs same => (string[])[same.Column, same.Other],
        Condition.DiffersFrom differs => [differs.Column, differs.Other],
        _ => [c.Column],
    });
}
