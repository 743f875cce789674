using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Treatment;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents;

internal sealed class IncidentReader(IncidentBook book, IFacts facts, DiagnosisReader diagnosis, TreatmentReader treatment, SeenBefore before, IOptions<IncidentOptions> options, TimeProvider clock)
{
    /// <returns>Null when there is no such incident.</returns>
    public async Task<IncidentModel?> ReadAsync(int id, CancellationToken cancellation)
    {
        if (await book.FindAsync(id, cancellation) is not { } file) return null;
        var diagnosed = await diagnosis.ReadAsync(file, cancellation);
        return new(file, diagnosed, await treatment.ReadAsync(file, diagnosed, cancellation), await before.ReadAsync(file.Incident, cancellation),
            IncidentClock.Of(file.Incident, options.Value, clock.GetUtcNow()), (await facts.SnapshotAsync(cancellation)).Id);
    }
}
