using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Variance reduction with data from before the experiment: Y − θ(X − X̄), θ = cov(Y, X)/var(X) pooled over both arms, X̄ the pooled mean,
/// so both arms are adjusted alike and the variance falls by 1 − ρ². Deng, Xu, Kohavi &amp; Walker 2013, WSDM.
/// </summary>
public static class Cuped
{
    /// <summary>A metric and its covariates: variable y (over the optional denominator), covariates each with an optional denominator.</summary>
    public sealed record Plan(int Metric, IReadOnlyList<Covariate> Covariates)
    {
        /// <summary>The denominator of a ratio metric; null for a mean.</summary>
        public int? Denominator { get; init; }
    }

    public readonly record struct Covariate(int Variable, int? Denominator = null);

    /// <summary>θ of one covariate, from the sum of the arms' tallies; 0 when the covariate does not vary. Deng, Xu, Kohavi &amp; Walker 2013, WSDM.</summary>
    public static double Theta(JointTally pooled, int metric, int covariate)
    {
        var variance = pooled.Covariance(covariate, covariate);
        return variance > 0 ? pooled.Covariance(metric, covariate) / variance : 0;
    }

    /// <summary>
    /// Both arms adjusted. Several covariates solve cov(X)·θ = cov(X, Y); covariates that do not vary or repeat others get no weight.
    /// A ratio needs a denominator other than 0. For units without history see <see cref="WithGaps"/>. Deng, Xu, Kohavi &amp; Walker 2013, WSDM.
    /// </summary>
    public static (MeanTally Arm, MeanTally Against) Adjust(JointTally arm, JointTally against, Plan plan)
    {
        if (plan.Denominator is { } d && (arm.N == 0 || against.N == 0 || arm.Mean(d) == 0 || against.Mean(d) == 0)) throw new ArgumentOutOfRangeException(nameof(arm), "A ratio needs a denominator other than 0.");
        if (arm.N == 0 || against.N == 0) return default;
        var pooled = arm + against;
        var theta = Thetas(pooled, plan);
        return (Arm(arm, pooled, plan, theta), Arm(against, pooled, plan, theta));
    }

    /// <summary>The adjusted difference by Welch's t; the relative one is <see cref="Lift"/>.</summary>
    public static Inference Difference(JointTally arm, JointTally against, Plan plan, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (arm.N < 2 || against.N < 2) return Inference.None(Undefined.TooFew, "CUPED", level, alternative);
        if (plan.Denominator is { } d && (arm.Mean(d) == 0 || against.Mean(d) == 0)) return Inference.None(Undefined.ZeroDenominator, "CUPED", level, alternative);
        var (own, other) = Adjust(arm, against, plan);
        return MeanDifference.Absolute(own, other, level, alternative) with { Method = "CUPED" };
    }

    /// <summary>
    /// The adjusted difference over the base's own, unadjusted mean m: L = d/m, by the delta method with the arms' covariances of metric and covariates:
    /// variance [v/n + vBase(−mean/m)/nBase]/m², v the adjusted variance per unit and vBase(c) = c²·var(Y) + 2cθ·cov(Y, X) + θ²·var(X) of the base, for
    /// the base's mean stands above and below; t with the Satterthwaite df of the adjusted difference. Two units in each arm and m ≠ 0.
    /// Deng, Knoblich &amp; Lu 2018, KDD, section 3, with the adjustment of Deng, Xu, Kohavi &amp; Walker 2013, WSDM.
    /// </summary>
    public static Inference Lift(JointTally arm, JointTally against, Plan plan, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "CUPED, relative";
        if (arm.N < 2 || against.N < 2) return Inference.None(Undefined.TooFew, method, level, alternative);
        if (plan.Denominator is { } d && (arm.Mean(d) == 0 || against.Mean(d) == 0)) return Inference.None(Undefined.ZeroDenominator, method, level, alternative);
        var (mean, meanBase) = (Mean(arm, plan.Metric, plan.Denominator), Mean(against, plan.Metric, plan.Denominator));
        if (meanBase == 0) return Inference.None(Undefined.ZeroDenominator, method, level, alternative);
        var pooled = arm + against;
        var theta = Thetas(pooled, plan);
        var (own, other) = (Arm(arm, pooled, plan, theta), Arm(against, pooled, plan, theta));
        var variance = own.Variance / own.N + Spread(against, plan, theta, -mean / meanBase) / against.N;
        return Inference.Wald(own.Above(other) / meanBase, Math.Sqrt(Math.Max(0, variance)) / Math.Abs(meanBase), method, level, alternative,
            MeanDifference.Satterthwaite(own.Variance / own.N, own.N, other.Variance / other.N, other.N));
    }

