using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The same data as a trend draws, in rows and in words.</summary>
internal static class TrendTable
{
    public static FigureTable Of(TrendData data)
    {
        var unit = data.Indicator.Unit;
        var rows = new List<IReadOnlyList<string>>();
        var links = new List<string?>();
        Add("All", data.Whole, data.Link);
        foreach (var segment in data.Segments.Take(TrendData.MostSegments)) Add(segment.Name, segment.Points, segment.Link);
        return new(["Period", "Segment", unit.Suffix.Trim() is { Length: > 0 } suffix ? $"Value ({suffix})" : "Value", "Interval", "n", "Status"], rows) { RowLinks = links };

        void Add(string name, IReadOnlyList<TrendPoint> points, Func<Time.Period, string>? link)
        {
            foreach (var (period, readout) in points)
            {
                var shown = readout.Shown;
                rows.Add([
                    period.ToString(), name,
                    shown is null ? "–" : ValueText.Number(unit, shown.Value.Point),
                    shown is null ? "–" : $"{ValueText.Bounds(unit, shown.Value)} ({ValueText.Level(shown.Value.Level)}, {shown.Value.Method})",
                    shown is null ? "–" : ValueText.Count(shown.N),
                    ReadoutText.Why(readout) is { Length: > 0 } why ? why : ReadoutText.Status(readout)]);
                links.Add(link?.Invoke(period));
            }
        }
    }

    public static string Summary(TrendData data)
    {
        var shown = data.Whole.Where(p => p.Readout.Shown is not null).ToList();
        if (shown.Count == 0) return $"{data.Indicator.Name}: no value can be shown in this period.";
        var (first, last) = (shown[0], shown[^1]);
        var highest = shown.MaxBy(p => p.Readout.Shown!.Value.Point)!;
        var beside = data.Segments.Count == 0 ? "" : $" Beside it {string.Join(", ", data.Segments.Take(TrendData.MostSegments).Select(s => s.Name))}.";
        var gaps = data.Whole.Count - shown.Count;
        return $"{data.Indicator.Name} from {first.Period} ({Value(first)}) to {last.Period} ({ReadoutText.Sentence(data.Indicator, last.Readout)}); highest in {highest.Period} ({Value(highest)})."
            + (gaps == 0 ? "" : $" {gaps} of {data.Whole.Count} periods have no value to show.") + beside;

        string Value(TrendPoint point) => ValueText.Value(data.Indicator.Unit, point.Readout.Shown!.Value.Point);
    }
}
