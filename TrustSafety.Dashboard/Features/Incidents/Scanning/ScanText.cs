using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What a scan says as a whole.</summary>
internal static class ScanText
{
    public const string Method =
        "Every indicator that counts something, and how much of each fact came in, as a whole and in each segment of one dimension and of market, surface and category in pairs. Each of the last seven days is held against "
        + "the same weekday of the six weeks before it, the last week and the last four against the twelve weeks before them, and the last four and eight as a steady drift away from those before (the score of a linear trend), as counts per what they are counted per (quasi-Poisson rates, "
        + "old outbreaks weighed down, negative binomial tails; of shares quasi-binomial and beta-binomial ones). Where they are large enough, segments of market, surface and category at once are watched for new levels and drifts too. What is sampled is watched by week. A test is an alarm when its p is below the budget over the number of tests, so chance alone brings at most so many a week. Fewer than ten events, or than may be shown, seen and expected, are "
        + "no alarm. Where times have hours, each hour of the last seven days, and the three and six hours that end with it, is held against the same hours of the week in the six weeks before its day, as a whole and in segments of one dimension (of market, surface and category in pairs, too, where that is switched on) with two events an hour or more; a part of the budget is theirs, "
        + "and an hour that may not be over is not looked at. Counts that began too late for that are watched by the hour from their eighth day on: each hour is ranked among all before it (stream surprise), and how often quiet hours reach such a rank is known by simulation. Alarms of one time, in segments within one another, are one incident; its place is the set of segments that explains most of the change in fewest words (subset scan). Days that the operator names as holidays are no part of what is usual and not tested, but for one whose like a year ago is in the data: what it did then is what is expected of it, with the error of that. Medians, means, stocks, what ripens later than a week, and what is decided later than the day it counts for are not watched; the last day of the data may not be over and is not looked at. On a past morning, rows that say when they arrived are seen from then on, and days and hours are watched as far as 99 % of their rows usually had arrived.";

    public static string Headline(Scan scan) => string.Create(CultureInfo.InvariantCulture, $"As of {scan.AsOf:yyyy-MM-dd} {What(scan)}.");

    public static string Budget(Scan scan) => $"{Watched(scan)}: {Chance(scan)}.{Discovered(scan)}{Quieted(scan)}{Arrived(scan)}"
        + (scan.HasDays ? "" : string.Create(CultureInfo.InvariantCulture, $" Days and weeks are watched once there are {Detector.Days} days before the one on which the scan stands."));

    private static string Watched(Scan scan)
    {
        var hours = scan.Hours is not { } h ? "" : string.Create(CultureInfo.InvariantCulture, $"{h.Series:N0} series, {h.Tests:N0} tests by hour{(h.Young == 0 ? "" : $" ({h.Young:N0} of the series too young for weeks{(YoungDetector.CanReach(h.Limit) ? "" : ", and so many that ranks cannot tell")})")}");
        return !scan.HasDays ? hours : string.Create(CultureInfo.InvariantCulture, $"{scan.Series:N0} series, {scan.Tests:N0} tests{(hours.Length == 0 ? "" : $" by day and week, {hours}")}");
    }

    private static string Chance(Scan scan)
    {
        var most = string.Create(CultureInfo.InvariantCulture, $"chance alone would bring at most {scan.WholeBudget:0.##} alarm{(scan.WholeBudget == 1 ? "" : "s")} a week");
        if (scan.Hours is not { } part) return string.Create(CultureInfo.InvariantCulture, $"{most} (p ≤ {scan.Limit:0.0e-0})");
        return !scan.HasDays ? string.Create(CultureInfo.InvariantCulture, $"{most} (p ≤ {part.Limit:0.0e-0})")
            : string.Create(CultureInfo.InvariantCulture, $"{most} ({part.Budget:0.###} of them from hours; p ≤ {scan.Limit:0.0e-0} and {part.Limit:0.0e-0})");
    }

    private static string Discovered(Scan scan) => scan.FalseDiscoveryRate is not { } rate ? ""
        : string.Create(CultureInfo.InvariantCulture, $" Of the {scan.Alarms:N0} alarms found that is at most {rate:P1} (false discovery rate).");

    private static string Quieted(Scan scan) =>
        scan.Quieted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {scan.Quieted} {(scan.Quieted == 1 ? "series has" : "series have")} less of it after false alarms.");

    private static string Arrived(Scan scan)
    {
        if (scan.Arrivals is not { } arrivals) return "";
        var late = arrivals.Facts.Where(f => f.DaysUntil < scan.AsOf).Select(f => string.Create(CultureInfo.InvariantCulture, $"{FactSchemas.Of(f.Fact).Name} up to {f.DaysUntil.AddDays(-1):yyyy-MM-dd} (usually complete {f.HoursAfterDay} h after the day)")).ToList();
        return (arrivals.AreAll ? "" : " Rows that arrived later are not seen.") + (late.Count == 0 ? "" : $" Days are watched as far as they are usually complete: {string.Join(", ", late)}.");
    }

    private static string What(Scan scan) => scan.Found.Count switch
    {
        0 => "nothing moved beyond chance",
        1 => $"one thing moved beyond chance: {Lower(FoundText.Title(scan.Found[0]))}",
        var n => string.Create(CultureInfo.InvariantCulture, $"{n} things moved beyond chance, most of all {Lower(FoundText.Title(scan.Found[0]))}"),
    };

    private static string Lower(string title) => char.ToLowerInvariant(title[0]) + title[1..];
}
