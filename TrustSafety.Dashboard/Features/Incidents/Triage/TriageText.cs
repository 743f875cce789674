using System.Globalization;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

internal static class TriageText
{
    public static string Headline(TriageModel model) => model switch
    {
        { Like: { } like } => string.Create(CultureInfo.InvariantCulture, $"{Count(model.Rows.Count, "earlier or other incident", "is", "are")} like #{like.Id}: {like.Title}."),
        { All: 0 } => "No incident has been found yet.",
        { Open: 0 } => "No incident is open.",
        _ => $"{Count(model.Open, "incident", "is", "are")} open{(model.Late == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {model.Late} late"))}.",
    };

    public static string Stake(Incident incident) => incident.Stake is { } stake ? StakeText.Short(stake) : "unknown";

    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Days(Incident incident) => incident is { FromHour: { } from, UntilHour: { } until } && until.AddHours(-1).Date == from.Date && incident.First == incident.Last
        ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd HH:mm} – {(until.Hour == 0 ? "24:00" : until.ToString("HH:mm", CultureInfo.InvariantCulture))}")
        : incident.First == incident.Last ? Day(incident.First) : $"{Day(incident.First)}{(incident.FromHour is { } hour ? hour.ToString(" HH:mm", CultureInfo.InvariantCulture) : "")} – {Day(incident.Last)}";

    public static string SeverityClass(Severity severity) => severity >= Severity.High ? "pill bad" : "pill";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int count, string what, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? " " + one : "s " + many)}");
}
