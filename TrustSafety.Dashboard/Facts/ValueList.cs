namespace TrustSafety.Dashboard.Facts;

/// <summary>Column names or dimension values.</summary>
public sealed class ValueList(IEnumerable<string> items) : EquatableList<string>(items);
