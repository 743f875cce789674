using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>Puts together what the data say of one incident.</summary>
internal sealed class DiagnosisReader(PlaceReader places, HourReader hours, IncidentScanner scanner, Reactions reactions, Surroundings surroundings, IOptions<IncidentOptions> options)
{
    private const int Near = 7;

    public async Task<DiagnosisModel> ReadAsync(IncidentFile file, CancellationToken cancellation)
    {
        var incident = file.Incident;
        var data = await places.ReadAsync(incident, null, null, cancellation);
        var onset = data is null ? null : Onset.Of(data.Series, incident.Last);
        var since = onset?.Day ?? incident.First;
        return new(data, onset,
            data is null ? null : CauseReadings.Of(data, incident, since),
            data is null ? null : CauseReadings.Split(data, incident, since),
            await OthersAsync(file, cancellation),
            await reactions.ReadAsync(incident, since, cancellation),
            await surroundings.ReadAsync(incident, since, cancellation))
        { Hours = await hours.ReadAsync(incident, cancellation) };
    }

    /// <summary>What the same morning's scan found beside it, with what arrived since.</summary>
    private async Task<IReadOnlyList<Found>> OthersAsync(IncidentFile file, CancellationToken cancellation)
    {
        var incident = file.Incident;
        if (await scanner.ScanAsync(ScanMoment.Morning(incident.SeenOn) with { WithLate = true }, options.Value.Budget, cancellation) is not { } scan) return [];
        return [.. scan.Found.Where(f => f.First <= incident.Last.AddDays(Near) && incident.First <= f.Last.AddDays(Near)
            && !f.Alarms.Any(a => file.Signals.Any(s => s.IsOf(a.Series.What.Id, a.Series.Segment.AsPlace().ToString()))))];
    }
}
