namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>The members of an enumeration as they are written in a file: lower_is_better.</summary>
internal static class EnumWords
{
    public static Dictionary<string, T> Of<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Snake, v => v);

    private static string Snake<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
