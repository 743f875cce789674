using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>What a definition may name of a fact: what happened, and not when it was delivered.</summary>
internal static class FactColumns
{
    public static IReadOnlyList<string> All(Fact fact) => [.. FactSchemas.Of(fact).Columns.Select(c => c.Name).Where(c => c != FactSchemas.ArrivedAt), .. DerivedColumns.Of(fact)];

    public static IReadOnlyList<string> Times(Fact fact) => [.. All(fact).Where(c => Type(fact, c) is ColumnType.Date or ColumnType.Timestamp)];

    public static IReadOnlyList<string> Numbers(Fact fact) => [.. All(fact).Where(c => Type(fact, c) is ColumnType.Whole or ColumnType.Number or ColumnType.Boolean)];

    /// <summary>Null when the fact has no such column.</summary>
    public static ColumnType? Type(Fact fact, string column) => column == FactSchemas.ArrivedAt ? null : FactSchemas.Of(fact).Find(column)?.Type
        ?? (!DerivedColumns.Of(fact).Contains(column) ? null : column switch
        {
            DerivedColumns.ActionedAt => ColumnType.Timestamp,
            DerivedColumns.Caught => ColumnType.Boolean,
            _ => ColumnType.Whole,
        });

    /// <summary>The closed list of values of a column, if there is one.</summary>
    public static IReadOnlyList<string>? Values(Fact fact, string column) =>
        Type(fact, column) == ColumnType.Boolean ? ["true", "false"] : FactSchemas.Of(fact).Find(column)?.Allowed;
}
