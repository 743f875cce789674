using System.Globalization;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>
/// How often the intervals of detection hold the truth, in samples of two strata (2 % and 30 % violate, of 900,000 and 100,000 views, 800 and 400 judged) whose
/// scores have a known law: average precision, recall at the precision of another detector, and shares of coverage.
/// </summary>
internal sealed class DetectionSimulation : IBenchmark
{
    private const int Repetitions = 1000, Resamples = 300, Steps = 1000;
    private const double Found = 0.5, Wrong = 0.03;

    private static readonly (double Share, double Violating, int Drawn)[] Strata = [(0.9, 0.02, 800), (0.1, 0.30, 400)];
    private static readonly double[] Catches = [0.5, 0.35, 0.25];

    public string Name => "detection";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) => Task.Run<IReadOnlyList<BenchmarkRow>>(() =>
    {
        var truth = Truth();
        return
        [
            Row("average precision, linearised", truth.Average, random => Average(random, Sampled)),
            Row("average precision, positives' Kish size (for comparison)", truth.Average, random => Average(random, (items, _) => PrecisionRecall.AveragePrecision(items)), 1),
            Row("recall at equal precision, instead", truth.Instead, random => Paired(random).Instead),
            Row("recall at equal precision, beside", truth.Beside, random => Paired(random).Beside),
            // What each catches is drawn apart, so that its fair share is a sum over who else does.
            Row("fair share (Shapley) of coverage, resampled", Fair(), random => Covered(random).Shapley),
            Row("caught alone, resampled", Catches[0] * (1 - Catches[1]) * (1 - Catches[2]), random => Covered(random).Unique),
        ];
    }, cancellation);

    private static BenchmarkRow Row(string what, double truth, Func<Random, Inference> estimate, double allowance = 0.015)
    {
        var (held, points) = (0, new List<double>());
        for (var seed = 0; seed < Repetitions; seed++)
        {
            var said = estimate(new Random(seed));
            if (said.Interval is { } interval && interval.Contains(truth)) held++;
            points.Add(said.Point ?? 0);
        }
        return Trial.Row(string.Create(CultureInfo.InvariantCulture, $"{what}: truth {truth:0.0000}, mean {points.Average():0.0000}"), "1,200 labels in two strata", held / (double)Repetitions, 0.95, Claim.Covers, allowance, Repetitions);
    }

    private static Inference Average(Random random, Func<ScoredItem[], int[], Inference> of)
    {
        var drawn = Draw(random);
        return of([.. drawn.Select(d => new ScoredItem(d.Score, d.Positive, d.Weight))], [.. drawn.Select(d => d.Stratum)]);
    }

    private static Inference Sampled(ScoredItem[] items, int[] strata) => SampledAveragePrecision.Of(items, strata, s => Strata[s].Drawn);

    private static EqualPrecisionGain Paired(Random random) => EqualPrecision.Of(Draw(random), s => Strata[s].Drawn, Resamples);

    private static ContributionIntervals Covered(Random random)
    {
        var (items, strata) = (new List<CaughtItem>(), new List<int>());
        foreach (var unit in Draw(random).Where(u => u.Positive))
        {
            items.Add(new([.. Enumerable.Range(0, Catches.Length).Where(s => random.NextDouble() < Catches[s])], unit.Weight));
            strata.Add(unit.Stratum);
        }
        return ResampledCoverage.Of(items, strata, s => Strata[s].Drawn, Catches.Length, Resamples)[0];
    }

    private static double Fair() => Catches[0] * (((1 - Catches[1]) * (1 - Catches[2])) + (((Catches[1] * (1 - Catches[2])) + ((1 - Catches[1]) * Catches[2])) / 2) + (Catches[1] * Catches[2] / 3));

    /// <summary>A violating view scores as the larger of two uniforms squared away from 1, another as the smallest of four; the reference flags by chance alone.</summary>
    private static PairedFlag[] Draw(Random random)
    {
        var units = new List<PairedFlag>();
        for (var s = 0; s < Strata.Length; s++)
            for (var i = 0; i < Strata[s].Drawn; i++)
            {
                var positive = random.NextDouble() < Strata[s].Violating;
                var score = positive ? Math.Sqrt(random.NextDouble()) : 1 - Math.Pow(random.NextDouble(), 0.25);
                units.Add(new(s, 1_000_000 * Strata[s].Share / Strata[s].Drawn, positive, random.NextDouble() < (positive ? Found : Wrong), Math.Floor(score * Steps) / Steps));
            }
        return [.. units];
    }

    /// <summary>From the laws: P(score ≥ t) is 1 − t² for violating views and (1 − t)⁴ for others.</summary>
    private static (double Average, double Instead, double Beside) Truth()
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
}
