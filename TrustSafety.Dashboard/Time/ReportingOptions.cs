namespace TrustSafety.Dashboard.Time;

/// <summary>Section "Reporting": the zone whose midnights cut days, weeks and months.</summary>
public sealed record ReportingOptions
{
    public const string Section = "Reporting";

    /// <summary>An IANA name, e.g. Europe/Berlin.</summary>
    public string TimeZone { get; set; } = "UTC";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
