using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>One row of a fact: values by column; a column left out is empty.</summary>
public sealed record FactRow(Fact Fact, IReadOnlyDictionary<string, object?> Values)
{
    public object? this[string column] => Values.GetValueOrDefault(column);
}
