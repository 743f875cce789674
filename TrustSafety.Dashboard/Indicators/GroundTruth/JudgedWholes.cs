using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>
/// Estimates of measures that are broken down by nothing. Every breakdown asks for its whole, to see what could be had by subtraction, and a page of a
/// dozen breakdowns would add up all labels a dozen times; a whole is small, so it is kept with the sample.
/// </summary>
internal static class JudgedWholes
{
    private const int Most = 1000;

    private static readonly ConditionalWeakTable<JudgedSample, ConditionalWeakTable<IndicatorCatalog, SharedWork<(string Measure, bool Pooled, Slice Slice), EstimateTable>>> Known = [];

    public static SharedWork<(string Measure, bool Pooled, Slice Slice), EstimateTable> Of(JudgedSample sample, IndicatorCatalog catalog)
    {
        var ofSample = Known.GetOrCreateValue(sample);
        if (ofSample.TryGetValue(catalog, out var known) && known.Count > Most) ofSample.Remove(catalog);
        return ofSample.GetOrCreateValue(catalog);
    }
}
