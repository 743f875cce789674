using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>
/// What moved in one indicator: its most important change, and the further segments in which it moved too.
/// One indicator is one entry, because a change in BR, in live and in the whole is one story, not three.
/// </summary>
public sealed record ReviewChange(ScannedChange Main, IReadOnlyList<Comparison> Also)
{
    public const int ShownSegments = 4;

    public Indicator Indicator => Main.Change.Indicator;

    public static IReadOnlyList<ReviewChange> Of(ChangeScan scan) =>
        [.. scan.Discoveries.GroupBy(d => d.Change.Indicator.Id).Select(g => new ReviewChange(g.First(), [.. g.Skip(1).Select(d => d.Change)]))];

    /// <summary>Explore with exactly this change: the indicator, the two weeks, the segment, broken down by what explains it.</summary>
    public static string Address(Comparison change, MixRate? split, ViewState view)
    {
        var state = new ViewState
        {
            Indicators = [change.Indicator.Id],
            Before = change.Before,
            After = change.After,
            Where = view.Where,
            By = split is null || split.Dimension == change.Dimension ? [] : [split.Dimension],
            NeutralCodes = view.NeutralCodes,
        };
        return Addresses.Explore(change.Dimension is null ? state : state.With(new DimensionFilter(change.Dimension, [change.Segment ?? ""])));
    }
}
