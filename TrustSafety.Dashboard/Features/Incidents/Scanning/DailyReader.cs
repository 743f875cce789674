using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Daily, or weekly, counts of a fact by segment. Everything the facts answer is kept by them, so what many series share is read once.</summary>
internal sealed class DailyReader(IFacts facts)
{
    public static readonly Measure Views = Measure.Sum("views");

    public static int DaysOf(Grain grain) => grain == Grain.Week ? 7 : 1;

    public Task<DailyCounts> ViewsAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation, Grain grain = Grain.Day) => ReadAsync(Fact.Exposure, Views, by, from, to, cancellation, grain);

    /// <param name="grain">Days, or weeks, from a Monday on.</param>
    public async Task<DailyCounts> ReadAsync(Fact fact, Measure measure, IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation, Grain grain = Grain.Day)
    {
        var query = new AggregateQuery(fact, FactSchemas.Of(fact).Time, grain, from, to, new([measure])) { GroupBy = new(by) };
        return DailyCounts.Of(await facts.QueryAsync(query, cancellation), from, to, DaysOf(grain));
    }
}
