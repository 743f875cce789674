using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>What the address says: which experiment, and whether effects are shown although they must not be read.</summary>
internal sealed record ExperimentsView(string? Experiment, bool Uncovered, IReadOnlyList<ViewNotice> Notices)
{
    public const string ExperimentKey = "experiment", UncoveredKey = "uncovered";

    public static ExperimentsView Parse(ViewState state, IReadOnlyList<string> experiments)
    {
        var room = new RoomReader(state.Room);
        return new(room.OneOf(ExperimentKey, experiments), room.Flag(UncoveredKey), room.Notices);
    }

    public static string To(string experiment, bool uncovered = false) =>
        Addresses.Experiments(new() { Room = Room.Empty.With(ExperimentKey, experiment).With(UncoveredKey, uncovered ? "1" : null) });
}
