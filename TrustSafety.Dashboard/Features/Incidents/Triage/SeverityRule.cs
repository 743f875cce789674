using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>
/// Points for what is at stake (violating views in its place and days, of all of the platform's in these days: 1 % and more 1, 5 % 2, 20 % 3; unknown 1), how fast it moves (twice or half 1, four times or a quarter 2,
/// silence 2), how bad its categories are (mean severity of what breaks the rules: 2 and more 1, 3 and more 2) and how far it has spread (three values or more of a dimension, or five series, 1; all of the platform 2).
/// Seven points and more are critical, five high, three medium.
/// </summary>
internal static class SeverityRule
{
    public static (Severity Severity, string Why) Of(Found found, Estimated? stake, Estimated? all, double? categorySeverity)
    {
        (int Points, int Most, string Words)[] parts = [Stake(stake, all), Speed(found), Harm(categorySeverity), Spread(found)];
        var points = parts.Sum(p => p.Points);
        var severity = points switch { >= 7 => Severity.Critical, >= 5 => Severity.High, >= 3 => Severity.Medium, _ => Severity.Low };
        return (severity, string.Create(CultureInfo.InvariantCulture, $"{points} of {parts.Sum(p => p.Most)} points: {string.Join("; ", parts.Select(p => $"{p.Words} {p.Points}/{p.Most}"))}"));
    }

    private static (int, int, string) Stake(Estimated? stake, Estimated? all)
    {
        if (stake is null || all is not { Point: > 0 }) return (1, 3, "violating views at stake unknown, too few labels");
        var share = Math.Min(1, stake.Point / all.Point);
        return (share switch { >= 0.2 => 3, >= 0.05 => 2, >= 0.01 => 1, _ => 0 }, 3, string.Create(CultureInfo.InvariantCulture, $"violating views at stake {StakeText.Short(stake)}, {share:0 %} of the platform's"));
    }

    private static (int, int, string) Speed(Found found)
    {
        var ratio = (found.Cause?.Ratio ?? found.Lead.Ratio).Point;
        if (found.Lead.Kind == AlarmKind.Silence) return (2, 2, "gone silent");
        var doublings = ratio > 0 ? Math.Abs(Math.Log2(ratio)) : 2;
        return (doublings switch { >= 2 => 2, >= 1 => 1, _ => 0 }, 2, string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0#} × the expected"));
    }

    private static (int, int, string) Harm(double? severity) => severity is not { } mean
        ? (0, 2, "category severity unknown")
        : (mean switch { >= 3 => 2, >= 2 => 1, _ => 0 }, 2, string.Create(CultureInfo.InvariantCulture, $"category severity {mean:0.0} of 4"));

    private static (int, int, string) Spread(Found found)
    {
        if (found.Where.Count == 0) return (2, 2, "all of the platform");
        var series = found.Alarms.Count;
        var widest = found.Where.Max(p => p.Values.Count);
        return (widest >= 3 || series >= 5 ? 1 : 0, 2, string.Create(CultureInfo.InvariantCulture, $"{series} series, up to {widest} {(widest == 1 ? "value" : "values")} of a dimension"));
    }
}
