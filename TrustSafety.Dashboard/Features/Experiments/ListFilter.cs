using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>Which experiments the list shows; what waits for somebody stands first.</summary>
public sealed record ListFilter(string Find, string? Stage, string? Health)
{
    private const int LongestFind = 80;

    public static ListFilter None { get; } = new("", null, null);

    public static readonly IReadOnlyList<string> Stages = [.. Enum.GetNames<Stage>().Select(s => s.ToLowerInvariant())], Healths = [.. Enum.GetNames<HealthState>().Select(s => s.ToLowerInvariant())];

    public static ListFilter Parse(RoomReader room) => new(
        room.Read(ExperimentsView.FindKey, $"words of at most {LongestFind} characters", t => t.Length <= LongestFind ? t : null) ?? "",
        room.OneOf(ExperimentsView.StageKey, Stages), room.OneOf(ExperimentsView.HealthKey, Healths));

    public IReadOnlyList<Standing> Of(IEnumerable<Standing> all) =>
        [.. all.Where(Passes).OrderBy(s => s.Stage).ThenBy(s => s.Model.Verdict.Decision switch { Decision.Unreadable => 0, Decision.Ship or Decision.Stop => 1, Decision.Extend or Decision.NoEffect => 2, Decision.TooEarly => 3, _ => 4 })];

    private bool Passes(Standing s)
    {
        var experiment = s.Model.Definition;
        return Is(Stage, s.Stage) && Is(Health, s.Model.Worst)
            && new[] { experiment.Name, experiment.Question, experiment.Owner, experiment.Id }.Any(t => t.Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private static bool Is(string? wanted, Enum state) => wanted is null || string.Equals(wanted, state.ToString(), StringComparison.OrdinalIgnoreCase);
}
