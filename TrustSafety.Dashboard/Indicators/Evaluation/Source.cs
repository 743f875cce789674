using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Where measures come from. Indicators of one source share its statement, so a page of many cards asks few.</summary>
internal sealed record Source(Fact Fact, string Time, Bin? Bin = null)
{
    /// <summary>Its cells are cut by the strata of the sample, too.</summary>
    public bool ByStratum { get; init; }
}

/// <summary>One additive number that an indicator is made of. Filters and breakdowns on the ignored dimensions do not reach it.</summary>
internal sealed record Need(Source Source, Measure Measure)
{
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Summed from the beginning of the data to the end of each period.</summary>
    public bool Cumulative { get; init; }
}
