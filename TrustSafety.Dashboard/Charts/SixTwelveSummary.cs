using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The chart in words, for readers who do not see it.</summary>
internal static class SixTwelveSummary
{
    public static string Of(SixTwelveData data) => string.Join(' ', Sentences(data));

    private static IEnumerable<string> Sentences(SixTwelveData data)
    {
        var (indicator, unit) = (data.Indicator, data.Indicator.Unit);
        if (data.Weeks.Count > 0) yield return $"{indicator.Name} in {data.Weeks[^1].Period}: {ReadoutText.Sentence(indicator, data.Weeks[^1].Readout)}.";
        if (Span(unit, data.Weeks) is { } weeks) yield return $"Over six weeks between {weeks}.";
        if (Span(unit, data.Months) is { } months) yield return $"Over twelve months between {months}.";
        if (data.Limits is { } limits)
        {
            var beyond = data.Weeks.Where(w => w.Readout is Readout.Measured final && limits.Signals(final.Value.Point)).Select(w => w.Period.ToString()).ToList();
            yield return beyond.Count == 0
                ? $"No week is beyond the process limits {ValueText.Number(unit, limits.Low)} – {ValueText.Number(unit, limits.High)}."
                : $"Beyond the process limits {ValueText.Number(unit, limits.Low)} – {ValueText.Number(unit, limits.High)}: {string.Join(", ", beyond)}.";
        }
        if (indicator.Target is { } target) yield return $"The target is {ValueText.Value(unit, target)}.";
        var silent = data.Months.Concat(data.Weeks).Where(p => p.Readout.Shown is null).ToList();
        if (silent.Count > 0) yield return $"Without a value: {string.Join(", ", silent.GroupBy(p => ReadoutText.Status(p.Readout)).Select(g => $"{g.Key} {string.Join(" ", g.Select(p => p.Period))}"))}.";
        if (data.Events.Count > 0) yield return $"Events: {string.Join("; ", data.Events.Select(e => $"{e.Mark} {e.Day:yyyy-MM-dd} {e.Label}"))}.";
    }

    private static string? Span(Unit unit, IReadOnlyList<SixTwelvePoint> points)
    {
        var values = points.Select(p => p.Readout.Shown?.Value.Point).OfType<double>().ToList();
        return values.Count < 2 ? null : $"{ValueText.Number(unit, values.Min())} and {ValueText.Value(unit, values.Max())}";
    }
}
