using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// All that a reader has chosen. The address is its only home, so a link, a reload and a lost connection show the same page.
/// Null means "the default", which is left out of the address.
/// </summary>
public sealed record ViewState
{
    /// <summary>The week under review; null is the last complete week of the data.</summary>
    public IsoWeek? Week { get; init; }

    public IReadOnlyList<string> Indicators { get; init; } = [];

    public Grain Grain { get; init; } = Grain.Week;

    /// <summary>First day shown, and the day after the last; null is the page's default.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<DimensionFilter> Where { get; init; } = [];

    /// <summary>Collapse severe categories to neutral codes.</summary>
    public bool NeutralCodes { get; init; }

    /// <summary>Screenshot view: no navigation, light, 1920×1080.</summary>
    public bool Present { get; init; }
}
