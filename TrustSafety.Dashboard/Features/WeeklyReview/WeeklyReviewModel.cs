using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Everything the page shows, read once for one address and one snapshot.</summary>
public sealed record WeeklyReviewModel(ViewState View, ReviewWindow Window, ReviewWeeks Weeks, string Zone, DataState Data)
{
    /// <summary>All seven days of the week lie within the data.</summary>
    public required bool IsComplete { get; init; }

    public required string Headline { get; init; }

    public required IReadOnlyList<ReviewChange> Changes { get; init; }

    /// <summary>Null when the week is not over: no change is judged then.</summary>
    public required ChangeScan? Scan { get; init; }

    /// <summary>In the order of the catalogue, by layer: the same every week.</summary>
    public required IReadOnlyList<IndicatorCard> Cards { get; init; }

    /// <summary>The card of the segment that moved most; null when it is the whole, or nothing moved.</summary>
    public required IndicatorCard? Top { get; init; }

    public required IReadOnlyList<ReviewEvent> Events { get; init; }

    public IEnumerable<IGrouping<Layer, IndicatorCard>> Layers => Cards.GroupBy(c => c.Indicator.Layer);

    public int Moved => Changes.Count;
}

/// <summary>What a reading of the review can end in. A closed set, so that the page forgets none.</summary>
public abstract record ReviewRead
{
    private ReviewRead() { }

    public sealed record Review(WeeklyReviewModel Model) : ReviewRead;

    /// <summary>The week lies before the first or after the last day of the data.</summary>
    public sealed record Outside(IsoWeek Week, ReviewWeeks Weeks) : ReviewRead;

    public sealed record NoData : ReviewRead;
}

/// <summary>The weeks that can be chosen: all that the data touches. There may be no complete one among them.</summary>
public sealed record ReviewWeeks(IsoWeek First, IsoWeek Last, IsoWeek? LastComplete)
{
    public IsoWeek Default => LastComplete ?? Last;

    public bool IsComplete(IsoWeek week) => LastComplete is { } last && week <= last;

    public bool Contains(IsoWeek week) => First <= week && week <= Last;

    /// <summary>Null without data.</summary>
    public static ReviewWeeks? Of(Snapshot snapshot) => LastCompleteWeek.DataEnd(snapshot) is not { } end ? null
        : new(IsoWeek.Of(snapshot.Extracts.Where(e => e.Rows > 0).Min(e => e.FirstDay)), IsoWeek.Of(end), LastCompleteWeek.Of(snapshot));
}

/// <summary>One indicator in the week, what it did since the week before and since a year before, and its chart.</summary>
public sealed record IndicatorCard(Indicator Indicator, Readout Now, Comparison? WeekOverWeek, Comparison? YearOverYear, SixTwelveData Chart, Provenance Provenance)
{
    public IReadOnlyList<StatusChip> Chips => StatusChip.Of(Indicator, Now, Chart.Limits);

    public bool IsBeyondLimits => Now is Readout.Measured final && Chart.Limits?.Signals(final.Value.Point) == true;

    public IndicatorCard With(IReadOnlyList<ReviewEvent> events) =>
        this with { Chart = Chart with { Events = [.. events.Where(e => e.Concerns(Indicator)).Select(e => e.Event)] } };
}
