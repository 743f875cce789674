using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>
/// Detectors on a stratified sample (2 % and 30 % violate, of 900,000 and 100,000 views) whose scores have a known law; strategies catch independently, so that a
/// fair share is a sum over who else does.
/// </summary>
internal static class DetectionChapter
{
    private const int Resamples = 300, Steps = 1000;
    private const double Found = 0.5, Wrong = 0.03;
    private const string Size = "800 + 400 views";
    private const string Percentile = "percentiles of a few hundred resamples lie inside: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3";

    private static readonly (double Share, double Violating, int Drawn)[] Strata = [(0.9, 0.02, 800), (0.1, 0.30, 400)], Few = [(0.9, 0.05, 200), (0.1, 0.50, 200)];
    private static readonly double[] Catches = [0.5, 0.35, 0.25];
    private static readonly double Alone = Catches[0] * (1 - Catches[1]) * (1 - Catches[2]), Rarely = Catches[2] * (1 - Catches[0]) * (1 - Catches[1]);
    private static readonly double Fair = Alone + (Catches[0] * (((Catches[1] * (1 - Catches[2])) + ((1 - Catches[1]) * Catches[2])) / 2 + (Catches[1] * Catches[2] / 3)));

    private static readonly double[] Reference = [0.3, 0.25, 0.2, 0.15, 0.1], Moved = [0.25, 0.25, 0.2, 0.17, 0.13];
    private static readonly double Index = Reference.Zip(Moved, (a, b) => (b - a) * Math.Log(b / a)).Sum();

