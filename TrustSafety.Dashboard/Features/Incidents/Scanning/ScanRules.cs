namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What a scan may tell of.</summary>
/// <param name="Budget">False alarms that chance may bring in a week.</param>
/// <param name="MinimumCount">Alarms of fewer events, seen and expected, would tell of groups too small to be shown.</param>
/// <param name="HourlyShare">The part of the budget that hours may use, where there are any to watch.</param>
internal sealed record ScanRules(double Budget, Quiet Quiet, int MinimumCount, double HourlyShare = ScanRules.UsualHourlyShare)
{
    public const double UsualHourlyShare = 0.2;
}
