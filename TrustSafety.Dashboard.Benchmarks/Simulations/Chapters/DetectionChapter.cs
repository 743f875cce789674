using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>
/// Detectors on a stratified sample: of nine tenths of the views, where a twentieth violates, and of one tenth, where half does, the same number is judged.
/// Scores are N(1.5, 1) of violating views and N(0, 1) of others; strategies catch independently.
/// </summary>
internal static class DetectionChapter
{
    private const double Shift = 1.5;
    private const string Percentile = "percentiles of a few hundred resamples lie inside: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3";

    private static readonly double[] Weights = [45, 5], Violating = [0.05, 0.5], Catches = [0.6, 0.3, 0.1];

    private static readonly double[] Reference = [0.3, 0.25, 0.2, 0.15, 0.1], Moved = [0.25, 0.25, 0.2, 0.17, 0.13];

    private static readonly double AveragePrecision = ClassificationChapter.AveragePrecisionAt(0.095);

    private static readonly Lazy<EqualPrecisionGain> Gain = new(() => EqualPrecision.Of(Flags(new Random(11), 200_000), _ => 200_000, resamples: 100));

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("average precision of a sample", "1,000 + 1,000 views", r => Scored(r, 1000) is var (items, strata) && SampledAveragePrecision.Of(items, strata, _ => 1000).Holds(AveragePrecision))
            .Within(0.01, "linearised, some 50 positives carry half of the weight: Deville 1999, Survey Methodology 25:193, section 5").Times(4000),
        Covers("recall gained instead, at equal precision", "400 + 400 views", r => EqualPrecision.Of(Flags(r, 400), _ => 400, 200).Instead.Holds(Gain.Value.Instead.Point!.Value)).Within(0.03, Percentile).Times(800),
        Covers("recall gained beside, at equal precision", "400 + 400 views", r => EqualPrecision.Of(Flags(r, 400), _ => 400, 200).Beside.Holds(Gain.Value.Beside.Point!.Value)).Within(0.03, Percentile).Times(800),
        Covers("caught in all, resampled", "1,000 + 1,000 views", r => Caught(r, 1000)[0].Total.Holds(Catches[0])).Within(0.02, Percentile).Times(2000),
        Covers("caught by one alone, resampled", "1,000 + 1,000 views", r => Caught(r, 1000)[1].Unique.Holds(0.3 * 0.4 * 0.9)).Within(0.02, Percentile).Times(2000),
        Covers("caught by one alone, resampled", "200 + 200 views", r => Caught(r, 200)[1].Unique.Holds(0.3 * 0.4 * 0.9)).Beside("one heavy view in ten is caught by it alone, and no resample holds what the sample lacks").Times(2000),
        Covers("fair share, resampled", "1,000 + 1,000 views", r => Caught(r, 1000)[1].Shapley.Holds(0.3 * ((0.4 * 0.9) + (((0.6 * 0.9) + (0.4 * 0.1)) / 2) + (0.6 * 0.1 / 3)))).Within(0.02, Percentile).Times(2000),
        Covers("population stability index", "2,000 v 1,500 scores, moved", r => PopulationStability.Of(Bins(r, 2000, Reference), Bins(r, 1500, Moved)).Holds(Index())).Within(0.01, "the index is noncentral χ² to first order: Yurdakul & Naranjo 2020, JRMV 14(4):89, section 3"),
        Covers("trend of estimates", "8 weeks of unequal errors", r => Trend(r, 0.3).Holds(0.3)),
        Errs("population stability index", "2,000 v 1,500 scores", r => PopulationStability.Of(Bins(r, 2000, Reference), Bins(r, 1500, Reference)).Rejects()),
        Errs("trend of estimates", "8 weeks of unequal errors", r => Trend(r, 0).Rejects()),
    ];

    private static (ScoredItem[] Items, int[] Strata) Scored(Random r, int drawn)
    {
        int[] strata = [.. Enumerable.Range(0, 2 * drawn).Select(i => i / drawn)];
        return ([.. strata.Select(h => Draw.Yes(r, Violating[h]) is var y ? new ScoredItem(Draw.Normal(r) + (y ? Shift : 0), y, Weights[h]) : default)], strata);
    }

    /// <summary>The reference flags half of the violating views and a twentieth of the others.</summary>
    private static PairedFlag[] Flags(Random r, int drawn)
    {
        var (items, strata) = Scored(r, drawn);
        return [.. items.Select((item, i) => new PairedFlag(strata[i], item.Weight, item.Positive, Draw.Yes(r, item.Positive ? 0.5 : 0.05), MeansChapter.Phi(item.Score - 1)))];
    }

    private static IReadOnlyList<ContributionIntervals> Caught(Random r, int drawn)
    {
        var (items, strata) = Scored(r, drawn);
        int[] violating = [.. Enumerable.Range(0, items.Length).Where(i => items[i].Positive)];
        CaughtItem[] caught = [.. violating.Select(i => new CaughtItem([.. Enumerable.Range(0, Catches.Length).Where(s => Draw.Yes(r, Catches[s]))], items[i].Weight))];
        return ResampledCoverage.Of(caught, [.. violating.Select(i => strata[i])], _ => drawn, Catches.Length, 400);
    }

    private static double[] Bins(Random r, int n, double[] shares)
    {
        var counts = new double[shares.Length];
        for (var i = 0; i < n; i++) counts[Draw.Category(r, shares)]++;
        return counts;
    }

    private static double Index() => Reference.Zip(Moved, (a, b) => (b - a) * Math.Log(b / a)).Sum();

    private static Inference Trend(Random r, double slope)
    {
        double[] weeks = [.. Enumerable.Range(0, 8)], errors = [.. weeks.Select(w => 1 + (w % 3))];
        return Heterogeneity.Trend([.. weeks.Select((w, i) => (slope * w) + (errors[i] * Draw.Normal(r)))], errors, weeks);
    }
}
