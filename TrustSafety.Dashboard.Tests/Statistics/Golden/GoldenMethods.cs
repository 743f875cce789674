using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class GoldenMethods
{
    public static Dictionary<string, Func<double[], double[]>> All { get; } = new([.. Laws, .. Counts(), .. Judgements(), .. Fits, .. Cells]);

    private static Dictionary<string, Func<double[], double[]>> Laws => new()
    {
        ["normal-lower"] = a => [Gaussian.Lower(a[0])],
        ["student-upper"] = a => [Student.Upper(a[0], a[1])],
        ["chi2-upper"] = a => [ChiSquare.Upper(a[0], a[1])],
        ["binomial-upper"] = a => [BinomialLaw.Upper(a[0], a[1], a[2])],
        ["beta-quantile"] = a => [IncompleteBeta.Quantile(a[0], a[1], a[2])],
        ["gamma-quantile"] = a => [IncompleteGamma.Quantile(a[0], a[1])],
        ["noncentral-t-lower"] = a => [NoncentralStudent.Lower(a[0], a[1], a[2])],
        ["power-two-sample-t"] = a => [Power.ExactT(a[0], Math.Sqrt(1 / a[1] + 1 / (a[1] * a[2])), a[1] + a[1] * a[2] - 2)],
        ["power-two-sample-z"] = a => [Power.Normal(a[0], Math.Sqrt(1 / a[1] + 1 / (a[1] * a[2])))],
        ["sidak"] = Multiplicity.Sidak,
        ["holm"] = Multiplicity.Holm,
        ["holm-sidak"] = Multiplicity.HolmSidak,
        ["hochberg"] = Multiplicity.Hochberg,
        ["by"] = Multiplicity.BenjaminiYekutieli,
    };

    private static Dictionary<string, Func<double[], double[]>> Counts()
    {
        var methods = new Dictionary<string, Func<double[], double[]>>
        {
            ["jeffreys"] = a => Ends(ProportionLimits.Jeffreys(a[0], a[1], 0.95)),
            ["agresti-coull"] = a => Ends(ProportionLimits.AgrestiCoull(a[0], a[1], 0.95)),
            ["koopman"] = a => Ends(RiskRatio.Koopman(a[0], a[1], a[2], a[3])),
            ["katz"] = a => Ends(RiskRatio.Katz(a[0], a[1], a[2], a[3])),
            ["woolf"] = a => Ends(OddsRatio.Woolf(a[0], a[1], a[2], a[3])),
            ["newcombe"] = a => Ends(ProportionDifference.Newcombe(a[0], a[1], a[2], a[3])),
            ["agresti-caffo"] = a => Ends(ProportionDifference.AgrestiCaffo(a[0], a[1], a[2], a[3])),
            ["g-test"] = a => StatisticAndP(ContingencyTest.G([a[0], a[2]], [a[1], a[3]])),
            ["g-test-corrected"] = a => StatisticAndP(ContingencyTest.G([a[0], a[2]], [a[1], a[3]], corrected: true)),
            ["mcnemar-exact"] = a => [McNemar.Exact(a[0], a[1]).P!.Value],
            ["mcnemar-corrected"] = a => StatisticAndP(McNemar.ChiSquared(a[0], a[1], corrected: true)),
            ["negative-binomial"] = a => RateAndError(OverdispersedRate.NegativeBinomial(a.AsSpan(0, a.Length / 2), a.AsSpan(a.Length / 2))),
            ["quasi-poisson-rate"] = a => RateAndError(OverdispersedRate.QuasiPoisson(a.AsSpan(0, a.Length / 2), a.AsSpan(a.Length / 2))),
        };
        foreach (var (name, alternative) in Alternatives)
        {
            methods[$"binomial-test-{name}"] = a => [ProportionTest.Exact(a[0], a[1], a[2], alternative).P!.Value];
            methods[$"poisson-test-{name}"] = a => [RateTest.Exact(a[0], a[1], a[2], alternative).P!.Value];
            methods[$"fisher-{name}"] = a => [ExactTable.Fisher(a[0], a[1], a[2], a[3], alternative).P!.Value];
            methods[$"barnard-{name}"] = a => [ExactTable.Barnard((int)a[0], (int)a[1], (int)a[2], (int)a[3], alternative).P!.Value];
            methods[$"boschloo-{name}"] = a => [ExactTable.Boschloo((int)a[0], (int)a[1], (int)a[2], (int)a[3], alternative).P!.Value];
            methods[$"mann-whitney-{name}"] = a => [RankTest.MannWhitney(a.AsSpan(1, (int)a[0]), a.AsSpan(1 + (int)a[0]), alternative).P!.Value];
        }
        return methods;
    }

    private static (string, Alternative)[] Alternatives =>
        [("two-sided", Alternative.TwoSided), ("greater", Alternative.Greater), ("less", Alternative.Less)];

    private static double[] Ends(Interval i) => [i.Low, i.High];

    private static double[] Ends(Inference e) => [e.Low!.Value, e.High!.Value];

    private static double[] StatisticAndP(TrustSafety.Dashboard.Statistics.TestResult t) => [t.Statistic!.Value, t.P!.Value];

    private static double[] StatisticAndP(Inference e) => [e.Statistic!.Value, e.P!.Value];

    private static double[] PointAndError(Inference e) => [e.Point!.Value, e.StandardError!.Value];

    private static double[] RateAndError(Inference e) => PointAndError(e);
}
