using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Treatment;

/// <summary>What was done and what it did.</summary>
/// <param name="ToDetect">From the onset's day to the morning of the scan that found it, in days of the data.</param>
/// <param name="ToMitigate">From the onset's midnight to when the first mitigation took hold.</param>
/// <param name="Exposed">Violating views from the onset to the mitigation, or to the end of the data.</param>
public sealed record TreatmentModel(int ToDetect, TimeSpan? ToAcknowledge, TimeSpan? ToMitigate, Estimated? Exposed, DateOnly ExposedFrom, DateOnly ExposedTo, bool IsMitigated, IReadOnlyList<MitigationEffect> Effects);

/// <summary>One mitigation: the series over its pre-incident baseline before and after it, and the change of level by interrupted time series.</summary>
/// <param name="Before">Observed over expected from the onset to the mitigation.</param>
/// <param name="Level">Change of that ratio at the mitigation, beyond the trend before; undefined with fewer than four steps on either side.</param>
public sealed record MitigationEffect(IncidentNote Note, DateOnly Day, Interval? Before, Interval? After, Inference Level, bool IsOver);
