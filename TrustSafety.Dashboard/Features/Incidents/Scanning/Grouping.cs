namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Alarms to incidents: one cause moves many series at once, and nobody wants to read each.</summary>
internal static class Grouping
{
    /// <summary>Alarms so many days apart may still be one thing.</summary>
    private const int Slack = 2;

    public static IReadOnlyList<IReadOnlyList<Alarm>> Of(IReadOnlyList<Alarm> alarms)
    {
        return [.. Connected(alarms, Belong).Select(Ordered).OrderBy(g => g[0].P)];
    }

    /// <summary>Incidents whose causes meet are one, although their alarms lie side by side: each of two markets rose because both did.</summary>
    public static IReadOnlyList<Found> ByCause(IReadOnlyList<Found> found) =>
        [.. Connected(found, Meet).Select(g => g.Aggregate(Join)).OrderBy(f => f.Lead.P)];

    /// <summary>The second's alarms told by the first, whose lead stays.</summary>
    public static Found Join(Found first, Found second) => first with { Alarms = [.. first.Alarms, .. second.Alarms] };

    /// <summary>The same thing moved the same way at the same time, or the other way where it is shares that moved.</summary>
    public static bool AreAlike(Found a, Found b) => a.Lead.Series.What.Id == b.Lead.Series.What.Id && (a.Lead.IsExcess == b.Lead.IsExcess || b.Lead.Series.IsShare) && Near(a.First, a.Last, b.First, b.Last);

    private static IReadOnlyList<Alarm> Ordered(IEnumerable<Alarm> alarms) => [.. alarms.OrderBy(a => a.P).ThenByDescending(a => Math.Abs(a.Z))];

    private static IEnumerable<IReadOnlyList<T>> Connected<T>(IReadOnlyList<T> all, Func<T, T, bool> belong)
    {
        var group = Enumerable.Range(0, all.Count).ToArray();
        int Root(int i) => group[i] == i ? i : group[i] = Root(group[i]);
        for (var i = 0; i < all.Count; i++)
            for (var j = 0; j < i; j++)
                if (Root(i) != Root(j) && belong(all[i], all[j])) group[Root(i)] = Root(j);
        return Enumerable.Range(0, all.Count).GroupBy(Root).Select(g => (IReadOnlyList<T>)[.. g.Select(i => all[i])]);
    }

    private static bool Meet(Found a, Found b) =>
        a.Cause is not null && b.Cause is not null && a.Lead.IsExcess == b.Lead.IsExcess && Near(a.First, a.Last, b.First, b.Last)
        && a.Where.Any(p => b.Where.Any(q => q.Dimension == p.Dimension))
        && a.Where.All(p => b.Where.FirstOrDefault(q => q.Dimension == p.Dimension) is not { } q || p.Values.Any(q.Values.Contains));

    private static bool Near(DateOnly first, DateOnly last, DateOnly otherFirst, DateOnly otherLast) => first <= otherLast.AddDays(Slack) && otherFirst <= last.AddDays(Slack);

    /// <summary>The same time, and one segment within the other. Different things meet only in a segment that both name, lest the whole draws everything together.</summary>
    private static bool Belong(Alarm a, Alarm b)
    {
        if (!Near(a.First, a.Last, b.First, b.Last)) return false;
        var (small, large) = a.Series.Segment.Count <= b.Series.Segment.Count ? (a.Series.Segment, b.Series.Segment) : (b.Series.Segment, a.Series.Segment);
        if (!small.All(large.Contains)) return false;
        // A burst of today is not the slow decline that it stands against; of shares, what one gains others lose.
        if (a.Series.What.Id == b.Series.What.Id && a.IsExcess != b.IsExcess && !a.Series.IsShare) return false;
        return a.Series.What.Id == b.Series.What.Id || small.Count > 0 || large.Count == 0;
    }
}
