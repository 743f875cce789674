using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Chapters.Population;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Samples of a finite population whose truth is known: 300 of 6,000 items in three strata, or all items of 40 of 300 authors.</summary>
internal static class SurveyChapter
{
    private const string Skewed = "normal reference, while what the model misses is rare and skewed: Särndal, Swensson & Wretman 1992, section 2.11";

    private const string Product = "linearised: the product of a share's and a rate's error is left out (Särndal, Swensson & Wretman 1992, section 5.5)";

    private const string Symmetric = "symmetric, with the normal quantile, of a share that is not: Cochran 1977, Sampling Techniques, section 2.15";

    private const string Strata = "300 of 6,000 in 3 strata", Clusters = "40 of 300 authors";

    private static readonly double Ratio = Value.Sum() / Views.Sum(), InMarket = Mean(Value, i => Market[i]), Rare = 0.02;

    private static readonly double Middle = Value.Where((_, i) => Market[i]).Order().ElementAt((Market.Count(m => m) - 1) / 2);

    private static readonly double[] Large = [.. StratumSizes.Select(s => (double)s)], ByMarket = [Market.Count(m => !m), Market.Count(m => m)];

    private static readonly double[] Centred = [.. Value.Select(v => v - Value.Average())];

    private static readonly double[] Residual = [.. Violates.Zip(Score, (y, f) => y - f)];

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        .. new[]
        {
            Covers("stratified mean", Strata, r => Stratified.Mean(Tallies(Drawing(r), Value)).Holds(Mean(Value))),
            Covers("stratified total", Strata, r => Stratified.Total(Tallies(Drawing(r), Value)).Holds(Value.Sum())),
            Covers("stratified proportion, logit", Strata, r => Stratified.Proportion(Tallies(Drawing(r), Violates)).Holds(Mean(Violates))),
            Covers("stratified proportion, Korn–Graubard", Strata, r => Stratified.KornGraubard(Tallies(Drawing(r), Violates)).Holds(Mean(Violates))),
            Covers("Horvitz–Thompson total", Strata, r => Drawing(r) is var s && SurveyEstimates.Total(Design(s), Of(s, Value)).Holds(Value.Sum())),
            Covers("Horvitz–Thompson total of a domain", Strata, r => StratifiedTotal.Of(Sums(Drawing(r))).Holds(Value.Where((_, i) => Market[i]).Sum())),
            Covers("Hájek mean", Strata, r => Drawing(r) is var s && SurveyEstimates.Mean(Design(s), Of(s, Value)).Holds(Mean(Value))),
            Covers("ratio", Strata, r => Drawing(r) is var s && SurveyEstimates.Ratio(Design(s), Of(s, Value), Of(s, Views)).Holds(Ratio)),
            Covers("domain mean", Strata, r => Drawing(r) is var s && SurveyEstimates.Domain(Design(s), Of(s, Value), [.. s.Select(i => Market[i])]).Holds(Mean(Value, i => Market[i]))),
            Covers("cluster mean", Clusters, r => OfAuthors(r, 40) is var s && SurveyEstimates.Mean(ByAuthor(s, 40), Of(s, Value)).Holds(Mean(Value))),
            Covers("cluster total", Clusters, r => OfAuthors(r, 40) is var s && SurveyEstimates.Total(ByAuthor(s, 40), Of(s, Value)).Holds(Value.Sum())),
            Covers("post-stratified mean", Clusters, r => OfAuthors(r, 40) is var s && Calibrated.PostStratify(ByAuthor(s, 40), [.. s.Select(i => Market[i] ? 1 : 0)], ByMarket)!.Mean(Of(s, Value)).Holds(Mean(Value))),
            Covers("post-stratified total", Clusters, r => OfAuthors(r, 40) is var s && Calibrated.PostStratify(ByAuthor(s, 40), [.. s.Select(i => StratumOf[i])], Large)!.Total(Of(s, Value)).Holds(Value.Sum())),
            Covers("GREG mean on views", Strata, r => Drawing(r) is var s && Calibrated.Greg(Design(s), [Ones(s), Of(s, Views)], [Size, Views.Sum()])!.Mean(Of(s, Value)).Holds(Mean(Value))),
            Covers("GREG total on views", Strata, r => Drawing(r) is var s && Calibrated.Greg(Design(s), [Ones(s), Of(s, Views)], [Size, Views.Sum()])!.Total(Of(s, Value)).Holds(Value.Sum())),
            Covers("design interval, logit", Clusters, r => OfAuthors(r, 40) is var s && SurveyEstimates.Mean(ByAuthor(s, 40), Of(s, Violates)) is var p
                && DesignInterval.Logit(p.Point!.Value, p.StandardError!.Value, p.DegreesOfFreedom).Holds(Mean(Violates))),
            Covers("design interval, Korn–Graubard", Clusters, r => OfAuthors(r, 40) is var s && SurveyEstimates.Mean(ByAuthor(s, 40), Of(s, Violates)) is var p
                && DesignInterval.KornGraubard(p.Point!.Value, p.StandardError!.Value, s.Length, p.DegreesOfFreedom!.Value).Holds(Mean(Violates))),
            Covers("Hájek proportion", Strata, r => Hajek.Proportion(Domain(Drawing(r), Violates, _ => true), 0.95).Contains(Mean(Violates))),
            Covers("Hájek proportion, no strata known", "300 draws by weight, few violate", r => Hajek.Proportion(Weighted(r, 300, Rare), 0.95).Contains(Rare)),
            Covers("Hájek, symmetric", Strata, r => Hajek.Symmetric(Domain(Drawing(r), Violates, _ => true), 0.95).Contains(Mean(Violates))).Within(0.01, Symmetric),
            Covers("Hájek mean of a domain", Strata, r => Hajek.Mean(Domain(Drawing(r), Value, i => Market[i]), 0.95).Contains(Mean(Value, i => Market[i]))),
            Covers("Hájek mean, no strata known", "300 draws by weight", r => Hajek.Mean(Weighted(r, 300, 0.3), 0.95).Contains(0.3)),
            Covers("median of a domain", Strata, r => Drawing(r).Where(i => Market[i]).ToArray() is var s && SampledQuantile.Of(Of(s, Value), [.. s.Select(Weight)], [.. s.Select(i => StratumOf[i])], h => Drawn[h], 0.5).Holds(Middle)),
            Covers("Hájek difference of proportions of two domains", Strata, r => Drawing(r) is var s
                && Hajek.ProportionDifference(Domain(s, Violates, i => Market[i]), Domain(s, Violates, i => !Market[i]), 0.95).Interval.Contains(Mean(Violates, i => Market[i]) - Mean(Violates, i => !Market[i]))),
            Covers("Hájek difference of means of two domains", Strata, r => Drawing(r) is var s
                && Hajek.MeanDifference(Domain(s, Value, i => Market[i]), Domain(s, Value, i => !Market[i]), 0.95).Interval.Contains(Mean(Value, i => Market[i]) - Mean(Value, i => !Market[i]))),
            Covers("PPI++", "200 judged of 2,000 scored", r => Judged(r, 200, 0) is var j && PredictionPowered.Mean(j, Scored(r, 2000, 0)).Holds(0.2)),
            Covers("PPI, λ 1", "200 judged of 2,000 scored", r => Judged(r, 200, 0) is var j && PredictionPowered.Mean(j, Scored(r, 2000, 0), 1).Holds(0.2)),
            Covers("PPI++, stratified", "2 strata of 150 judged of 1,500", r => PredictionPowered.Stratified([(0.8, Judged(r, 150, 0), Scored(r, 1500, 0)), (0.2, Judged(r, 150, 0.3), Scored(r, 1500, 0.3))]).Holds(0.26)),
            Covers("difference estimator", Strata, r => Drawing(r) is var s && PredictionPowered.Difference(Mean(Score), Tallies(s, Residual)).Holds(Mean(Violates))).Within(0.01, Skewed),
            Covers("difference estimator, tuned", Strata, r => Drawing(r) is var s && PredictionPowered.Tuned(Mean(Score), Joint(s)).Estimate.Holds(Mean(Violates))).Within(0.01, Skewed),
            Covers("coverage contribution, sampled", "300 draws by weight", r => StrategyCoverage.Sampled(Caught(r), 0, n => 1.0 / n).Holds(300 * (0.2 + 0.1 / 2))),
            Errs("sum of weights", "6,000 units, each drawn or not", r => WeightSum.Test(Size, Independently(r)).P <= 0.05),
            Errs("Hájek difference of proportions", "two samples of 300 by weight, 10 %", r => Hajek.ProportionDifference(Weighted(r, 300, 0.1), Weighted(r, 300, 0.1), 0.95).P <= 0.05),
            Errs("Hájek difference of means", "two samples of 300 by weight", r => Hajek.MeanDifference(Weighted(r, 300, 0.3), Weighted(r, 300, 0.3), 0.95).P <= 0.05),
            Errs("stratified mean", Strata, r => Stratified.Mean(Tallies(Drawing(r), Centred)).Rejects()),
            Errs("stratified total", Strata, r => Stratified.Total(Tallies(Drawing(r), Centred)).Rejects()),
            Errs("stratified proportion", Strata, r => Stratified.Proportion(Tallies(Drawing(r), Violates), nullProportion: Mean(Violates)).Rejects()),
            Errs("Horvitz–Thompson total", Strata, r => Drawing(r) is var s && SurveyEstimates.Total(Design(s), Of(s, Centred)).Rejects()),
            Errs("Hájek mean", Strata, r => Drawing(r) is var s && SurveyEstimates.Mean(Design(s), Of(s, Centred)).Rejects()),
            Errs("ratio", Strata, r => Drawing(r) is var s && SurveyEstimates.Ratio(Design(s), Of(s, Centred), Of(s, Views)).Rejects()),
            Errs("domain mean", Strata, r => Drawing(r) is var s && SurveyEstimates.Domain(Design(s), [.. s.Select(i => Value[i] - InMarket)], [.. s.Select(i => Market[i])]).Rejects()),
            Errs("GREG mean on views", Strata, r => Drawing(r) is var s && Calibrated.Greg(Design(s), [Ones(s), Of(s, Views)], [Size, Views.Sum()])!.Mean(Of(s, Centred)).Rejects()),
            Errs("post-stratified total", Clusters, r => OfAuthors(r, 40) is var s && Calibrated.PostStratify(ByAuthor(s, 40), [.. s.Select(i => StratumOf[i])], Large)!.Total(Of(s, Centred)).Rejects()),
            Errs("PPI++", "200 judged of 2,000 scored", r => PredictionPowered.Mean(Judged(r, 200, 0, 0.2), Scored(r, 2000, 0)).Rejects()),
            Errs("PPI++, stratified", "2 strata of 150 judged of 1,500", r =>
                PredictionPowered.Stratified([(0.8, Judged(r, 150, 0, 0.26), Scored(r, 1500, 0)), (0.2, Judged(r, 150, 0.3, 0.26), Scored(r, 1500, 0.3))]).Rejects()),
        }.Select(p => p.Times(10_000)),
        Covers("mix effect of a change", "two samples of 400, 3 segments", r => StratifiedSplit.Of([.. Split(r, 400, 0.02)])!.Mix.Holds(0.01)).Times(10_000).Within(0.025, Product),
        Covers("mix effect of a change", "two samples of 3,200, 3 segments", r => StratifiedSplit.Of([.. Split(r, 3200, 0.02)])!.Mix.Holds(0.01)).Times(10_000),
        Covers("rate effect of a change", "two samples of 400, 3 segments", r => StratifiedSplit.Of([.. Split(r, 400, 0.02)])!.Rate.Holds(0.02)).Times(10_000),
        Errs("rate effect of a change", "two samples of 400, 3 segments", r => StratifiedSplit.Of([.. Split(r, 400, 0)])!.Rate.Rejects()).Times(10_000),
    ];

    // As many as likely to be drawn as in five to fifty of a hundred, each by itself.
    private static WeightedTally Independently(Random r)
    {
        var drawn = default(WeightedTally);
        for (var i = 0; i < Size; i++) if (0.05 + 0.45 * i / Size is var π && Draw.Yes(r, π)) drawn += WeightedTally.Of(1 / π, 1 / π);
        return drawn;
    }

    private static double[] Ones(int[] items) => [.. items.Select(_ => 1.0)];

    private static DomainStratum[] Sums(int[] items) =>
        [.. StratumSizes.Select((size, h) => new DomainStratum(h, items.Where(i => StratumOf[i] == h && Market[i]).Aggregate(default(WeightedTally), (t, i) => t + WeightedTally.Of(Weight(i), Weight(i) * Value[i])), Drawn[h], size))];

    private static (double, JointTally)[] Joint(int[] items) =>
        [.. StratumSizes.Select((size, h) => ((double)size, JointTally.Of([Of([.. items.Where(i => StratumOf[i] == h)], Violates), Of([.. items.Where(i => StratumOf[i] == h)], Score)])))];

    // Independent draws with weights that have nothing to do with the judgement.
    private static WeightedTally Weighted(Random r, int n, double p)
    {
        var tally = default(WeightedTally);
        for (var i = 0; i < n; i++)
        {
            var w = 1 + 4 * r.NextDouble();
            tally += WeightedTally.Of(w, Draw.Yes(r, p) ? w : 0);
        }
        return tally;
    }

    // A model that scores violating items 0.4 higher; shift moves the share that violates.
    private static JointTally Judged(Random r, int n, double shift, double less = 0)
    {
        var y = Draw.Many(n, () => Draw.Yes(r, 0.2 + shift) ? 1 : 0);
        return JointTally.Of([[.. y.Select(v => v - less)], [.. y.Select(v => 0.3 + 0.4 * v + 0.15 * Draw.Normal(r))]]);
    }

    private static MeanTally Scored(Random r, int n, double shift) => Judged(r, n, shift).Of(1);

    // 20 % caught by the first alone, 10 % by it and another, 10 % by the other alone, the rest by none.
    private static List<CaughtItem> Caught(Random r) => [.. Enumerable.Range(0, 300).Select(_ =>
        new CaughtItem(Draw.Category(r, 0.2, 0.1, 0.1, 0.6) switch { 0 => [0], 1 => [0, 1], 2 => [1], _ => [] }, 0.5 + r.NextDouble()))];

    // Shares 0.5, 0.3, 0.2 to 0.4, 0.3, 0.3 and rates 0.05, 0.1, 0.15 to 0.07, 0.12, 0.17: each rate effect 0.02 of its mean share, in all 0.02; mix 0.1·0.1 = 0.01.
    private static IEnumerable<SplitSegment> Split(Random r, int n, double rise)
    {
        double[] rates = [0.05, 0.1, 0.15];
        var (before, after) = (new WeightedTally[3], new WeightedTally[3]);
        for (var i = 0; i < n; i++)
        {
            var (b, a, w, v) = (Draw.Category(r, 0.5, 0.3, 0.2), Draw.Category(r, 0.4, 0.3, 0.3), 1 + r.NextDouble(), 1 + r.NextDouble());
            before[b] += WeightedTally.Of(w, Draw.Yes(r, rates[b]) ? w : 0);
            after[a] += WeightedTally.Of(v, Draw.Yes(r, rates[a] + rise) ? v : 0);
        }
        return Enumerable.Range(0, 3).Select(k => new SplitSegment([new(0, before[k], n)], [new(1, after[k], n)]));
    }
}
