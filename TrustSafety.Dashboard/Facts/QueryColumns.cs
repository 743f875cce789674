namespace TrustSafety.Dashboard.Facts;

/// <summary>The columns that a query reads.</summary>
internal static class QueryColumns
{
    public static IEnumerable<string> Of(AggregateQuery query) =>
        query.GroupBy.Concat(Of(query.Where)).Concat(query.Measures.SelectMany(m => m.Factors.Concat(Of(m.When))))
            .Concat(query.Bin is { } bin ? [bin.Column] : []).Distinct();

    public static IEnumerable<string> Of(IEnumerable<Condition> conditions) => conditions.SelectMany(c => c switch
    {
        Condition.SameAs same => (string[])[same.Column, same.Other],
        Condition.DiffersFrom differs => [differs.Column, differs.Other],
        _ => [c.Column],
    });
}
