using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// All that a reader has chosen. The address is its only home, so a link, a reload and a lost connection show the same page.
/// Null means "the default", which is left out of the address. Two states are equal when they have the same address.
/// </summary>
public sealed record ViewState
{
    public const int MaxIndicators = 3;

    public const int MaxBy = 2;

    /// <summary>More points than a reader could tell apart, and than a chart or a file should be asked for.</summary>
    public const int MaxPeriods = 1000;

    /// <summary>The week under review; null is the last complete week of the data.</summary>
    public IsoWeek? Week { get; init; }

    public IReadOnlyList<string> Indicators { get; init; } = [];

    public Grain Grain { get; init; } = Grain.Week;

    /// <summary>First day shown, and the day after the last; null is the page's default.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The two periods compared, of the state's grain; null is the last complete period and the one before it.</summary>
    public Period? Before { get; init; }

    public Period? After { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<DimensionFilter> Where { get; init; } = [];

    /// <summary>The way down, level by level; its values narrow the view like those of <see cref="Where"/>.</summary>
    public IReadOnlyList<DrillStep> Drill { get; init; } = [];

    /// <summary>Show the rows behind the period, too.</summary>
    public bool Rows { get; init; }

    /// <summary>Collapse severe categories to neutral codes.</summary>
    public bool NeutralCodes { get; init; }

    /// <summary>Screenshot view: no navigation, light, 1920×1080.</summary>
    public bool Present { get; init; }

    /// <summary>What the page at the address takes beside the above.</summary>
    public Room Room { get; init; } = Room.Empty;

    /// <summary>Everything that narrows the view: the reader's filters, then the way down.</summary>
    public IReadOnlyList<DimensionFilter> Filters => [.. Where, .. Drill.SelectMany(s => s.Parts).Select(p => new DimensionFilter(p.Dimension, [p.Value]))];

    /// <summary>The filter takes the place of those on its dimension; without values it takes them away.</summary>
    public ViewState With(DimensionFilter filter)
    {
        var at = Where.TakeWhile(f => f.Dimension != filter.Dimension).Count();
        var others = Where.Where(f => f.Dimension != filter.Dimension).ToList();
        if (filter.Values.Count > 0) others.Insert(at, filter);
        return this with { Where = others };
    }

    /// <summary>The path says whose room it is: an address without one takes the keys of every page only.</summary>
    public static ParsedView Parse(string uri) => ViewStateParser.Parse(uri, RoomPages.KeysAt(uri));

    /// <summary>"" for the default view, else "?…".</summary>
    public string ToQuery() => ViewStateWriter.Write(this);

    public bool Equals(ViewState? other) => other is not null && ToQuery() == other.ToQuery();

    public override int GetHashCode() => string.GetHashCode(ToQuery(), StringComparison.Ordinal);
}

/// <summary>One step down: the segment that was opened, one value for each dimension it was broken down by.</summary>
public sealed record DrillStep(IReadOnlyList<DrillPart> Parts);

/// <summary>An empty value is the segment whose rows do not state the dimension.</summary>
public sealed record DrillPart(string Dimension, string Value);

/// <summary>A state and everything in the address that could not be taken as it was.</summary>
public sealed record ParsedView(ViewState State, IReadOnlyList<ViewNotice> Notices);

/// <summary>A parameter of the address that was not used as written, and what it may be.</summary>
/// <param name="Instead">What a page does about it; a file or a program is refused instead.</param>
public sealed record ViewNotice(string Key, string Message, string Instead = "");
