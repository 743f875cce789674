using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>All that the page, its file and the command line say of the window.</summary>
public sealed record PrevalenceModel(SampleWindow Window, PrevalenceSettings Settings, string Sentence, Readout Prevalence, IReadOnlyList<Section> Sections, PrevalenceCompared Compared, LabelPlan? Plan)
{
    public IReadOnlyList<ViewNotice> Notices => [.. Window.Notices, .. Settings.Notices, .. Floored];

    private IEnumerable<ViewNotice> Floored => Plan is { } plan && Settings.Budget < plan.Budget
        ? [new(PrevalenceSettings.BudgetKey, System.FormattableString.Invariant($"takes at least {plan.Budget}, the floor of every stratum."), "So many are planned.")] : [];

    public Readout? Find(string measure, string by = "", string? key = null) =>
        Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By == by && r.Key == key)?.Readout;
}

/// <summary>What the reader sets for the plan of labels. Null: the defaults, from the sample itself.</summary>
/// <param name="Target">A half-width, as a fraction of views.</param>
public sealed record PrevalenceSettings(long? Budget, int Floor, double? Target, IReadOnlyList<ViewNotice> Notices)
{
    public const string BudgetKey = "budget", FloorKey = "floor", TargetKey = "target";

    private const int MostLabels = 10_000_000, DefaultFloor = 20;

    public static PrevalenceSettings Parse(ViewState state)
    {
        var room = new RoomReader(state.Room);
        return new(room.Whole(BudgetKey, 2, MostLabels), room.Whole(FloorKey, 2, 100_000, DefaultFloor), room.Number(TargetKey, 1e-7, 0.5), room.Notices);
    }
}

/// <summary>Where the next labels go.</summary>
/// <param name="HalfWidth">Of a 95 % interval, as a fraction of views.</param>
/// <param name="EqualHalfWidth">What as many labels buy when every stratum gets labels in proportion to its views.</param>
/// <param name="Needed">Labels that reach the target; null without one.</param>
public sealed record LabelPlan(long Budget, int Floor, double HalfWidth, double EqualHalfWidth, long? Needed, IReadOnlyList<PlannedLabels> Strata, IReadOnlyList<(long Labels, double HalfWidth)> Curve);

/// <param name="Expected">The share of violating views expected, from the labels so far: (k + ½)/(n + 1).</param>
public sealed record PlannedLabels(string Stratum, long Views, double Expected, long Labels);
