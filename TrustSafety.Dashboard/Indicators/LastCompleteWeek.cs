using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>
/// "This week" is the last complete week of the data, not of the clock: the latest week whose Sunday is covered by the
/// freshest of the facts that have rows every day. A fact that lags behind it is missing or provisional in that week,
/// and holds nobody back. Incidents and experiment assignments come irregularly, so they speak only when nothing else is loaded.
/// </summary>
public static class LastCompleteWeek
{
    private static readonly Fact[] Irregular = [Fact.Incident, Fact.ExperimentUnit];

    public static bool IsIrregular(Fact fact) => Irregular.Contains(fact);

    public static DateOnly? DataEnd(Snapshot snapshot)
    {
        var extracts = snapshot.Extracts.Where(e => e.Rows > 0).ToList();
        var daily = extracts.Where(e => !IsIrregular(e.Fact)).ToList();
        return (daily.Count > 0 ? daily : extracts).Select(e => (DateOnly?)e.LastDay).Max();
    }

    /// <summary>Null when the data holds no complete week.</summary>
    public static IsoWeek? Of(Snapshot snapshot)
    {
        if (DataEnd(snapshot) is not { } end) return null;
        var week = Period.Of(Grain.Week, end);
        if (week.End > end.AddDays(1)) week = week.Previous;
        var first = snapshot.Extracts.Where(e => e.Rows > 0).Min(e => e.FirstDay);
        return week.End <= first ? null : IsoWeek.Of(week.Start);
    }
}
