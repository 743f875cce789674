using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>The hourly sums of all that is watched by one time of one fact: asked for together, so that each breakdown is read once.</summary>
/// <param name="Always">Keys that every breakdown has, such as the strategy.</param>
internal sealed record HourlyTable(Fact Fact, string Time, EquatableList<Measure> Measures, IReadOnlyList<string> Always)
{
    /// <summary>Where a clock counts the hours, half of them have rows at least.</summary>
    private const int FewestHoursOfDay = 12;

    public int IndexOf(Measure measure) => Measures.ToList().IndexOf(measure);

    /// <summary>The days [from, to].</summary>
    public async Task<HourlyCounts> ReadAsync(IFacts facts, IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var query = new AggregateQuery(Fact, Time, Grain.Day, from, to.AddDays(1), Measures) { GroupBy = new([.. Always, .. by]), Bin = new Bin.Hour(Time) };
        return new(await facts.QueryAsync(query, cancellation), from);
    }

    /// <summary>
    /// When the last hour that is over ends. The hour of the last row may not be over, unless the moment asked for says that it is; null where times are days, or where nothing came in since the hours began that are tested.
    /// </summary>
    public async Task<DateTime?> EndAsync(IFacts facts, ScanMoment asOf, CancellationToken cancellation)
    {
        var from = asOf.Day.AddDays(-HourlyDetector.Days);
        var counts = await (this with { Measures = new([Measure.Count()]), Always = [] }).ReadAsync(facts, [], from, asOf.Day, cancellation);
        var limit = asOf.Hour is { } hour ? (24 * HourlyDetector.Days) + hour : int.MaxValue;
        if (counts.LastHour(limit) is not { } last || counts.HoursOfDay() < FewestHoursOfDay || last < 24 * (HourlyDetector.Days - HourlyDetector.DaysTested)) return null;
        return from.ToDateTime(TimeOnly.MinValue).AddHours(last + 1 == limit ? limit : last);
    }
}
