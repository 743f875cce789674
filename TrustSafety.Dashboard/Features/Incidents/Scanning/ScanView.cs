using System.Globalization;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What the reader of a scan has chosen.</summary>
/// <param name="AsOf">The morning on which she stands; null is the last day of the data.</param>
/// <param name="Budget">False alarms that she is willing to live with in a week.</param>
public sealed record ScanView(DateOnly? AsOf, double Budget, IReadOnlyList<ViewNotice> Notices)
{
    public const string AsOfKey = "asof", BudgetKey = "budget";
    public const double DefaultBudget = 1, MostBudget = 100, LeastBudget = 0.01;

    public static ScanView Parse(ViewState state)
    {
        var room = new RoomReader(state.Room);
        var day = room.Read(AsOfKey, "a day such as 2026-11-16", text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new Day(at) : null);
        return new(day?.At, room.Number(BudgetKey, LeastBudget, MostBudget, DefaultBudget), room.Notices);
    }

    private sealed record Day(DateOnly At);
}
