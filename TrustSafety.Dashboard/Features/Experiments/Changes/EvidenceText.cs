using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>What three methods say together, in one sentence that never reads like an experiment's.</summary>
internal static class EvidenceText
{
    public const string Weaker = "weaker evidence: nobody was randomised";

    public static string Sentence(ChangeDefinition change, Indicator indicator, IReadOnlyList<Evidence> evidence)
    {
        var what = $"{indicator.Name.ToLowerInvariant()} of {string.Join(", ", change.Treated)}";
        var defined = evidence.Where(e => e.Effect.Interval is not null).ToList();
        if (defined.Count == 0) return $"{change.Name}: nothing can be said of {what}, for there are too few whole weeks on both sides.";
        var sound = defined.Where(e => e.Holds).ToList();
        if (sound.Count == 0) return $"{change.Name}: no method's assumptions hold for {what}; the effects below must not be read as the change's.";
        var (lower, higher) = (sound.Count(e => e.Effect.High < 0), sound.Count(e => e.Effect.Low > 0));
        var verdict = (lower, higher) switch
        {
            (0, 0) => $"no effect on {what} stands out",
            ( > 0, 0) => $"{what} fell with it by {Counted(lower, sound.Count)}",
            (0, > 0) => $"{what} rose with it by {Counted(higher, sound.Count)}",
            _ => $"the methods contradict each other on {what}",
        };
        return $"{change.Name}: {verdict}; {Weaker}.";
    }

    public static Readout Readout(Evidence evidence, int weeks) => evidence.Effect.Interval is { } interval ? new Readout.Measured(interval, weeks, null, null) : new Readout.Missing("too few whole weeks");

    public static string Effect(Unit unit, Evidence e) => e.Effect.Interval is { } i
        ? $"{ValueText.Change(unit, i)} {ValueText.ChangeBounds(unit, i)} {ValueText.ChangeSuffix(unit)} at {ValueText.Level(i.Level)}, {(e.Effect.P is { } p ? $"p {PText.Of(p)}, " : "")}{e.Effect.Method}" : "too few whole weeks";

    public static string State(HealthState state) => state == HealthState.Unknown ? "– unchecked" : ExperimentText.Mark(state);

    private static string Counted(int how, int of) => of == 1 ? "the one method whose assumptions hold" : $"{how} of the {of} methods whose assumptions hold";
}
