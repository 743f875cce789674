using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Treatment;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents;

/// <summary>All of one incident: for the page, its report and the verb.</summary>
public sealed record IncidentModel(IncidentFile File, DiagnosisModel Diagnosis, TreatmentModel Treatment, IReadOnlyList<Precedent> Before, Due? Due, string SnapshotId)
{
    public Incident Incident => File.Incident;

    public string Paragraph => DiagnosisText.Paragraph(File, Diagnosis);
}

/// <summary>What the page shows: nothing when there is no such incident.</summary>
public sealed record IncidentShown(IncidentModel? Model);
