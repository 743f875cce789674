using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Features.Experiments.Planning;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>What the address says: which experiment, and whether effects are shown although they must not be read; or what is to be planned.</summary>
internal sealed record ExperimentsView(string? Experiment, bool Uncovered, IReadOnlyList<ViewNotice> Notices)
{
    public PlanQuestion? Plan { get; init; }

    /// <summary>Without randomisation.</summary>
    public string? Change { get; init; }

    public const string ExperimentKey = "experiment", UncoveredKey = "uncovered", ChangeKey = "change", FindKey = "find", StageKey = "stage", HealthKey = "health";

    /// <summary>Of the list.</summary>
    public ListFilter Filter { get; init; } = ListFilter.None;

    public static ExperimentsView Parse(ViewState state, ExperimentBook book)
    {
        IReadOnlyList<string> experiments = [.. book.Experiments.Select(e => e.Id)], metrics = [.. book.Metrics.Select(m => m.Id)], changes = [.. book.Changes.Select(c => c.Id)];
        var room = new RoomReader(state.Room);
        var (experiment, uncovered, plan) = (room.OneOf(ExperimentKey, experiments), room.Flag(UncoveredKey), PlanAddress.Parse(room, metrics));
        var change = room.OneOf(ChangeKey, changes);
        var filter = ListFilter.Parse(room);
        return new(experiment, uncovered, room.Notices) { Filter = filter, Plan = experiment is null ? plan : null, Change = experiment is null && plan is null ? change : null };
    }

    public static string ToChange(string change) => Addresses.Experiments(new() { Room = Room.Empty.With(ChangeKey, change) });

    public static string To(string experiment, bool uncovered = false) =>
        Addresses.Experiments(new() { Room = Room.Empty.With(ExperimentKey, experiment).With(UncoveredKey, uncovered ? "1" : null) });
}
