using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>The queue, the most pressing first, and the series that are listened to less.</summary>
/// <param name="All">How many there are whatever the filters.</param>
public sealed record TriageModel(TriageView View, IReadOnlyList<TriageRow> Rows, int Open, int Late, int All, Incident? Like, IReadOnlyList<QuietedSeries> Quieted);

/// <param name="Likeness">How alike it is to the one that is compared with; null when none is.</param>
public sealed record TriageRow(Incident Incident, Due? Due, double? Likeness);
