using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Decisions against a margin, Bayesian answers, and the split of traffic.</summary>
internal static class DecisionChapter
{
    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("non-inferiority, lower limit", "n 30 v 30", r => Compared(r, 0.2) is var d && MarginTest.NonInferiority(d.Point!.Value, d.StandardError!.Value, 0.5, df: d.DegreesOfFreedom).Holds(0.2)),
        Covers("TOST, interval of 1 − 2α", "n 30 v 30", r => Compared(r, 0.2) is var d && MarginTest.Equivalent(d.Point!.Value, d.StandardError!.Value, -1, 1, df: d.DegreesOfFreedom).Both.Holds(0.2), 0.9),
        Covers("normal posterior, effects from its prior", "error 1, prior N(0.2, 0.5)", r =>
        {
            var effect = 0.2 + Math.Sqrt(0.5) * Draw.Normal(r);
            return NormalPosterior.Of(effect + Draw.Normal(r), 1, (0.2, 0.5)).Credible(0.95).Contains(effect);
        }),
        Errs("non-inferiority, a true loss as large as the margin", "n 30 v 30, margin 0.5", r =>
            Compared(r, -0.5) is var d && MarginTest.NonInferiority(d.Point!.Value, d.StandardError!.Value, 0.5, df: d.DegreesOfFreedom).Rejects()),
        Errs("TOST, a true effect at the margin", "n 30 v 30, margins ± 1", r =>
            Compared(r, 1) is var d && MarginTest.Equivalent(d.Point!.Value, d.StandardError!.Value, -1, 1, df: d.DegreesOfFreedom).Both.Rejects()),
        Errs("normal posterior, chance to win beyond 97.5 % either way, flat prior", "error 1", r => NormalPosterior.Of(Draw.Normal(r), 1).ChanceToWin is < 0.025 or > 0.975),
        Errs("sample ratio, χ²", "1,000 units, 2 arms", r => Draw.Binomial(r, 1000, 0.5) is var k && SampleRatio.ChiSquared([k, 1000 - k], [1, 1]).Rejects(0.01), 0.01),
        Errs("sample ratio, χ²", "3,000 units, 60 : 30 : 10", r => SampleRatio.ChiSquared(Split(r, 3000), [6, 3, 1]).Rejects()),
        Errs("sample ratio, exact", "400 units, 2 : 1", r => Draw.Binomial(r, 400, 2.0 / 3) is var k && SampleRatio.Exact(k, 400 - k, 2, 1).Rejects()),
        Errs("sample ratio, exact multinomial", "60 units, 60 : 30 : 10", r => SampleRatio.ExactMultinomial(Split(r, 60), [6, 3, 1]).Rejects()).Times(2000),
        Errs("sample ratio, z", "2,000 units, 2 : 1", r => Draw.Binomial(r, 2000, 2.0 / 3) is var k && SampleRatio.Normal(k, 2000 - k, 2, 1).Rejects()),
        Errs("sample ratio, by segment with Holm, any", "5 segments of 600", r => SampleRatio.BySegment([.. Enumerable.Range(0, 5).Select(_ => Split(r, 600))], [6, 3, 1]).Any(s => s.AdjustedP <= 0.05)),
        Errs("sample ratio, sequential, any of 50 looks", "up to 10,000 units, 60 : 30 : 10", r =>
        {
            var (sum, looks) = (new double[3], new List<double[]>());
            for (var look = 0; look < 50; look++)
            {
                var more = Split(r, 200);
                looks.Add(sum = [sum[0] + more[0], sum[1] + more[1], sum[2] + more[2]]);
            }
            return SampleRatio.Sequential(looks, [6, 3, 1]).Min() <= 0.05;
        }).Times(10_000),
    ];

    private static Inference Compared(Random r, double effect) => MeanDifference.Absolute(Draw.Arm(r, 30, 1, effect), Draw.Arm(r, 30, 1));

    private static double[] Split(Random r, int n)
    {
        var counts = new double[3];
        for (var i = 0; i < n; i++) counts[Draw.Category(r, 0.6, 0.3, 0.1)]++;
        return counts;
    }
}
