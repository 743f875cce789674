using System.Text.Json;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>Requests as text that is equal exactly when they ask the same.</summary>
internal static class Question
{
    public static string Of(IndicatorRequest r) => Text("read", r.Indicator, r.Grain, r.From, r.To, r.By, Where(r.Where));

    public static string OfLimits(string indicator, IReadOnlyList<DimensionFilter> where) => Text("limits", indicator, Where(where));

    public static string Of(string what, ComparisonRequest r) => Text(what, r.Indicator, r.Before.ToString(), r.After.ToString(), r.By, r.ThenBy, Where(r.Where));

    public static string OfScan(Period before, Period after, IReadOnlyList<DimensionFilter> where) => Text("scan", before.ToString(), after.ToString(), Where(where));

    public static string Of(IReadOnlyList<DimensionFilter> where) => Text(Where(where));

    private static IEnumerable<object?[]> Where(IReadOnlyList<DimensionFilter> where) => where.Select(f => new object?[] { f.Dimension, f.Exclude, f.Values });

    private static string Text(params object?[] parts) => JsonSerializer.Serialize(parts);
}
