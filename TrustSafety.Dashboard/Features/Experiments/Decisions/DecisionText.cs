using System.Globalization;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Experiments.Decisions;

/// <summary>Decisions in words, for the page, the list and the terminal.</summary>
internal static class DecisionText
{
    public static string Word(ExperimentChoice choice) => choice.ToString().ToLowerInvariant();

    public static string Stage(Stage stage) => stage switch { Decisions.Stage.Waiting => "waiting for a decision", Decisions.Stage.Running => "running", Decisions.Stage.Decided => "decided", _ => "planned" };

    public static string Made(ExperimentDecision d) => $"{char.ToUpperInvariant(Word(d.Choice)[0])}{Word(d.Choice)[1..]}, decided by {d.Author} on {Day(d.CreatedAt)}, in force from {d.EffectiveFrom:yyyy-MM-dd}: {d.Reason}";

    public static string Basis(ExperimentDecision d) => $"Read on snapshot {d.SnapshotId}. The rule said: {d.RuleSaid}";

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
