using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

internal static class RatesChapter
{
    private const string Discrete = "counts are discrete, and it oscillates: Barker 2002, The American Statistician 56:85",
        Few = "φ of 12 periods is taken as φμ while the variance is μ + μ²/4: Ver Hoef & Boveng 2007, Ecology 88:2766",
        Likelihood = "the likelihood's θ of few periods is too large: Saha & Paul 2005, Biometrics 61:179",
        Median = "the range leaves out the error of the medians that it is drawn around";

    private static readonly double[] Exposures = [2, 3, 5, 4, 6, 3, 5, 2, 4, 6, 5, 5], Long = [.. Enumerable.Repeat(Exposures, 10).SelectMany(e => e)];

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("rate, exact", "mean 3", r => OneRate.Exact(Draw.Poisson(r, 3), 1, 0.95).Contains(3)),
        Covers("rate, exact, lower limit", "mean 20", r => OneRate.Exact(Draw.Poisson(r, 20), 1, 0.95, Alternative.Greater).Holds(20)),
        Covers("rate, score", "mean 20", r => RateTest.Score(Draw.Poisson(r, 20), 1).Holds(20)).Within(0.01, Discrete),
        Covers("difference, score", "6 over 2 v 15 over 3", r => TwoRates.Score(Draw.Poisson(r, 6), 2, Draw.Poisson(r, 15), 3, 0.95).Interval.Contains(-2)),
        Covers("difference, score, lower limit", "20 over 2 v 15 over 3", r => TwoRates.Score(Draw.Poisson(r, 20), 2, Draw.Poisson(r, 15), 3, 0.95, Alternative.Greater).Holds(5)).Within(0.01, Discrete),
        Covers("ratio, exact", "means 4 v 8", r => RateRatio.Exact(Draw.Poisson(r, 4), 1, Draw.Poisson(r, 8), 1).Holds(0.5)),
        Covers("ratio, score", "means 12 v 20", r => RateRatio.Score(Draw.Poisson(r, 12), 1, Draw.Poisson(r, 20), 1).Holds(0.6)),
        Covers("overdispersed, quasi-Poisson", "12 periods, variance 3 μ", r => OverdispersedRate.QuasiPoisson(Tripled(r), Exposures).Holds(3)),
        Covers("overdispersed, quasi-Poisson", "12 periods, variance μ + μ²/4", r => OverdispersedRate.QuasiPoisson(Mixed(r, 4, Exposures), Exposures).Holds(3)).Within(0.015, Few),
        Covers("overdispersed, negative binomial", "12 periods, variance μ + μ²/4", r => OverdispersedRate.NegativeBinomial(Mixed(r, 4, Exposures), Exposures).Holds(3)).Within(0.045, Likelihood),
        Covers("overdispersed, negative binomial", "120 periods, variance μ + μ²/4", r => OverdispersedRate.NegativeBinomial(Mixed(r, 4, Long), Long).Holds(3)).Times(10_000),
        Covers("not overdispersed, quasi-Poisson", "12 periods, Poisson", r => OverdispersedRate.QuasiPoisson(Plain(r), Exposures).Holds(3)),
        Covers("seasonal rate, observed over expected", "4 weeks of 200 a day, then 300 where 200 were expected", r =>
        {
            var fit = SeasonalRate.Fit(Draw.Many(28, () => Draw.Poisson(r, 200)), Draw.Many(28, () => 1), 7)!.Value;
            return fit.Ratio(Draw.Poisson(r, 300), 1, 0.95).Contains(1.5);
        }).Times(10_000),
        Covers("product of a share and a rate ratio", "40 of 2,000, mean 60 v 40", r =>
        {
            var ratio = RateRatio.Score(Draw.Poisson(r, 60), 1, Draw.Poisson(r, 40), 1).Interval!.Value;
            return ProductInterval.Of(OneProportion.Wilson(Draw.Binomial(r, 2000, 0.02), 2000, 0.95), ratio).Contains(0.03);
        }).Times(10_000),
        Errs("exact", "mean 15", r => RateTest.Exact(Draw.Poisson(r, 15), 3, 5).Rejects()),
        Errs("score", "mean 30", r => RateTest.Score(Draw.Poisson(r, 30), 3, nullRate: 10).Rejects()),
        Errs("difference, score", "20 over 2 v 30 over 3", r => TwoRates.Score(Draw.Poisson(r, 20), 2, Draw.Poisson(r, 30), 3, 0.95).P <= 0.05),
        Errs("ratio, exact", "10 over 1 v 20 over 2", r => RateRatio.Exact(Draw.Poisson(r, 10), 1, Draw.Poisson(r, 20), 2).Rejects()),
        Errs("ratio, score", "10 over 1 v 20 over 2", r => RateRatio.Score(Draw.Poisson(r, 10), 1, Draw.Poisson(r, 20), 2).Rejects()),
        Errs("ratio, Wald", "40 over 1 v 40 over 1", r => RateRatio.Wald(Draw.Poisson(r, 40), 1, Draw.Poisson(r, 40), 1).Rejects()),
        Errs("ratio, square root", "40 over 1 v 80 over 2", r => RateRatio.SquareRoot(Draw.Poisson(r, 40), 1, Draw.Poisson(r, 80), 2).Rejects()),
        Errs("rate, exact, p", "mean 15", r => OneRate.Exact(Draw.Poisson(r, 15), 3, 0.95, Alternative.TwoSided, 5).Rejects()),
        Errs("quasi-Poisson", "12 periods, variance 3 μ", r => OverdispersedRate.QuasiPoisson(Tripled(r), Exposures, nullRate: 3).Rejects()),
        Errs("quasi-Poisson", "12 periods, variance μ + μ²/4", r => OverdispersedRate.QuasiPoisson(Mixed(r, 4, Exposures), Exposures, nullRate: 3).Rejects()).Within(0.015, Few),
        Errs("negative binomial", "120 periods, variance μ + μ²/4", r => OverdispersedRate.NegativeBinomial(Mixed(r, 4, Long), Long, nullRate: 3).Rejects()).Times(10_000),
        Errs("seasonal rate, p of a new count", "6 weeks of 40 a day, gamma shape 20", r =>
        {
            double Day() => Draw.Poisson(r, 40 * Draw.Gamma(r, 20) / 20);
            return SeasonalRate.Fit(Draw.Many(42, Day), Draw.Many(42, () => 1), 7)!.Value.Expect(1).P(Day()) <= 0.05;
        }).Times(10_000).Within(0.015, "a weekday's rate rests on six days, and gamma means are skewed: Noufaily et al. 2013, Statistics in Medicine 32:1206"),
        Errs("seasonal baseline, count outside its range of 95 %", "8 weeks of 100 a day", r =>
            SeasonalBaseline.Count(Draw.Many(56, () => Draw.Poisson(r, 100)), Draw.Poisson(r, 100), 7, 0.95)!.Value.Signals).Within(0.02, Median),
        Errs("seasonal baseline, rate outside its range of 95 %", "8 weeks of 100 a day, exposure 50 to 100", r =>
        {
            var exposures = Draw.Many(57, () => 50 + 50 * r.NextDouble());
            var counts = exposures.Select(e => (double)Draw.Poisson(r, e)).ToArray();
            return SeasonalBaseline.Rate(counts.AsSpan(0, 56), exposures.AsSpan(0, 56), counts[56], exposures[56], 7, 0.95)!.Value.Signals;
        }).Within(0.02, Median),
    ];

    private static double[] Mixed(Random r, double shape, double[] exposures) => [.. exposures.Select(t => (double)Draw.Poisson(r, 3 * t * Draw.Gamma(r, shape) / shape))];

    // A gamma mean whose shape grows with the exposure has a variance in proportion: 3t + 2²·1.5t.
    private static double[] Tripled(Random r) => [.. Exposures.Select(t => (double)Draw.Poisson(r, 2 * Draw.Gamma(r, 1.5 * t)))];

    private static double[] Plain(Random r) => [.. Exposures.Select(t => (double)Draw.Poisson(r, 3 * t))];
}
