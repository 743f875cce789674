using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>What the reader composes: a rule, or signals to fit one from, and how many of the weeks are held out to test it.</summary>
/// <param name="Beta">How many times recall counts as much as precision in Fβ, which the threshold of a fitted rule is best at.</param>
public sealed record LabSettings(string? Text, Rule? Rule, IReadOnlyList<string> Signals, int HeldOut, double Beta, IReadOnlyList<ViewNotice> Notices)
{
    public const string RuleKey = "rule", SignalsKey = "signals", HeldOutKey = "held_out";

    /// <summary>The problem of the rule, where it has one.</summary>
    public RuleProblem? Problem { get; private init; }

    public static LabSettings Parse(ViewState state, RuleVocabulary known, int weeks)
    {
        var room = new RoomReader(state.Room);
        var signals = room.SomeOf(SignalsKey, known.Strategies);
        var held = room.Whole(HeldOutKey, 1, Math.Max(1, weeks - 1), Math.Max(1, weeks / 3));
        var beta = room.Number(StrategiesSettings.BetaKey, StrategiesSettings.LeastBeta, StrategiesSettings.MostBeta, 1);
        var text = state.Room[RuleKey];
        var (rule, problem) = text is null ? (null, null) : RuleParser.Read(text, known);
        List<ViewNotice> notices = [.. room.Notices];
        if (problem is not null) notices.Add(new(RuleKey, problem.ToString(), "No rule is tested."));
        if (rule is not null && signals.Count > 0) notices.Add(new(SignalsKey, "is not used beside a rule.", "The rule is tested."));
        return new(text, rule, rule is null && problem is null ? signals : [], held, beta, notices) { Problem = problem };
    }
}
