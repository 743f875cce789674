using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Additive numbers to an estimate, in the order of <see cref="Needs"/>.</summary>
internal static class EstimateMaker
{
    public static Estimate Of(Indicator indicator, IReadOnlyList<double> v) => indicator.Estimator switch
    {
        Estimator.Proportion => new ProportionEstimate(v[0], v[1]),
        Estimator.Share => new ProportionEstimate(v[0], v[1], IsShare: true),
        Estimator.Ratio => new RatioEstimate(new(v[0], v[1], v[2], v[3], v[4], v[5])),
        Estimator.Rate => new RateEstimate(v[0], v[1]),
        Estimator.Mean => new MeanEstimate(v[0], v[1], v[2]),
        Estimator.Count => new RateEstimate(v[0]),
        Estimator.Backlog => new RateEstimate(v[0] - v[1], Group: v[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), "A quantile comes from bins, a weighted mean from strata."),
    };

    /// <summary>Of the strata of one place, each with the additive numbers at the places given.</summary>
    public static Estimate OfStrata(Indicator indicator, SampleStrata strata, IEnumerable<Cell> cells, IReadOnlyList<int> at) =>
        strata.Estimate(cells.Select(c => (c, new WeightedTally(c.Values[at[0]], c.Values[at[1]], c.Values[at[2]], c.Values[at[3]], c.Values[at[4]], c.Values[at[5]]))), indicator.Numerator.Sum is null);

    /// <summary>Bins of one cell come in order and each once, as the facts promise.</summary>
    public static Estimate OfBins(Indicator indicator, double growth, IEnumerable<(int Bin, double Count)> bins) =>
        new QuantileEstimate(new LogHistogram(growth, [.. bins.Where(b => b.Count > 0)]), indicator.Quantile!.Value);
}
