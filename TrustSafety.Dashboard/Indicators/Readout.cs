using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>What can be said of an indicator in one cell. A closed set: pages switch over it and can forget none.</summary>
public abstract record Readout
{
    private Readout() { }

    /// <summary>A record would print <see cref="Shown"/>, which is itself.</summary>
    public sealed override string ToString() => this switch
    {
        Suppressed suppressed => $"{Status}: {suppressed.Reason}",
        TooFew few => $"{Status}: {few.N} of {few.Needed}",
        Missing missing => $"{Status}: {missing.Reason}",
        _ => $"{Status}: {Shown!.Value}, n {Shown.N}",
    };

    /// <summary>The status word used in files, the API and the command line.</summary>
    public abstract string Status { get; }

    /// <summary>A value with its interval. n counts the rows that the estimate rests on; n_eff is set for weighted estimates.</summary>
    public sealed record Measured(Interval Value, long N, double? Numerator, double? Denominator, double? EffectiveN = null, string? Note = null) : Readout
    {
        public override string Status => "measured";

        /// <summary>In the natural unit, where the estimate states it beside its interval.</summary>
        public double? StandardError { get; init; }
    }

    /// <summary>The period is not over, or decisions are still open: drawn hollow.</summary>
    public sealed record Provisional(Measured SoFar, string Reason) : Readout
    {
        public override string Status => "provisional";
    }

    /// <summary>Protected: fewer than k people or items, or the cell that would give one away by subtraction.</summary>
    public sealed record Suppressed(string Reason) : Readout
    {
        public override string Status => "suppressed";
    }

    public sealed record TooFew(long N, long Needed) : Readout
    {
        public override string Status => "too_few";
    }

    public sealed record Missing(string Reason) : Readout
    {
        public override string Status => "missing";
    }

    /// <summary>The same with a remark; what shows no number takes none.</summary>
    public Readout With(string note) => this switch
    {
        Measured m => m with { Note = note },
        Provisional p => p with { SoFar = p.SoFar with { Note = note } },
        _ => this,
    };

    /// <summary>The same while there is a reason why it may still change.</summary>
    public Readout While(string? open) => this is Measured measured && open is not null ? new Provisional(measured, open) : this;

    /// <summary>The measured value, final or provisional; null where there is none to show.</summary>
    public Measured? Shown => this switch { Measured m => m, Provisional p => p.SoFar, _ => null };
}
