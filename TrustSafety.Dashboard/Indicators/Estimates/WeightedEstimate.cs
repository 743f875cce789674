using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>
/// A Hájek mean over the probability sample of views: of 0 and 1 (a proportion), or of a column. With a design its error is that of the strata
/// which the labels were drawn in; without, as if they had been drawn from all views at unequal chances.
/// </summary>
internal sealed record WeightedEstimate(WeightedTally Tally, bool IsProportion, StratifiedDomain? Design = null) : Estimate
{
    private const int NoStratum = -1;

    public override double N => Tally.N;

    public override double Value => Tally.Mean;

    public override double? Numerator => Tally.WY;

    public override double? Denominator => Tally.W;

    public override double? EffectiveN => Tally.EffectiveN;

    public override bool IsCensus => false;

    public override string? Problem => Tally.N < 2 || Tally.W <= 0 ? "a weighted estimate needs at least two labelled views" : null;

    // Weights hide the sampled positives, and a sample drawn by us names nobody; only the sampled group itself is protected.
    public override double[] Protected => [Tally.N];

    public override (double Numerator, double Denominator)? Parts => (Tally.WY, Tally.W);

    /// <summary>Labels that name no stratum are no design.</summary>
    public static WeightedEstimate Of(IEnumerable<(bool IsNamed, DomainStratum Stratum)> strata, bool isProportion)
    {
        var all = strata.ToList();
        var domain = new StratifiedDomain(all.Select(s => s.Stratum));
        return new(domain.Total, isProportion, all.Exists(s => s.IsNamed) ? domain : null);
    }

    public override Interval At(double level) => IsProportion
        ? Design is { } shares ? Hajek.Proportion(shares, level) : Hajek.Proportion(Tally, level)
        : Bounded(Design is { } means ? Hajek.Mean(means, level) : Hajek.Mean(Tally, level));

    public override Difference? Minus(Estimate before, double level, double dispersion)
    {
        if (before is not WeightedEstimate { Problem: null } b || Problem is not null) return null;
        if (Design is null && b.Design is null)
            return IsProportion ? Hajek.ProportionDifference(Tally, b.Tally, level) : Hajek.MeanDifference(Tally, b.Tally, level);
        return IsProportion ? Hajek.ProportionDifference(Domain, b.Domain, level) : Hajek.MeanDifference(Domain, b.Domain, level);
    }

    /// <summary>One stratum that holds just these labels has the variance of the plain estimate.</summary>
    private StratifiedDomain Domain => Design ?? new([new(NoStratum, Tally, Tally.N)]);

    private static Interval Bounded(Interval interval) => interval with { Low = Math.Max(0, interval.Low) };

    // A sample's own error dominates, so its dispersion is never asked for.
    public override double? ZSince(Estimate before) => null;
}