    /// <summary>
    /// A covariate that some units lack as two: its value, with the mean of those who have it in the gaps, and an indicator of the gaps. Both go into the plan, so that
    /// nobody is dropped and units without history are compared among themselves. Lin 2013, Annals of Applied Statistics 7:295.
    /// </summary>
    public static (double[] Value, double[] Missing) WithGaps(IReadOnlyList<double?> covariate)
    {
        var known = covariate.Where(v => v is not null).Select(v => v!.Value).ToList();
        var mean = known.Count > 0 ? known.Average() : 0;
        return ([.. covariate.Select(v => v ?? mean)], [.. covariate.Select(v => v is null ? 1.0 : 0)]);
    }

    private static MeanTally Arm(JointTally arm, JointTally pooled, Plan plan, double[] theta)
    {
        var moved = 0.0;
        for (var i = 0; i < theta.Length; i++)
            if (theta[i] != 0) moved -= theta[i] * Above(arm, pooled, plan.Covariates[i]);
        var own = plan.Denominator is { } d ? new(arm.N, arm.Mean(plan.Metric) / arm.Mean(d), 0) : arm.Of(plan.Metric);
        return own.Moved(moved, Math.Max(0, Spread(arm, plan, theta, -1)) * (arm.N - 1));
    }

    // The variance per unit of factor·Y + θX.
    private static double Spread(JointTally arm, Plan plan, double[] theta, double factor)
    {
        var variance = factor * factor * Covariance(arm, plan.Metric, plan.Denominator, plan.Metric, plan.Denominator);
        for (var i = 0; i < theta.Length; i++)
        {
            if (theta[i] == 0) continue;
            var x = plan.Covariates[i];
            variance += 2 * factor * theta[i] * Covariance(arm, plan.Metric, plan.Denominator, x.Variable, x.Denominator);
            for (var j = 0; j < theta.Length; j++)
                if (theta[j] != 0) variance += theta[i] * theta[j] * Covariance(arm, x.Variable, x.Denominator, plan.Covariates[j].Variable, plan.Covariates[j].Denominator);
        }
        return variance;
    }

    private static double[] Thetas(JointTally pooled, Plan plan)
    {
        var k = plan.Covariates.Count;
        var cross = Vector<double>.Build.Dense(k, i => Covariance(pooled, plan.Metric, plan.Denominator, plan.Covariates[i].Variable, plan.Covariates[i].Denominator));
        var own = Matrix<double>.Build.Dense(k, k, (i, j) =>
            Covariance(pooled, plan.Covariates[i].Variable, plan.Covariates[i].Denominator, plan.Covariates[j].Variable, plan.Covariates[j].Denominator));
        // A covariate over a denominator of 0 has no value.
        for (var i = 0; i < k; i++)
        {
            if (double.IsFinite(own[i, i]) && double.IsFinite(cross[i])) continue;
            cross[i] = 0;
            for (var j = 0; j < k; j++) own[i, j] = own[j, i] = 0;
        }
        return [.. PseudoInverse(own) * cross];
    }

    // Scaled to a unit diagonal first, so that a covariate in cents is not mistaken for a repeated one.
    private static Matrix<double> PseudoInverse(Matrix<double> own)
    {
        var scale = own.Diagonal().Map(v => v > 0 ? 1 / Math.Sqrt(v) : 0);
        var unit = Matrix<double>.Build.DiagonalOfDiagonalVector(scale);
        var svd = (unit * own * unit).Svd();
        var inverse = svd.S.Map(s => s > 1e-10 ? 1 / s : 0);
        return unit * svd.VT.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(inverse)) * svd.U.Transpose() * unit;
    }

    private static double Above(JointTally tally, JointTally other, Covariate x) =>
        x.Denominator is null ? tally.Of(x.Variable).Above(other.Of(x.Variable)) : Mean(tally, x.Variable, x.Denominator) - Mean(other, x.Variable, x.Denominator);

    private static double Mean(JointTally tally, int x, int? y) => y is { } d ? tally.Mean(x) / tally.Mean(d) : tally.Mean(x);

    private static double Covariance(JointTally tally, int x, int? y, int u, int? v) => (y, v) switch
    {
        (null, null) => tally.Covariance(x, u),
        ({ } b, null) => (tally.Covariance(x, u) - tally.Mean(x) / tally.Mean(b) * tally.Covariance(b, u)) / tally.Mean(b),
        (null, { } d) => (tally.Covariance(x, u) - tally.Mean(u) / tally.Mean(d) * tally.Covariance(x, d)) / tally.Mean(d),
        ({ } b, { } d) => RatioMetric.Covariance(tally.Mean(x), tally.Mean(b), tally.Mean(u), tally.Mean(d),
            tally.Covariance(x, u), tally.Covariance(x, d), tally.Covariance(b, u), tally.Covariance(b, d)),
    };
}
