using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>The reader's state with every default filled in.</summary>
/// <param name="By">What is broken down: none when every dimension is fixed.</param>
/// <param name="Breakable">Dimensions with more than one value that no filter has fixed, in the order of the way down.</param>
public sealed record ExploreView(
    ViewState State, IReadOnlyList<Indicator> Indicators, DateOnly From, DateOnly To, Period Before, Period After,
    IReadOnlyList<string> By, IReadOnlyList<string> Breakable)
{
    /// <summary>What the address asked for and the data or the definitions do not have.</summary>
    public IReadOnlyList<ViewNotice> Notices { get; init; } = [];

    /// <summary>The indicator that everything below the trends speaks of.</summary>
    public Indicator Indicator => Indicators[0];

    public IReadOnlyList<DimensionFilter> Where => State.Filters;

    /// <summary>The rows are the end of the way down, and can be asked for before it.</summary>
    public bool ShowsRows => State.Rows || By.Count == 0;
}
