using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>What must not depend on names, order or units.</summary>
public sealed class InvarianceTests
{
    private static readonly Gen<double[]> Values = Gen.Double[-100, 100].Array[3, 40];

    [Fact]
    public void Difference_SidesSwapped_IsMirrored() => Gen.Select(Gen.Int[0, 50], Gen.Int[0, 80]).Sample((k, c) =>
    {
        foreach (var method in new Func<double, double, double, double, Interval>[]
                 {
                     (a, n, b, m) => ProportionDifference.Newcombe(a, n, b, m), (a, n, b, m) => ProportionDifference.AgrestiCaffo(a, n, b, m),
                     (a, n, b, m) => ProportionDifference.Mee(a, n, b, m).Interval!.Value,
                 })
        {
            var (one, other) = (method(k, 50, c, 80), method(c, 80, k, 50));
            Near(one.Low, -other.High, 1e-9);
            Near(one.High, -other.Low, 1e-9);
        }
    });

    [Fact]
    public void Difference_EverySuccessOnBothSides_IsMirroredByNone()
    {
        var (all, none) = (ProportionDifference.Mee(50, 50, 80, 80).Interval!.Value, ProportionDifference.Mee(0, 50, 0, 80).Interval!.Value);
        Near(all.Low, -none.High, 1e-12);
        Near(all.High, -none.Low, 1e-12);
        Assert.True(all.Low < -0.04 && all.High > 0.04, $"[{all.Low}, {all.High}]");
    }

    [Fact]
    public void Ratio_SidesSwapped_IsInverted() => Gen.Select(Gen.Int[1, 50], Gen.Int[1, 80]).Sample((k, c) =>
    {
        var (one, other) = (RiskRatio.Koopman(k, 50, c, 80), RiskRatio.Koopman(c, 80, k, 50));
        Near(one.Low!.Value, 1 / other.High!.Value, 1e-8 * one.Low.Value);
        var (fisher, swapped) = (ExactTable.Fisher(k, 50, c, 80, Alternative.Greater), ExactTable.Fisher(c, 80, k, 50, Alternative.Less));
        Near(fisher.P!.Value, swapped.P!.Value, 1e-12);
    });

    [Fact]
    public void Joint_PartsAdded_AreOnePass() => Gen.Select(Values, Gen.Double[-1e6, 1e6], Gen.Int[0, 40]).Sample((values, level, cut) =>
    {
        var x = values.Select(v => v + level).ToArray();
        var y = values.Select((v, i) => v * v / 50 + i).ToArray();
        var at = Math.Min(cut, x.Length);
        var whole = JointTally.Of([x, y]);
        var (left, right) = (JointTally.Of([x[..at], y[..at]]), JointTally.Of([x[at..], y[at..]]));
        foreach (var sum in new[] { left + right, right + left })
        {
            Near(whole.Mean(0), sum.Mean(0), 1e-12 * (1 + Math.Abs(whole.Mean(0))));
            for (var i = 0; i < 2; i++)
                for (var j = 0; j < 2; j++) Near(whole.Covariance(i, j), sum.Covariance(i, j), 1e-9 * Math.Sqrt(whole.Covariance(i, i) * whole.Covariance(j, j)) + 1e-9);
        }
    });

    [Fact]
    public void Joint_MeanOfABillionWithSpreadOne_KeepsItsVariance()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => 1e9 + (i % 2 == 0 ? 1 : -1))];
        Near(1000 / 999.0, JointTally.Of([x]).Covariance(0, 0), 1e-9);
        Near(1000 / 999.0, (JointTally.Of([x[..300]]) + JointTally.Of([x[300..]])).Covariance(0, 0), 1e-9);
    }

    [Fact]
    public void Adjusted_AnyP_KeepTheOrderAndNeverFall() => Gen.Double[0, 1].Array[1, 30].Sample(p =>
    {
        foreach (var adjust in new Func<double[], double[]>[] { v => Multiplicity.Bonferroni(v), v => Multiplicity.Sidak(v), v => Multiplicity.Holm(v), v => Multiplicity.HolmSidak(v), v => Multiplicity.Hochberg(v), v => Multiplicity.Hommel(v), v => Multiplicity.BenjaminiYekutieli(v) })
        {
            var adjusted = adjust(p);
            for (var i = 0; i < p.Length; i++)
            {
                Assert.InRange(adjusted[i], p[i] * (1 - 1e-12), 1);
                for (var j = 0; j < p.Length; j++) if (p[i] < p[j]) Assert.True(adjusted[i] <= adjusted[j]);
            }
        }
        var (holm, hochberg, bonferroni) = (Multiplicity.Holm(p), Multiplicity.Hochberg(p), Multiplicity.Bonferroni(p));
        for (var i = 0; i < p.Length; i++) Assert.True(hochberg[i] <= holm[i] + 1e-15 && holm[i] <= bonferroni[i] + 1e-15);
    });

    [Fact]
    public void Auc_ScoresStretched_StaysAsItWas() => Gen.Int[-40, 40].Select(v => (double)v).Array[3, 40].Sample(scores =>
    {
        var positive = scores.Select((_, i) => i % 3 == 0).ToArray();
        var (plain, stretched) = (RocCurve.Auc(scores, positive), RocCurve.Auc([.. scores.Select(s => Math.Exp(s / 20))], positive));
        Near(plain.Point!.Value, stretched.Point!.Value, 1e-12);
        var u = RankTest.MannWhitney([.. scores.Where((_, i) => i % 3 == 0)], [.. scores.Where((_, i) => i % 3 != 0)]).Statistic!.Value;
        Near(u / (positive.Count(p => p) * positive.Count(p => !p)), plain.Point.Value, 1e-12);
    });

    [Fact]
    public void Shapley_AnyGame_SumsToTheChange() => Gen.Double[-5, 5].Array[16].Sample(v =>
        Near(v[15] - v[0], ShapleyChange.Of(4, mask => v[mask]).Sum(), 1e-12));

    [Fact]
    public void Pelt_AnySeries_FindsTheCheapestSegmentation() => Gen.Double[-3, 3].Array[8, 14].Sample(x =>
    {
        double Cost(IEnumerable<int> changes)
        {
            int[] edges = [0, .. changes, x.Length];
            return edges.Zip(edges.Skip(1), (a, b) => x[a..b].Sum(v => (v - x[a..b].Average()) * (v - x[a..b].Average()))).Sum() + 2.5 * (edges.Length - 2);
        }

        var best = Enumerable.Range(0, 1 << (x.Length - 1))
            .Select(m => Enumerable.Range(1, x.Length - 1).Where(i => (m >> (i - 1) & 1) == 1).ToArray())
            .Where(c => c.Append(x.Length).Zip(c.Prepend(0), (b, a) => b - a).All(l => l >= 2)).Min(Cost);
        Near(best, Cost(ChangePoints.Mean(x, 1, 2.5)), 1e-9);
    }, iter: 30);

    private static void Near(double expected, double got, double within) => Assert.True(expected == got || Math.Abs(expected - got) <= within, $"expected {expected:R}, got {got:R}");
}
