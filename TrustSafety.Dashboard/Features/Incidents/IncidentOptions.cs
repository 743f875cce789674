using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents;

/// <summary>Section "Incidents": when to scan, what to live with, how fast to be.</summary>
internal sealed record IncidentOptions
{
    public const string Section = "Incidents";

    /// <summary>Scan after each import and by the clock.</summary>
    public bool Scan { get; set; } = true;

    public int ScanMinutes { get; set; } = 60;

    /// <summary>False alarms that chance may bring in a week.</summary>
    public double Budget { get; set; } = ScanView.DefaultBudget;

    /// <summary>The part of it that hourly series may use, where there are any; 0 watches none.</summary>
    public double HourlyShare { get; set; } = ScanRules.UsualHourlyShare;

    /// <summary>Watch market, surface and category in pairs by the hour, too: twice the cells, and a good hundred megabytes at ten million actions.</summary>
    public bool HourlyPairs { get; set; }

    /// <summary>Days unlike others of their weekday, as <see cref="Time.Holidays"/> reads them.</summary>
    public string Holidays { get; set; } = "";

    /// <summary>Hours from opening within which somebody has acknowledged, by severity.</summary>
    public Dictionary<Severity, int> AcknowledgeHours { get; } = new() { [Severity.Critical] = 1, [Severity.High] = 4, [Severity.Medium] = 24, [Severity.Low] = 72 };

    /// <summary>Hours from opening within which a mitigation has taken hold, by severity.</summary>
    public Dictionary<Severity, int> MitigateHours { get; } = new() { [Severity.Critical] = 8, [Severity.High] = 24, [Severity.Medium] = 72, [Severity.Low] = 336 };
}
