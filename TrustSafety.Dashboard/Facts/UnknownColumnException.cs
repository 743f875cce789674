using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>A query names a column that the fact does not have, or that cannot be used in that place.</summary>
public sealed class UnknownColumnException(Fact fact, string column, string use, IReadOnlyList<string> allowed)
    : ArgumentException($"The fact {FactSchemas.Of(fact).Name} has no column \"{column}\" to {use}. Allowed: {string.Join(", ", allowed)}.")
{
    public Fact Fact { get; } = fact;

    public string Column { get; } = column;

    public IReadOnlyList<string> Allowed { get; } = allowed;
}