    private static readonly (double Average, double Instead, double Beside) Truth = OfTheLaws();

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("average precision of a sample", Size, r => AveragePrecision(Units(r, Strata)).Holds(Truth.Average))
            .Within(0.015, "linearised, some 16 positives carry half of the weight: Deville 1999, Survey Methodology 25:193, section 5").Times(4000),
        Covers("all there is by two detections, sampled", "3,200 + 1,600 views, found by 0.5 and 0.35", r => Captured(r).Holds(1_000_000 * Strata.Sum(s => s.Share * s.Violating))).Times(4000),
        Covers("expected calibration error of a sample", Size, r => Calibrated(r).Holds(Gaps)).Times(4000),
        Covers("recall gained instead, at equal precision", Size, r => Gain(r).Instead.Holds(Truth.Instead)).Within(0.015, Percentile).Times(800),
        Covers("recall gained beside, at equal precision", Size, r => Gain(r).Beside.Holds(Truth.Beside)).Within(0.015, Percentile).Times(800),
        Covers("caught in all, resampled", Size, r => Caught(r, Strata)[0].Total.Holds(Catches[0])).Within(0.02, Percentile).Times(2000),
        Covers("caught by one alone, resampled", Size, r => Caught(r, Strata)[0].Unique.Holds(Alone)).Within(0.02, Percentile).Times(2000),
        Covers("caught by one alone, resampled", "200 + 200 views, a rare catch", r => Caught(r, Few)[2].Unique.Holds(Rarely)).Beside("of ten heavy positives it alone catches less than one, and no resample holds what the sample lacks").Times(2000),
        Covers("fair share, resampled", Size, r => Caught(r, Strata)[0].Shapley.Holds(Fair)).Within(0.02, Percentile).Times(2000),
        Covers("population stability index", "2,000 v 1,500 scores, moved", r => PopulationStability.Of(Bins(r, 2000, Reference), Bins(r, 1500, Moved)).Holds(Index)).Within(0.01, "the index is noncentral χ² to first order: Yurdakul & Naranjo 2020, JRMV 14(4):89, section 3"),
        Covers("trend of estimates", "8 weeks of unequal errors", r => Trend(r, 0.3).Holds(0.3)),
        Errs("population stability index", "2,000 v 1,500 scores", r => PopulationStability.Of(Bins(r, 2000, Reference), Bins(r, 1500, Reference)).Rejects()),
        Errs("trend of estimates", "8 weeks of unequal errors", r => Trend(r, 0).Rejects()),
    ];

    private static Inference AveragePrecision(PairedFlag[] units) =>
        SampledAveragePrecision.Of([.. units.Select(u => new ScoredItem(u.Score, u.Positive, u.Weight))], [.. units.Select(u => u.Stratum)], s => Strata[s].Drawn);

    private static Inference Captured(Random r)
    {
        PairedFlag[] found = [.. Units(r, [.. Strata.Select(s => (s.Share, s.Violating, 4 * s.Drawn))]).Where(u => u.Positive)];
        bool[] first = [.. found.Select(_ => Draw.Yes(r, Catches[0]))], second = [.. found.Select(_ => Draw.Yes(r, Catches[1]))];
        return CaptureRecapture.Sampled([.. found.Select(u => u.Weight)], first, second, [.. found.Select(u => u.Stratum)], s => 4.0 * Strata[s].Drawn);
    }

    /// <summary>Scores up to 0.3 in the one stratum and above in the other, of which 0.05 + 0.8 of the score come true: bins are 0.04, 0.02 and 0, and 0.02 to 0.14 off.</summary>
    private const double Gaps = (0.9 * (0.04 + 0.02) / 3) + (0.1 * (0.02 + 0.04 + 0.06 + 0.08 + 0.1 + 0.12 + 0.14) / 7);

    private static Inference Calibrated(Random r)
    {
        var drawn = Strata.SelectMany((s, h) => Enumerable.Repeat(h, s.Drawn)).Select(h => (Stratum: h, Score: h == 0 ? 0.3 * r.NextDouble() : 0.3 + (0.7 * r.NextDouble()))).ToArray();
        return SampledCalibration.ExpectedError([.. drawn.Select(d => new ScoredItem(d.Score, Draw.Yes(r, 0.05 + (0.8 * d.Score)), Strata[d.Stratum].Share / Strata[d.Stratum].Drawn))], [.. drawn.Select(d => d.Stratum)], h => Strata[h].Drawn);
    }

    private static EqualPrecisionGain Gain(Random r) => EqualPrecision.Of(Units(r, Strata), s => Strata[s].Drawn, Resamples);

    private static IReadOnlyList<ContributionIntervals> Caught(Random r, (double Share, double Violating, int Drawn)[] strata)
    {
        PairedFlag[] violating = [.. Units(r, strata).Where(u => u.Positive)];
        CaughtItem[] caught = [.. violating.Select(u => new CaughtItem([.. Enumerable.Range(0, Catches.Length).Where(s => Draw.Yes(r, Catches[s]))], u.Weight))];
        return ResampledCoverage.Of(caught, [.. violating.Select(u => u.Stratum)], s => strata[s].Drawn, Catches.Length, Resamples);
    }

    /// <summary>A violating view scores as the root of a uniform, another as the smallest of four; the reference flags by chance alone.</summary>
    private static PairedFlag[] Units(Random r, (double Share, double Violating, int Drawn)[] strata) =>
    [
        .. from s in Enumerable.Range(0, strata.Length)
           from _ in Enumerable.Range(0, strata[s].Drawn)
           let positive = Draw.Yes(r, strata[s].Violating)
           let score = positive ? Math.Sqrt(r.NextDouble()) : 1 - Math.Pow(r.NextDouble(), 0.25)
           select new PairedFlag(s, 1_000_000 * strata[s].Share / strata[s].Drawn, positive, Draw.Yes(r, positive ? Found : Wrong), Math.Floor(score * Steps) / Steps),
    ];

    /// <summary>P(score ≥ t) is 1 − t² for violating views and (1 − t)⁴ for others.</summary>
    private static (double Average, double Instead, double Beside) OfTheLaws()
    {
        var violating = Strata.Sum(s => s.Share * s.Violating);
        var precision = violating * Found / ((violating * Found) + ((1 - violating) * Wrong));
        var (average, instead, beside, before) = (0.0, 0.0, 0.0, 0.0);
        for (var step = Steps - 1; step >= 0; step--)
        {
            var t = step / (double)Steps;
            var (hit, wrong) = (violating * (1 - (t * t)), (1 - violating) * Math.Pow(1 - t, 4));
            average += (hit - before) / violating * hit / (hit + wrong);
            before = hit;
            if (hit >= precision * (hit + wrong)) instead = hit / violating;
            if (hit * (1 - Found) >= precision * ((hit * (1 - Found)) + (wrong * (1 - Wrong)))) beside = hit * (1 - Found) / violating;
        }
        return (average, instead - Found, beside);
    }

    private static double[] Bins(Random r, int n, double[] shares)
    {
        var counts = new double[shares.Length];
        for (var i = 0; i < n; i++) counts[Draw.Category(r, shares)]++;
        return counts;
    }

    private static Inference Trend(Random r, double slope)
    {
        double[] weeks = [.. Enumerable.Range(0, 8)], errors = [.. weeks.Select(w => 1 + (w % 3))];
        return Heterogeneity.Trend([.. weeks.Select((w, i) => (slope * w) + (errors[i] * Draw.Normal(r)))], errors, weeks);
    }
}
