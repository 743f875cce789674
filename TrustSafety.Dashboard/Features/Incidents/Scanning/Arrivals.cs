using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What a scan may know where rows say when they arrived: those that were there before its moment.</summary>
/// <param name="Before">The moment, in UTC.</param>
/// <param name="Facts">The facts whose rows say when they arrived.</param>
public sealed record Arrivals(DateTime Before, IReadOnlyList<FactArrivals> Facts)
{
    /// <summary>The moment is the end of the data: no row came later, and what counts is how far it is complete.</summary>
    public bool AreAll { get; init; }

    /// <summary>The day before which all that is counted of these facts is complete by the usual delay; null where they are never late.</summary>
    public DateOnly? DaysUntil(IEnumerable<Fact> facts) => Of(facts).Select(f => (DateOnly?)f.DaysUntil).Min();

    /// <summary>The same for hours.</summary>
    public ScanMoment? HoursUntil(IEnumerable<Fact> facts) => Of(facts).Select(f => f.HoursUntil).OfType<ScanMoment>().MinBy(m => (m.Day, m.Hour));

    private IEnumerable<FactArrivals> Of(IEnumerable<Fact> facts) => Facts.Where(f => facts.Contains(f.Fact));
}

internal static class ArrivedFacts
{
    /// <summary>The facts as they were known then; null is now.</summary>
    public static IFacts At(this IFacts facts, Arrivals? arrivals) => arrivals is null ? facts : new FactsAsOf(facts, arrivals.Before);
}

/// <summary>How late the rows of a fact usually are, see <see cref="UsualDelay"/>, and what is complete by that.</summary>
/// <param name="HoursAfterDay">Hours from the end of a day until it is complete.</param>
/// <param name="DaysUntil">The days before this one are complete.</param>
/// <param name="HoursAfterEvent">Hours from the event to the row's arrival; null where the event is a day.</param>
/// <param name="HoursUntil">The hours before this one are complete.</param>
public sealed record FactArrivals(Fact Fact, int HoursAfterDay, DateOnly DaysUntil, int? HoursAfterEvent, ScanMoment? HoursUntil);
