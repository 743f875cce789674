using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>The rows of the numerator in the period looked at. A group too small to show a number for shows no rows either.</summary>
internal sealed class ExploreRows(IFacts facts, IOptions<DisclosureOptions> disclosure)
{
    public async Task<EventRows> ReadAsync(ExploreView view, Readout whole, CancellationToken cancellation)
    {
        var part = view.Indicator.Numerator;
        var name = FactSchemas.Of(part.Fact).Name;
        if (whole is Readout.Suppressed hidden) return new(name, 0, [], [], hidden.Reason);
        var filters = await FilterConditions.OfAsync(view.Where, facts, cancellation);
        var query = new RowQuery(part.Fact, part.Time, view.After.Start, view.After.End) { Where = new([.. part.Where, .. filters]) };
        var found = await facts.RowsAsync(query, cancellation);
        return found.Count < disclosure.Value.MinimumCount
            ? new(name, 0, [], [], $"fewer than {disclosure.Value.MinimumCount} rows")
            : new(name, found.Count, found.Columns, found.Rows);
    }
}
