using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What the reader of a scan has chosen.</summary>
/// <param name="AsOf">The morning, or the hour, at which she stands; null is the end of the data.</param>
/// <param name="Budget">False alarms that she is willing to live with in a week.</param>
public sealed record ScanView(ScanMoment? AsOf, double Budget, IReadOnlyList<ViewNotice> Notices)
{
    public const string AsOfKey = "asof", BudgetKey = "budget";
    public const double DefaultBudget = 1, MostBudget = 100, LeastBudget = 0.01;

    public static ScanView Parse(ViewState state)
    {
        var room = new RoomReader(state.Room);
        return new(room.Read(AsOfKey, ScanMoment.Allowed, ScanMoment.Parse), room.Number(BudgetKey, LeastBudget, MostBudget, DefaultBudget), room.Notices);
    }
}
