using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>The reader's state with every default filled in.</summary>
/// <param name="By">The dimension that the rates are broken down by, beside the queue.</param>
/// <param name="LastDay">The last day of the data.</param>
public sealed record QualityView(ViewState State, Period Period, string By, Snapshot Snapshot, DateOnly LastDay)
{
    public IReadOnlyList<ViewNotice> Notices { get; init; } = [];

    /// <summary>The filters as conditions on a fact.</summary>
    public EquatableList<Condition> Conditions { get; init; } = new([]);

    public IReadOnlyList<DimensionFilter> Where => State.Filters;

    /// <summary>Why what was counted may still change; null when the period is over.</summary>
    public string? Incomplete => Period.End.AddDays(-1) > LastDay ? $"the data ends on {LastDay:yyyy-MM-dd}, inside this period" : null;

    public Period First => Period.Plus(-(PeriodsShown - 1));

    private const int PeriodsShown = 12;
}
