using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Additive numbers to an estimate, in the order of <see cref="Needs"/>.</summary>
internal static class EstimateMaker
{
    public static Estimate Of(Indicator indicator, ReadOnlySpan<double> v) => indicator.Estimator switch
    {
        Estimator.Proportion => new ProportionEstimate(v[0], v[1]),
        Estimator.Share => new ProportionEstimate(v[0], v[1], IsShare: true),
        Estimator.Ratio => new RatioEstimate(RatioTally.FromSums(v[0], v[1], v[2], v[3], v[4], v[5])),
        Estimator.Rate => new RateEstimate(v[0], v[1]),
        Estimator.Mean => new MeanEstimate(v[0], v[1], v[2]),
        Estimator.Count => new RateEstimate(v[0]),
        Estimator.Backlog => new RateEstimate(v[0] - v[1], Group: v[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), "A quantile comes from bins, a weighted mean from strata."),
    };

    /// <summary>Of the cells of one place, one for each stratum.</summary>
    /// <param name="strata">By the place of a cell's keys.</param>
    /// <param name="at">Where the additive numbers stand in a cell.</param>
    public static Estimate OfStrata(Indicator indicator, CellTable table, (int From, int To) rows, IReadOnlyList<SampleStrata.Stratum> strata, int[] at)
    {
        var found = new List<(bool, DomainStratum)>(rows.To - rows.From);
        for (var row = rows.From; row < rows.To; row++)
        {
            var sums = WeightedTally.FromSums(table.Value(row, at[0]), table.Value(row, at[1]), table.Value(row, at[2]), table.Value(row, at[3]), table.Value(row, at[4]), table.Value(row, at[5]));
            var stratum = strata[table.CellKey(row)];
            if (sums.N > 0) found.Add((stratum.IsNamed, new(stratum.Code, sums, stratum.Drawn)));
        }
        return WeightedEstimate.Of(found, indicator.Numerator.Sum is null);
    }

    /// <summary>Of the cells of one place, one for each bin, which come in order and each once, as the facts promise.</summary>
    public static Estimate OfBins(Indicator indicator, double growth, CellTable table, (int From, int To) rows, int measure)
    {
        var bins = new List<(int, double)>(rows.To - rows.From);
        for (var row = rows.From; row < rows.To; row++)
            if (table.Value(row, measure) is > 0 and var count) bins.Add((table.Bin(row), count));
        return new QuantileEstimate(new LogHistogram(growth, bins), indicator.Quantile!.Value);
    }
}
