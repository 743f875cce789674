namespace TrustSafety.Dashboard.Indicators;

/// <summary>How dimensions, their values and filters are written on screen and in files.</summary>
public static class DimensionText
{
    /// <summary>The segment of rows that leave the dimension empty.</summary>
    public const string NotStated = "not stated";

    /// <summary>content_type → Content type.</summary>
    public static string Name(string dimension) => dimension.Length == 0 ? "" : char.ToUpperInvariant(dimension[0]) + Words(dimension)[1..];

    /// <summary>content_type → content type, inside a sentence.</summary>
    public static string Words(string dimension) => dimension.Replace('_', ' ');

    public static string Value(string? value) => string.IsNullOrEmpty(value) ? NotStated : value;

    public static string Values(DimensionFilter filter) => (filter.Exclude ? "not " : "") + string.Join(", ", filter.Values.Select(Value));

    /// <summary>market BR, MX · surface not live</summary>
    public static string Filters(IEnumerable<DimensionFilter> filters) => string.Join(" · ", filters.Select(f => $"{Words(f.Dimension)} {Values(f)}"));
}
