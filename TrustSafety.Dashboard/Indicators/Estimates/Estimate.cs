using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>One cell's sufficient statistics, from which its value, interval and differences follow.</summary>
internal abstract record Estimate
{
    /// <summary>Rows that the estimate rests on.</summary>
    public abstract double N { get; }

    public abstract double Value { get; }

    public virtual double? Numerator => null;

    public virtual double? Denominator => null;

    public virtual double? EffectiveN => null;

    /// <summary>Null when the statistics allow a value; else why there is none.</summary>
    public abstract string? Problem { get; }

    public abstract Interval At(double level);

    /// <summary>This − before; null where a difference cannot be said.</summary>
    public abstract Difference? Minus(Estimate before, double level, double dispersion);

    /// <summary>The standardised change since before, without any dispersion; null where it cannot be said.</summary>
    public abstract double? ZSince(Estimate before);

    /// <summary>
    /// True when every event is counted, so that the only question about a change is whether it exceeds the usual variation
    /// from period to period; false for a sample, whose own error dominates.
    /// </summary>
    public virtual bool IsCensus => true;

    /// <summary>Counts of items or people that could be given away. The first is the group itself; the others split it by an attribute.</summary>
    public abstract double[] Protected { get; }

    /// <summary>Numerator and denominator of a ratio of sums, for splitting a change into mix and rate; null for anything else.</summary>
    public virtual (double Numerator, double Denominator)? Parts => null;

    /// <summary>True when the values of segments add up to the whole's.</summary>
    public virtual bool Adds => false;
}
