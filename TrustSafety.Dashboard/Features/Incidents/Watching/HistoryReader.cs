using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Watching;

/// <summary>An entry of the imported history of incidents, by what can be said without its id.</summary>
internal sealed record HistoryEntry(DateOnly Onset, DateOnly? Detected, DateOnly? Closed, string? FoundBy, string? Severity, IncidentPlace Place)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"onset {Onset:yyyy-MM-dd} in {FoundText.Where(Place.AsParts())}{(FoundBy is null ? "" : $", found by {FoundBy.Replace('_', ' ')}")}{(Detected is { } d ? $" on {d:yyyy-MM-dd}" : "")}{(Closed is { } at ? $", closed {at:yyyy-MM-dd}" : ", open")}");
}

/// <summary>What the imported history knows of a time.</summary>
internal sealed class HistoryReader(IFacts facts)
{
    private static readonly string[] Keys = ["market", "surface", "category", "severity", "detected_by", "detected_at", "closed_at"];
    private const int Places = 3;

    /// <summary>Entries whose time meets the days, as known on the morning given.</summary>
    /// <param name="arrivals">Only rows that had arrived are seen; null is all of them.</param>
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(DateOnly first, DateOnly last, DateOnly asOf, Arrivals? arrivals, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (snapshot.Window(Fact.Incident) is null) return [];
        var query = new AggregateQuery(Fact.Incident, "onset_at", Grain.Day, first.AddDays(-366), last.AddDays(1), new([Measure.Count()])) { GroupBy = new(Keys) };
        var entries = (await facts.At(arrivals).QueryAsync(query, cancellation)).Cells.Select(c => Of(c, asOf));
        return [.. entries.Where(e => e.Detected is { } seen && seen < asOf && e.Onset <= last && (e.Closed is not { } closed || closed >= first))];
    }

    /// <summary>What was decided on that morning or later reads as open.</summary>
    private static HistoryEntry Of(Cell cell, DateOnly asOf) => new(
        cell.Period!.Value.Start, Day(cell.Keys[5]), Day(cell.Keys[6]) is { } closed && closed < asOf ? closed : null, cell.Keys[4], cell.Keys[3],
        new([.. Keys.Take(Places).Zip(cell.Keys).Where(p => p.Second is not null).Select(p => new PlacePart(p.First, [p.Second!]))]));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
