using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>One proportion. Approximate intervals hold at their level on average over p, not at every p.</summary>
internal static class OneProportionChapter
{
    private const string Oscillates = "its coverage oscillates with p: Brown, Cai & DasGupta 2001, Statistical Science 16:101, figures 5 and 11";

    private static readonly (string Name, Func<double, double, Interval> Method, double Allowance)[] Methods =
    [
        ("shown everywhere (exact or Wilson)", (k, n) => OneProportion.Of(k, n, 0.95), 0),
        ("Clopper–Pearson", (k, n) => OneProportion.ClopperPearson(k, n, 0.95), 0),
        ("Wilson", (k, n) => OneProportion.Wilson(k, n, 0.95), 0.03),
        ("mid-p", (k, n) => MidP.Proportion(k, n).Interval!.Value, 0.03),
        ("Jeffreys", (k, n) => ProportionLimits.Jeffreys(k, n, 0.95), 0.03),
        ("Agresti–Coull", (k, n) => ProportionLimits.AgrestiCoull(k, n, 0.95), 0.01),
        ("Wald", (k, n) => ProportionLimits.Wald(k, n, 0.95), 1),
    ];

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        .. from m in Methods
           from at in new[] { (N: 50, P: 0.02), (N: 50, P: 0.3), (N: 400, P: 0.01), (N: 400, P: 0.5) }
           let row = Covers(m.Name, $"n {at.N}, p {at.P}", r => m.Method(Draw.Binomial(r, at.N, at.P), at.N).Contains(at.P))
           select m.Allowance == 0 ? row : m.Allowance < 1 ? row.Within(m.Allowance, Oscillates) : row.Beside("undercovers: Brown, Cai & DasGupta 2001, section 3"),
        Covers("Wald z", "n 400, p 0.5", r => ProportionTest.Wald(Draw.Binomial(r, 400, 0.5), 400, 0.5).Holds(0.5)).Within(0.005, Oscillates),
        Covers("Clopper–Pearson, lower limit", "n 50, p 0.1", r => OneProportion.ClopperPearson(Draw.Binomial(r, 50, 0.1), 50, 0.95, Alternative.Greater).Holds(0.1)),
        Covers("Wilson, upper limit", "n 400, p 0.2", r => OneProportion.Wilson(Draw.Binomial(r, 400, 0.2), 400, 0.95, Alternative.Less).Holds(0.2)).Within(0.01, Oscillates),
        CoversShare("shrunken rates, beta-binomial, mean over groups", "30 groups of n 40, rates of Beta(2, 18)", r =>
        {
            var rates = Draw.Many(30, () => Draw.Gamma(r, 2) is var a ? a / (a + Draw.Gamma(r, 18)) : 0);
            var groups = rates.Select(p => new CountOf(Draw.Binomial(r, 40, p), 40)).ToArray();
            return ShrunkProportions.Of(groups)!.Groups.Zip(rates).Average(g => g.First.Contains(g.Second) ? 1.0 : 0);
        }).Times(1000),
        Errs("exact binomial", "n 40, p₀ 0.2", r => ProportionTest.Exact(Draw.Binomial(r, 40, 0.2), 40, 0.2).Rejects()),
        Errs("score z", "n 200, p₀ 0.2", r => ProportionTest.Score(Draw.Binomial(r, 200, 0.2), 200, 0.2).Rejects()).Within(0.01, Oscillates),
        Errs("score z, corrected", "n 200, p₀ 0.2", r => ProportionTest.Score(Draw.Binomial(r, 200, 0.2), 200, 0.2, corrected: true).Rejects()),
        Errs("mid-p, p", "n 40, p₀ 0.2", r => MidP.Proportion(Draw.Binomial(r, 40, 0.2), 40, nullProportion: 0.2).Rejects()).Within(0.01, Oscillates),
        Errs("Clopper–Pearson, p", "n 40, p₀ 0.2", r => OneProportion.ClopperPearson(Draw.Binomial(r, 40, 0.2), 40, 0.95, Alternative.TwoSided, 0.2).Rejects()),
        Errs("Wald z", "n 1000, p₀ 0.4", r => ProportionTest.Wald(Draw.Binomial(r, 1000, 0.4), 1000, 0.4).Rejects()).Within(0.01, Oscillates),
        Errs("Wilson, p", "n 200, p₀ 0.2", r => OneProportion.Wilson(Draw.Binomial(r, 200, 0.2), 200, 0.95, Alternative.TwoSided, 0.2).Rejects()).Within(0.01, Oscillates),
        Errs("Jeffreys, p", "n 200, p₀ 0.2", r => ProportionLimits.Jeffreys(Draw.Binomial(r, 200, 0.2), 200, 0.95, Alternative.TwoSided, 0.2).Rejects()).Within(0.01, Oscillates),
        Errs("Agresti–Coull, p", "n 200, p₀ 0.2", r => ProportionLimits.AgrestiCoull(Draw.Binomial(r, 200, 0.2), 200, 0.95, Alternative.TwoSided, 0.2).Rejects()).Within(0.01, Oscillates),
    ];
}
