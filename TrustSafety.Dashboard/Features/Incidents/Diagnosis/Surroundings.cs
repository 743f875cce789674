using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>What people noted, which experiments began and which extracts came in from two weeks before the onset to the end.</summary>
internal sealed class Surroundings(IFacts facts, Annotations annotations)
{
    private const int Before = 14;

    public async Task<IReadOnlyList<Happening>> ReadAsync(Incident incident, DateOnly since, CancellationToken cancellation)
    {
        var (from, to) = (since.AddDays(-Before), incident.Last.AddDays(2));
        var snapshot = await facts.SnapshotAsync(cancellation);
        var noted = await annotations.ListAsync(from, to, cancellation);
        return
        [
            .. noted.Select(n => new Happening(n.Start, "annotation", n.Text))
                .Concat(await ExperimentsAsync(snapshot, from, to, cancellation))
                .Concat(snapshot.Extracts.Select(e => new Happening(DateOnly.FromDateTime(e.PublishedAt.UtcDateTime), "import", e.Name)).Where(h => h.Day >= from && h.Day < to))
                .OrderBy(h => h.Day).ThenBy(h => h.What, StringComparer.Ordinal),
        ];
    }

    private async Task<IEnumerable<Happening>> ExperimentsAsync(Snapshot snapshot, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (snapshot.Window(Fact.ExperimentUnit) is not { } window) return [];
        var query = new AggregateQuery(Fact.ExperimentUnit, "assigned_at", Grain.Day, window.First, window.Last.AddDays(1), new([Measure.Count()])) { GroupBy = new(["experiment"]) };
        return (await facts.QueryAsync(query, cancellation)).Cells.GroupBy(c => c.Keys[0] ?? "").Select(g => new Happening(g.Min(c => c.Period!.Value.Start), "experiment began", g.Key)).Where(h => h.Day >= from && h.Day < to);
    }
}
