using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>From one period's value to the next: what other proportions of the segments did, and what changed inside them.</summary>
public sealed record WaterfallData(Indicator Indicator, Comparison Whole, MixRate Split)
{
    public const int MostParts = 6;

    /// <summary>What a click on a segment's bar opens.</summary>
    public Func<string?, string?>? Link { get; init; }
}
