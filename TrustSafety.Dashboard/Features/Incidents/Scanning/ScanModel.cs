using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What a scan found on the evening before <paramref name="AsOf"/>, and how much of it chance alone would bring.</summary>
/// <param name="Budget">False alarms a week from days and weeks that the team is willing to live with; the limit is the budget over the tests.</param>
public sealed record Scan(DateOnly AsOf, int Series, int Tests, double Budget, double Limit, IReadOnlyList<Found> Found, string SnapshotId)
{
    /// <summary>What was watched by the hour beside the days and weeks; null where nothing could be.</summary>
    public HourlyPart? Hours { get; init; }

    /// <summary>Days and weeks were watched; false while there are fewer of them than a scan needs, and only hours are.</summary>
    public bool HasDays { get; init; } = true;

    /// <summary>False alarms a week of all that was watched.</summary>
    public double WholeBudget => Budget + (Hours?.Budget ?? 0);

    /// <summary>Alarms of all that was found.</summary>
    public int Alarms => Found.Sum(f => f.Alarms.Count);

    /// <summary>
    /// Of the alarms found, the part that chance may have brought: all tests have one limit t, so m·t = the budget are expected to pass it by chance, and R passed; m·t/R is the false discovery rate at that limit (with all
    /// hypotheses taken for true, an upper bound: Storey 2002, JRSS B 64:479). Null where nothing was found.
    /// </summary>
    public double? FalseDiscoveryRate => Alarms > 0 ? Math.Min(1, WholeBudget / Alarms) : null;

    /// <summary>What had arrived by then; null where all was seen.</summary>
    public Arrivals? Arrivals { get; init; }

    /// <summary>Series whose share of the budget false alarms have cut.</summary>
    public int Quieted { get; init; }
}

/// <summary>Alarms that belong together: the same time, and segments within one another.</summary>
public sealed record Found(IReadOnlyList<Alarm> Alarms, Cause? Cause)
{
    /// <summary>The one that strays most.</summary>
    public Alarm Lead => Alarms[0];

    public DateOnly First => Alarms.Min(a => a.First);

    public DateOnly Last => Alarms.Max(a => a.Last);

    /// <summary>The hours of the strongest alarm that has any; the lead's own where it has.</summary>
    public HourSpan? Hours => Alarms.Where(a => a.Hours is not null && a.IsExcess == Lead.IsExcess).MinBy(a => (a.Series.What.Id != Lead.Series.What.Id, a.P))?.Hours;

    /// <summary>Where it sits: what the search for the cause names, else the lead's own segment.</summary>
    public IReadOnlyList<CausePart> Where => Cause?.Parts ?? [.. Lead.Series.Segment.Select(p => new CausePart(p.Dimension, [p.Value]))];
}

/// <summary>The smallest set of segments that explains a change.</summary>
/// <param name="Ratio">Observed over expected within the set.</param>
/// <param name="Share">Of the whole change of the series searched, how much lies within the set; null where the whole did not move.</param>
public sealed record Cause(IReadOnlyList<CausePart> Parts, Interval Ratio, double? Share, double Score);

/// <summary>One dimension of a cause and the values that it names.</summary>
public sealed record CausePart(string Dimension, EquatableList<string?> Values)
{
    public CausePart(string dimension, IEnumerable<string?> values) : this(dimension, new EquatableList<string?>(values)) { }
}
