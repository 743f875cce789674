namespace TrustSafety.Dashboard.Facts;

/// <summary>A condition's value cannot be a value of its column. The message says what could, and does not repeat the value.</summary>
public sealed class UnusableValueException(string column, string allowed)
    : ArgumentException($"A value given for \"{column}\" is not possible. Allowed: {allowed}.")
{
    public string Column { get; } = column;

    public string Allowed { get; } = allowed;
}
