using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>
/// Two arms compared: absolute and relative difference from one calculation, so that they tell one story. A sequential comparison holds at every look;
/// its relative interval takes the same number of standard errors as the absolute one.
/// </summary>
/// <param name="TunedFor">Units at which a sequence is tightest; null for a comparison that is read once.</param>
/// <param name="TunedAt">The level at which it is: the same sequence at every other level, so that its p is one and leaves out 0 exactly where the interval does.</param>
internal sealed record Comparer(double? TunedFor, double TunedAt = 0.95)
{
    public Effect Compare(JointTally arm, JointTally against, UnitSeries series, double level)
    {
        var (own, other, shared) = Tallies(arm, against, series);
        var once = MeanDifference.Absolute(own, other, level, covariance: shared);
        if (!once.IsDefined) return new(own, other, once, once with { Method = RelativeMethod, Point = null });
        var absolute = Held(once, own.N + other.N, level);
        return new(own, other, absolute, Relative(own, other, absolute, shared)) { Shared = shared, TunedFor = TunedFor };
    }

    /// <summary>The order statistics of both arms; of a quantile there is no relative difference with an interval of its own.</summary>
    public Effect Compare(Inference arm, double n, Inference against, double nAgainst, double level)
    {
        var (own, other) = (Ordered(arm, n), Ordered(against, nAgainst));
        var none = Inference.None(Undefined.TooFew, RelativeMethod, level);
        if (arm.Interval is not { } a || against.Interval is not { } b) return new(own, other, Inference.None(Undefined.TooFew, "order statistics", level), none);
        var once = Quantiles.Difference(a, n, b, nAgainst, level);
        return new(own, other, once.IsDefined ? Held(once, n + nAgainst, level) : once, none) { TunedFor = TunedFor };
    }

    /// <summary>A quantile as an arm whose variance over n is the error that <see cref="Quantiles.Difference"/> sees in its interval, so that the difference can be recomputed from both.</summary>
    private static MeanTally Ordered(Inference quantile, double n) => quantile.StandardError is { } error ? new(n, quantile.Point!.Value, error * error * (n - 1) * (n - 1)) : new(n, quantile.Point ?? double.NaN, 0);

    private const string RelativeMethod = "relative lift, Fieller";

    private Inference Held(Inference once, double n, double level) =>
        TunedFor is { } tuned && once.StandardError is { } error ? ConfidenceSequence.At(once.Point!.Value, error, n, ConfidenceSequence.TunedAlike(tuned, 1 - TunedAt, 1 - level), level) : once;

    /// <summary>Both arms, and the covariance that labellers in common give their means.</summary>
    public static (MeanTally Arm, MeanTally Against, double Shared) Tallies(JointTally arm, JointTally against, UnitSeries series)
    {
        if (arm.N < 2 || against.N < 2) return default;
        if (series.Sample is not { } sample) return Plain(arm, against, series.Plan) is var (own, other) ? (own, other, 0) : default;
        var (labelled, base_) = (LabelledArm.Mean(arm, sample.Pull), LabelledArm.Mean(against, sample.Pull));
        return sample.Labels is { } labels ? RoganGladen.Arms(labelled, base_, labels) : (labelled, base_, 0);
    }

    private static (MeanTally Arm, MeanTally Against) Plain(JointTally arm, JointTally against, Cuped.Plan plan)
    {
        if (plan.Denominator is { } d && (arm.Mean(d) == 0 || against.Mean(d) == 0)) return (default, default);
        if (plan.Covariates.Count > 0) return Cuped.Adjust(arm, against, plan);
        return plan.Denominator is { } under ? (RatioMetric.Arm(arm, 0, under), RatioMetric.Arm(against, 0, under)) : (arm.Of(0), against.Of(0));
    }

    private Inference Relative(MeanTally arm, MeanTally against, Inference absolute, double shared)
    {
        if (against.Mean == 0) return Inference.None(Undefined.ZeroDenominator, RelativeMethod, absolute.Level);
        // As many standard errors as the absolute difference has, so that both leave out "no difference" or neither does.
        var errors = (absolute.High!.Value - absolute.Point!.Value) / absolute.StandardError!.Value;
        var lift = RelativeLift.Fieller(arm, against, 1 - Tails.NormalTwoSided(errors), covariance: shared);
        return lift with { Level = absolute.Level, P = absolute.P, Method = TunedFor is null ? RelativeMethod : $"{RelativeMethod}, {absolute.Method}" };
    }
}

/// <summary>An arm against the baseline. The tallies are what both differences can be recomputed from.</summary>
public readonly record struct Effect(MeanTally Arm, MeanTally Against, Inference Absolute, Inference Relative)
{
    public double N => Arm.N + Against.N;

    /// <summary>The covariance of both means: not 0 where the same labellers judged both.</summary>
    public double Shared { get; init; }

    /// <summary>Of a sequence: the n at which it is tightest, at the experiment's level.</summary>
    public double? TunedFor { get; init; }
}
