namespace TrustSafety.Dashboard.Workspace.Incidents;

public enum IncidentState
{
    /// <summary>Found by a scan; nobody has said that they saw it.</summary>
    New,

    Acknowledged,

    /// <summary>Somebody is at work against it.</summary>
    Mitigating,

    /// <summary>Mitigated; watched for its return.</summary>
    Monitoring,

    Closed,

    /// <summary>Nothing had happened: the series that cried are given less of the budget.</summary>
    FalseAlarm,
}

/// <summary>Which state may follow which.</summary>
public static class IncidentStates
{
    public static bool IsOpen(this IncidentState state) => state is not (IncidentState.Closed or IncidentState.FalseAlarm);

    /// <summary>Where one may go from here, in the order of the work.</summary>
    public static IReadOnlyList<IncidentState> After(IncidentState state) => state switch
    {
        IncidentState.New => [IncidentState.Acknowledged, IncidentState.Mitigating, IncidentState.FalseAlarm],
        IncidentState.Acknowledged => [IncidentState.Mitigating, IncidentState.Monitoring, IncidentState.Closed, IncidentState.FalseAlarm],
        IncidentState.Mitigating => [IncidentState.Monitoring, IncidentState.Closed, IncidentState.FalseAlarm],
        IncidentState.Monitoring => [IncidentState.Mitigating, IncidentState.Closed, IncidentState.FalseAlarm],
        _ => [IncidentState.Acknowledged],
    };

    public static string Words(this IncidentState state) => state == IncidentState.FalseAlarm ? "false alarm" : state.ToString().ToLowerInvariant();
}
