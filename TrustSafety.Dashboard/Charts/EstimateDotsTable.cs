using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The same estimates as a table and in words.</summary>
internal static class EstimateDotsTable
{
    public static FigureTable Of(EstimateDotsData data) => new(
        ["", data.Unit.Suffix.Trim() is { Length: > 0 } suffix ? $"value {suffix}" : "value", "interval", "n", "status"],
        [.. data.Rows.Select(r => Row(data, r))]);

    public static string Summary(EstimateDotsData data)
    {
        var shown = data.Rows.Where(r => r.Readout.Shown is not null).ToList();
        if (shown.Count == 0) return $"{data.What} in {data.When}: no value can be shown.";
        var (low, high) = (shown.MinBy(r => r.Readout.Shown!.Value.Point)!, shown.MaxBy(r => r.Readout.Shown!.Value.Point)!);
        var more = data.Rows.Count > EstimateDotsData.MostRows ? $" {data.Rows.Count - EstimateDotsData.MostRows} more rows are in the table only." : "";
        return $"{data.What} in {data.When}: lowest {low.Name} with {Words(data, low.Readout)}; highest {high.Name} with {Words(data, high.Readout)}. {data.Rows.Count - shown.Count} of {data.Rows.Count} have no value.{more}";
    }

    public static string Words(EstimateDotsData data, Readout readout) => readout.Shown is not { } shown ? ReadoutText.Why(readout)
        : $"{ValueText.Value(data.Unit, shown.Value.Point)} ({ValueText.Level(shown.Value.Level)} {ValueText.Bounds(data.Unit, shown.Value)}), n {ValueText.Count(shown.N)}";

    private static string[] Row(EstimateDotsData data, EstimateDot row) => row.Readout.Shown is { } shown
        ? [row.Name, ValueText.Number(data.Unit, shown.Value.Point), $"{ValueText.Bounds(data.Unit, shown.Value)} ({ValueText.Level(shown.Value.Level)}, {shown.Value.Method})", ValueText.Count(shown.N), ReadoutText.Why(row.Readout) is { Length: > 0 } why ? why : ReadoutText.Status(row.Readout)]
        : [row.Name, "–", "–", "–", ReadoutText.Why(row.Readout)];
}
