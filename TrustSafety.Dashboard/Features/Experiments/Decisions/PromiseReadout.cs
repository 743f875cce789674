using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Experiments.Decisions;

public enum PromiseState { Kept, NotKept, Open, TooEarly, Unknown }

/// <summary>
/// What became of a decision's promise: the indicator in the last whole week before it took effect, and four weeks later. Other things happen in four
/// weeks, too: this is a look at the platform, not a second experiment.
/// </summary>
/// <param name="Comparison">Null where the catalogue has no such indicator any more.</param>
public sealed record PromiseReadout(ExperimentDecision Decision, Period Before, Period After, Comparison? Comparison, PromiseState State, string Sentence)
{
    public const int WeeksLater = 4;

    public string Word => State switch
    {
        PromiseState.Kept => "promise kept",
        PromiseState.NotKept => "promise not kept",
        PromiseState.Open => "promise undecided",
        PromiseState.TooEarly => "too early to say",
        _ => "promise cannot be checked",
    };

    public static (Period Before, Period After) Weeks(DateOnly effectiveFrom)
    {
        var week = Period.Of(Grain.Week, effectiveFrom);
        return (week.Previous, week.Plus(WeeksLater));
    }

    /// <summary>
    /// Kept when the whole interval lies on the promised side of no change and does not rule out the promised one; not kept when it rules that out;
    /// undecided when it holds both.
    /// </summary>
    public static PromiseState Judge(Interval change, double promised)
    {
        var sign = Math.Sign(promised);
        var (worst, best) = sign > 0 ? (change.Low, change.High) : (-change.High, -change.Low);
        return best < Math.Abs(promised) ? PromiseState.NotKept : worst > 0 ? PromiseState.Kept : PromiseState.Open;
    }
}
