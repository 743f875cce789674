using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>One test of a row. A row whose column is empty passes only <see cref="IsMissing"/>, <see cref="NotIn"/> and <see cref="ArrivedBefore"/>.</summary>
public abstract record Condition(string Column)
{
    public sealed record In(string Column, ValueList Values) : Condition(Column);

    public sealed record NotIn(string Column, ValueList Values) : Condition(Column);

    public sealed record AtLeast(string Column, decimal Value) : Condition(Column);

    public sealed record AtMost(string Column, decimal Value) : Condition(Column);

    public sealed record IsMissing(string Column) : Condition(Column);

    public sealed record IsPresent(string Column) : Condition(Column);

    /// <summary>Two columns of the row hold the same value, e.g. a reviewer's decision and the gold label.</summary>
    public sealed record SameAs(string Column, string Other) : Condition(Column);

    public sealed record DiffersFrom(string Column, string Other) : Condition(Column);

    /// <summary>The row had arrived before the moment (UTC), or does not say when it did. What a column finds in another fact is then found among the rows of that fact which had arrived.</summary>
    public sealed record ArrivedBefore(DateTime Moment) : Condition(FactSchemas.ArrivedAt);
}
