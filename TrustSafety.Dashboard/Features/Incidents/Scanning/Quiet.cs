using System.Globalization;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Series that people called false alarms, and what is left of their share of the budget.</summary>
internal sealed class Quiet(IReadOnlyList<QuietedSeries> series)
{
    private readonly Dictionary<(string Watched, string Segment), double> shares = series.ToDictionary(s => (s.Watched, s.Segment), s => s.Share);

    public static Quiet None { get; } = new([]);

    public double ShareOf(WatchedSeries series) => shares.Count == 0 ? 1 : shares.GetValueOrDefault((series.What.Id, series.Segment.AsPlace().ToString()), 1);

    /// <summary>Equal texts are equal shares.</summary>
    public override string ToString() => string.Join(',', shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key.Watched}@{s.Key.Segment}:{s.Value:R}")).Order(StringComparer.Ordinal));
}
