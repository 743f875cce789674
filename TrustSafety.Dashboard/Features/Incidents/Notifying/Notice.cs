using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

/// <summary>What leaves the machine: the kind, the severity and a link. No place, no figure and no name, for mailboxes and chats keep what they get.</summary>
internal sealed record Notice(string Subject, string Text, string Json)
{
    public static Notice Opened(Incident incident, string link)
    {
        var (severity, url) = (incident.Severity.ToString().ToLowerInvariant(), Url(link, Addresses.Incident(incident.Id)));
        return new($"{incident.Severity} incident: {incident.Kind}", $"A {severity} incident was opened ({incident.Kind}).\n\n{url}\n", JsonSerializer.Serialize(new { @event = "incident.opened", id = incident.Id, kind = incident.Kind, severity, link = url }));
    }

    /// <summary>One message a day; null when there is nothing that anybody need look at.</summary>
    public static Notice? Digest(DateOnly day, IReadOnlyList<Incident> open, int late, string link)
    {
        if (open.Count == 0) return null;
        var url = Url(link, Addresses.Incidents(new ViewState()));
        var counts = open.GroupBy(i => i.Severity).OrderByDescending(g => g.Key).ToDictionary(g => g.Key.ToString().ToLowerInvariant(), g => g.Count());
        var words = string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Key}")));
        return new(string.Create(CultureInfo.InvariantCulture, $"Open incidents on {day:yyyy-MM-dd}: {open.Count}"), string.Create(CultureInfo.InvariantCulture, $"Open: {words}. Late: {late}.\n\n{url}\n"),
            JsonSerializer.Serialize(new { @event = "incident.digest", day, open = counts, late, link = url }));
    }

    private static string Url(string link, string path) => $"{link.TrimEnd('/')}/{path}";
}
