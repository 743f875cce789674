using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Workspace;
using Decision = TrustSafety.Dashboard.Features.Experiments.Analysis.Decision;

namespace TrustSafety.Dashboard.Features.Experiments.Decisions;

/// <summary>Waiting: the rule has spoken, or the experiment is broken, and nobody has decided. Running: the rule itself waits.</summary>
public enum Stage { Waiting, Running, Decided, Planned }

/// <summary>An experiment, what was decided about it (the latest first), and what became of it.</summary>
public sealed record Standing(ExperimentModel Model, IReadOnlyList<ExperimentDecision> Decisions, PromiseReadout? Promise)
{
    public ExperimentDecision? Latest => Decisions.Count > 0 ? Decisions[0] : null;

    public Stage Stage => (Latest, Model.Verdict.Decision) switch
    {
        ({ Choice: ExperimentChoice.Ship or ExperimentChoice.Stop }, _) => Stage.Decided,
        // Whoever extends waits for more data, and is asked again once the rule says more on other data.
        ({ SnapshotId: var read }, Decision.Ship or Decision.Stop or Decision.NoEffect) when read != Model.Provenance.SnapshotId => Stage.Waiting,
        ({ }, _) => Stage.Running,
        (null, _) when Model.Units == 0 => Stage.Planned,
        (null, Decision.Ship or Decision.Stop or Decision.NoEffect or Decision.Unreadable) => Stage.Waiting,
        _ => Stage.Running,
    };
}
