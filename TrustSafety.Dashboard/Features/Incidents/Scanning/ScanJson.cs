namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

internal static class ScanJson
{
    public static object Of(Scan scan) => new
    {
        as_of = scan.AsOf,
        series = scan.Series,
        tests_per_week = scan.Tests,
        false_alarms_per_week = scan.Budget,
        limit = scan.Limit,
        snapshot = scan.SnapshotId,
        incidents = scan.Found.Select(f => new
        {
            title = FoundText.Title(f),
            sentence = FoundText.Sentence(f),
            kind = FoundText.Kind(f.Lead.Kind),
            first = f.First,
            last = f.Last,
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
                ratio = a.Ratio.Point,
                low = a.Ratio.Low,
                high = a.Ratio.High,
                level = a.Ratio.Level,
                method = a.Ratio.Method,
                p = a.P,
            }),
        }),
    };
}
