namespace TrustSafety.Dashboard.Facts;

/// <summary>A query names a column that the fact (or any fact) does not have, or that cannot be used in that place.</summary>
public sealed class UnknownColumnException(string owner, string column, string use, IReadOnlyList<string> allowed)
    : ArgumentException($"{owner} has no column \"{column}\" to {use}. Allowed: {string.Join(", ", allowed)}.")
{
    public string Column { get; } = column;

    public IReadOnlyList<string> Allowed { get; } = allowed;
}
