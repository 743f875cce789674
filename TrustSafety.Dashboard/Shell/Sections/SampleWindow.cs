using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Shell;

/// <summary>The weeks of judged views that a room of the ground truth looks at.</summary>
public sealed record SampleWindow(Snapshot Snapshot, GroundTruthWindow Window, int Weeks, IReadOnlyList<ViewNotice> Notices)
{
    public const string WeeksKey = "weeks";
    public const int DefaultWeeks = 12, MostWeeks = 260;

    public DateOnly LastDay => Window.To.AddDays(-1);

    public string Text => Weeks == 1 ? $"the week of {Window.From:yyyy-MM-dd}" : $"{Window.From:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}";

    /// <summary>How a sentence about the window begins: its weeks, and what narrows it.</summary>
    public string Opening =>
        $"In {(Weeks == 1 ? Text : $"the {Weeks} weeks to {LastDay:yyyy-MM-dd}")}{(Window.Where.Count == 0 ? "" : $" ({DimensionText.Filters(Window.Where)})")},";

    /// <summary>
    /// The week asked for and those before it; else up to the last complete week of the data, or to the last judged view where it lies in no complete
    /// week. Null when no judged view is loaded.
    /// </summary>
    public static async Task<SampleWindow?> ResolveAsync(ViewState state, IFacts facts, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (snapshot.Window(Fact.Label) is not var (first, last)) return null;
        var room = new RoomReader(state.Room);
        var weeks = room.Whole(WeeksKey, 1, MostWeeks, DefaultWeeks);
        var monday = Monday(state, snapshot, first, last);
        return new(snapshot, new(monday.AddDays(-7 * (weeks - 1)), monday.AddDays(7)) { Where = state.Filters }, weeks, [.. room.Notices, .. await UnknownAsync(state, facts, cancellation)]);
    }

    private static DateOnly Monday(ViewState state, Snapshot snapshot, DateOnly first, DateOnly last)
    {
        if (state.Week is { } week) return week.Monday;
        if (LastCompleteWeek.Of(snapshot) is { } complete && complete.Monday.AddDays(7) > first) return complete.Monday;
        return Time.Period.Of(Time.Grain.Week, last).Start;
    }

    private static async Task<IReadOnlyList<ViewNotice>> UnknownAsync(ViewState state, IFacts facts, CancellationToken cancellation)
    {
        var notices = new List<ViewNotice>();
        foreach (var filter in state.Filters)
        {
            var known = await facts.ValuesAsync(filter.Dimension, cancellation);
            if (filter.Values.Any(v => v.Length > 0 && !known.Contains(v))) notices.Add(new(ViewKeys.Where, $"names a {DimensionText.Words(filter.Dimension)} that no row has. There are {string.Join(", ", known)}."));
        }
        return notices;
    }
}
