using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Bootstrap intervals (400 resamples), and changes without randomisation.</summary>
internal static class ResamplingChapter
{
    private const int Resamples = 400;

    private const string Small = "second-order error of a small sample: Efron & Tibshirani 1993, chapter 14", Newey = "Newey and West's variance is too small in short series: Turner et al. 2021, BMC Medical Research Methodology 21:181";

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        .. from kind in new[] { BootstrapInterval.Percentile, BootstrapInterval.Basic, BootstrapInterval.BiasCorrected }
           from skewed in new[] { false, true }
           let row = Covers($"bootstrap mean, {kind}", skewed ? "n 40, exponential" : "n 100, normal", r =>
               Bootstrap.Mean(Draw.Many(skewed ? 40 : 100, () => skewed ? Draw.Exponential(r) : 1 + Draw.Normal(r)), kind, Resamples, seed: (ulong)r.NextInt64()).Holds(1)).Times(10_000)
           select skewed ? row.Within(0.04, Small) : row.Within(0.01, Small),
        Covers("bootstrap of any statistic, BCa", "n 60, log of the mean", r =>
        {
            var x = Draw.Many(60, () => 1 + Draw.Exponential(r));
            return Bootstrap.Interval(60, indexes =>
            {
                var sum = 0.0;
                foreach (var i in indexes) sum += x[i];
                return Math.Log(sum / indexes.Length);
            }, resamples: Resamples, seed: (ulong)r.NextInt64()).Holds(Math.Log(2));
        }).Times(10_000).Within(0.01, Small),
        Covers("bootstrap of clusters, ratio", "80 users of 1 to 9 sessions", r =>
            MeansChapter.Columns(MeansChapter.Sessions(r, 80, 0.3)) is var (x, y) && Bootstrap.ClusterRatio(x, y, resamples: Resamples, seed: (ulong)r.NextInt64()).Holds(0.3)).Times(10_000).Within(0.015, Small),
        Covers("bootstrap of pairs, difference", "n 60, correlation 0.9", r =>
        {
            var before = Draw.Normals(r, 60, 3);
            return Bootstrap.PairedDifference([.. before.Select(v => v + 0.5 + Draw.Normal(r))], before, resamples: Resamples, seed: (ulong)r.NextInt64()).Holds(0.5);
        }).Times(10_000).Within(0.015, Small),
        Covers("jackknife of 50 groups, variance over the squared mean", "n 2,000, exponential", r =>
        {
            var groups = Enumerable.Range(0, 50).Select(_ => Draw.Tally(Draw.Many(40, () => Draw.Exponential(r)))).ToArray();
            static double Size(IEnumerable<MeanTally> of) => of.Aggregate((a, b) => a + b) is var all ? all.Variance / (all.Mean * all.Mean) : 0;
            return Jackknife.Logarithm(Size(groups), [.. groups.Select((_, left) => Size(groups.Where((_, g) => g != left)))]).Holds(1);
        }).Times(10_000).Within(0.005, "fourth moments of skewed values vary from sample to sample: Cochran 1977, Sampling Techniques, section 2.15"),
        Covers("difference in differences, four samples", "4 × 40", r =>
            DifferenceInDifferences.FourCells(Draw.Arm(r, 40, 2), Draw.Arm(r, 40, 3, 1.5), Draw.Arm(r, 40, 1), Draw.Arm(r, 40, 1, 0.5)).Holds(1)),
        Covers("difference in differences, two-way", "40 units, 8 periods, errors that last", r => DifferenceInDifferences.TwoWay(Panel(r, 1)).Holds(1)).Times(6000),
        Covers("difference in differences, two-way, clustered by unit and period", "40 units, 30 periods, shocks to half of the units", r => DifferenceInDifferences.TwoWayByUnitAndPeriod(Shaken(r, 1)).Holds(1)).Times(6000),
        Covers("interrupted series, level", "100 periods, independent", r => InterruptedSeries.Fit(Series(r, 100, 0), 50).Level.Holds(2)).Times(10_000).Within(0.05, Newey),
        Covers("interrupted series, slope", "100 periods, independent", r => InterruptedSeries.Fit(Series(r, 100, 0), 50).Slope.Holds(0.1)).Times(10_000).Within(0.05, Newey),
        Covers("interrupted series, level", "100 periods, autocorrelation 0.3", r => InterruptedSeries.Fit(Series(r, 100, 0.3), 50).Level.Holds(2)).Times(10_000).Within(0.085, Newey),
        Covers("interrupted series, level", "400 periods, autocorrelation 0.3", r => InterruptedSeries.Fit(Series(r, 400, 0.3), 200).Level.Holds(2)).Times(2000).Within(0.045, Newey),
        Covers("placebo interval", "19 placebos", r => PlaceboInterval.Of(2 + Draw.Normal(r), Draw.Normals(r, 19)).Holds(2)),
        Covers("share of a change", "400 to 600 inside, 600 to 660 outside", r => ChangeShare.Of(
            [new(Draw.Poisson(r, 600), Draw.Poisson(r, 400), 1)], [new(Draw.Poisson(r, 660), Draw.Poisson(r, 600), 1)], resamples: Resamples, seed: (ulong)r.NextInt64()) is { } share && share.Contains(200.0 / 260)).Times(10_000).Within(0.01, Small),
        Errs("placebo interval", "19 placebos", r => PlaceboInterval.Of(Draw.Normal(r), Draw.Normals(r, 19)).Rejects()),
        Errs("difference in differences, two-way", "40 units, 8 periods, errors that last", r => DifferenceInDifferences.TwoWay(Panel(r, 0)).Rejects()).Times(6000),
        Errs("difference in differences, two-way, clustered by unit and period", "40 units, 30 periods, shocks to half of the units", r => DifferenceInDifferences.TwoWayByUnitAndPeriod(Shaken(r, 0)).Rejects()).Times(6000),
        Errs("difference in differences, two-way, clustered by unit alone", "the same", r => DifferenceInDifferences.TwoWay(Shaken(r, 0)).Rejects()).Times(6000).Beside("what shocks to a period cost"),
        Errs("difference in differences, four samples", "4 × 40", r => DifferenceInDifferences.FourCells(Draw.Arm(r, 40, 2), Draw.Arm(r, 40, 3, 1), Draw.Arm(r, 40, 1), Draw.Arm(r, 40, 1, 1)).Rejects()),
        Errs("interrupted series, slope", "400 periods, independent", r => InterruptedSeries.Fit(Draw.Normals(r, 400), 200).Slope.Rejects()).Times(2000).Within(0.025, Newey),
        Errs("synthetic control, placebo p", "19 donors, 20 periods, 10 after", r =>
        {
            var shared = Draw.Normals(r, 30);
            double[] Unit() => [.. shared.Select(v => v + Draw.Normal(r))];
            return SyntheticControl.Fit(Unit(), [.. Enumerable.Range(0, 19).Select(_ => Unit())], 20).PlaceboP <= 0.05;
        }).Times(4000).Within(0.015, "a placebo has one donor fewer than the treated unit, which follows its own past a little better: Abadie, Diamond & Hainmueller 2010, JASA 105:493"),
    ];

    /// <summary>In each period a shock to the units that the change reaches, as large as one unit's own chance.</summary>
    private static List<PanelRow> Shaken(Random r, double effect)
    {
        double[] own = Draw.Normals(r, 40), shocks = Draw.Normals(r, 30);
        return [.. from unit in Enumerable.Range(0, 40) from t in Enumerable.Range(0, 30) let reached = unit % 2 == 0 select new PanelRow(unit, t, own[unit] + (reached ? (0.5 * shocks[t]) + (t >= 15 ? effect : 0) : 0) + Draw.Normal(r), reached && t >= 15)];
    }

    private static List<PanelRow> Panel(Random r, double effect)
    {
        var rows = new List<PanelRow>();
        for (var unit = 0; unit < 40; unit++)
        {
            var (own, noise) = (Draw.Normal(r), Draw.Normal(r));
            for (var t = 0; t < 8; t++)
            {
                noise = 0.7 * noise + Math.Sqrt(1 - 0.49) * Draw.Normal(r);
                var treated = unit % 2 == 0 && t >= 4;
                rows.Add(new(unit, t, own + 0.3 * t + (treated ? effect : 0) + noise, treated));
            }
        }
        return rows;
    }

    private static double[] Series(Random r, int n, double carried)
    {
        var (y, noise) = (new double[n], Draw.Normal(r));
        for (var t = 0; t < n; t++)
        {
            noise = carried * noise + Math.Sqrt(1 - carried * carried) * Draw.Normal(r);
            y[t] = 5 + 0.05 * t + (t >= n / 2 ? 2 + 0.1 * (t - n / 2) : 0) + noise;
        }
        return y;
    }
}
