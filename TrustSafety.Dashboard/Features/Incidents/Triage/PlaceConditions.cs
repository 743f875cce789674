using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>A place as conditions on the facts.</summary>
internal static class PlaceConditions
{
    public static async Task<EquatableList<Condition>> OfAsync(IReadOnlyList<DimensionFilter> where, IFacts facts, CancellationToken cancellation) =>
        new(await FilterConditions.OfAsync(where, facts, cancellation));
}
