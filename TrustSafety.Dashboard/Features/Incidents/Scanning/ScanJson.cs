using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

internal static class ScanJson
{
    public static object Of(Scan scan) => new
    {
        as_of = scan.AsOf,
        series = scan.Series,
        tests_per_week = scan.Tests,
        false_alarms_per_week = scan.Budget,
        false_discovery_rate = scan.FalseDiscoveryRate,
        limit = scan.Limit,
        hourly = scan.Hours is { } hourly ? new { series = hourly.Series, young_series = hourly.Young, tests_per_week = hourly.Tests, false_alarms_per_week = hourly.Budget, limit = hourly.Limit } : null,
        arrived = scan.Arrivals is not { } arrivals ? null : new
        {
            before = arrivals.Before,
            facts = arrivals.Facts.Select(f => new { fact = FactSchemas.Of(f.Fact).Name, hours_after_day = f.HoursAfterDay, days_until = f.DaysUntil, hours_after_event = f.HoursAfterEvent, hours_until = Local(f.HoursUntil?.Local) }),
        },
        snapshot = scan.SnapshotId,
        incidents = scan.Found.Select(f => new
        {
            title = FoundText.Title(f),
            sentence = FoundText.Sentence(f),
            kind = FoundText.Kind(f.Lead.Kind),
            first = f.First,
            last = f.Last,
            from_hour = Local(f.Hours?.From),
            until_hour = Local(f.Hours?.Until),
            cause = f.Where.ToDictionary(p => p.Dimension, p => p.Values),
            share = f.Cause?.Share,
            alarms = f.Alarms.Select(a => new
            {
                watched = a.Series.What.Id,
                reversed = a.Series.What.Reversed,
                segment = a.Series.Segment.ToDictionary(p => p.Dimension, p => p.Value),
                kind = FoundText.Kind(a.Kind),
                first = a.First,
                last = a.Last,
                from_hour = Local(a.Hours?.From),
                until_hour = Local(a.Hours?.Until),
                ratio = a.Ratio.Point,
                low = a.Ratio.Low,
                high = a.Ratio.High,
                level = a.Ratio.Level,
                method = a.Ratio.Method,
                detector = a.ByRanks ? "stream surprise" : a.Hours is null ? "days and weeks" : "hours of the week",
                p = a.P,
            }),
        }),
    };

    /// <summary>By the clock of the reporting zone, without an offset.</summary>
    public static string? Local(DateTime? hour) => hour?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
