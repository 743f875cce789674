using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>How much of the week each fact covers. Only facts that come every day are judged by their days.</summary>
public sealed record FactState(string Name, DateOnly LastDay, int DaysOfWeek, long Rows, bool Daily)
{
    public bool IsComplete => !Daily || DaysOfWeek == 7;
}

/// <param name="RefusedRows">Rows of these extracts that did not come in; the ledger has the reasons.</param>
public sealed record DataState(string SnapshotId, int Extracts, long RefusedRows, DateOnly LastDay, IReadOnlyList<FactState> Facts)
{
    public static DataState Of(Snapshot snapshot, Period week) => new(
        snapshot.Id,
        snapshot.Extracts.Count,
        snapshot.Extracts.Sum(e => e.Refused),
        LastCompleteWeek.DataEnd(snapshot) ?? DateOnly.MinValue,
        [.. Enum.GetValues<Fact>().Select(f => (Fact: f, Window: snapshot.Window(f))).Where(f => f.Window is not null).Select(f => State(snapshot, f.Fact, f.Window!.Value, week))]);

    private static FactState State(Snapshot snapshot, Fact fact, (DateOnly First, DateOnly Last) window, Period week)
    {
        var first = Math.Max(window.First.DayNumber, week.Start.DayNumber);
        var end = Math.Min(window.Last.DayNumber + 1, week.End.DayNumber);
        return new(FactSchemas.Of(fact).Name, window.Last, Math.Clamp(end - first, 0, 7), snapshot.Extracts.Where(e => e.Fact == fact).Sum(e => e.Rows), !LastCompleteWeek.IsIrregular(fact));
    }
}
