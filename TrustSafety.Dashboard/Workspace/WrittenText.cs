namespace TrustSafety.Dashboard.Workspace;

/// <summary>A field that people write.</summary>
internal static class WrittenText
{
    /// <returns>The text without the space around it.</returns>
    /// <exception cref="ArgumentException">It is empty or too long: the message names the field and is for the reader.</exception>
    public static string Of(string given, string thing, string field, int limit) => given.Trim() switch
    {
        "" => throw new ArgumentException($"The {field} of {thing} must not be empty."),
        var text when text.Length > limit => throw new ArgumentException($"The {field} of {thing} has at most {limit} characters."),
        var text => text,
    };
}
