using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// Within how many hours 99 % of a day's rows had arrived, on nine in ten of the days of eight weeks. Days decide and not all rows together: a week end that is delivered on Monday counts, a single delivery that failed does not,
/// and the silence of its morning is told as it was seen then. A history that was brought in at once tells nothing of it: the first day and more than a week with it.
/// </summary>
internal static class UsualDelay
{
    public const double ShareOfRows = 0.99, ShareOfDays = 0.9;

    private const int Days = 56, LongestDelivery = 7;

    /// <param name="facts">As they were known at the moment asked of.</param>
    /// <param name="afterDay">Counted from the end of the event's day, else from the event.</param>
    public static async Task<int> HoursAsync(IFacts facts, Fact fact, bool afterDay, DateOnly asOf, CancellationToken cancellation)
    {
        var time = FactSchemas.Of(fact).Time;
        var query = new AggregateQuery(fact, time, Grain.Day, asOf.AddDays(-Days), asOf, new([Measure.Count()])) { Bin = new Bin.HoursLate(time, afterDay) };
        return Of((await facts.QueryAsync(query, cancellation)).Cells);
    }

    /// <param name="cells">Counts by day and hours of delay.</param>
    public static int Of(CellColumns cells)
    {
        var days = cells.GroupBy(c => c.Period).Select(d => (Start: 24 * d.Key!.Value.Start.DayNumber, Late: OfDay(d))).ToList();
        if (days.Count == 0) return 0;
        var (start, late) = days.MinBy(d => d.Start);
        bool CameWithTheFirst((int Start, int Late) day) => Math.Abs(day.Start + day.Late - start - late) < 24;
        if (days.Count(CameWithTheFirst) > LongestDelivery) days.RemoveAll(CameWithTheFirst);
        List<int> delays = [.. days.Select(d => d.Late).Order()];
        return delays.Count == 0 ? 0 : delays[(int)Math.Ceiling(ShareOfDays * delays.Count) - 1];
    }

    private static int OfDay(IEnumerable<Cell> day)
    {
        var hours = day.OrderBy(c => c.Bin).ToList();
        var (needed, sum) = (ShareOfRows * hours.Sum(c => c.Values[0]), 0.0);
        return hours.First(c => (sum += c.Values[0]) >= needed).Bin!.Value;
    }
}
