using System.Globalization;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>Which incidents the reader wants to see.</summary>
/// <param name="State">open, closed, all, or one state.</param>
/// <param name="Like">Those of a place and shape like this one's.</param>
public sealed record TriageView(string State, Severity? Least, string Owner, string Find, int? Like, IReadOnlyList<ViewNotice> Notices)
{
    public const string StateKey = "state", LeastKey = "severity", OwnerKey = "owner", FindKey = "find", LikeKey = "like";
    public const string Open = "open", All = "all";

    public static IReadOnlyList<string> States { get; } = [Open, All, .. Enum.GetValues<IncidentState>().Select(Word)];

    public static IReadOnlyList<string> Severities { get; } = [.. Enum.GetNames<Severity>().Select(s => s.ToLowerInvariant())];

    public static string Word(IncidentState state) => state.Words().Replace(' ', '_');

    public static TriageView Parse(ViewState state)
    {
        var room = new RoomReader(state.Room);
        var least = room.OneOf(LeastKey, Severities);
        // Who looks for what is like one incident looks among the closed ones, too.
        var like = room.Whole(LikeKey, 1, int.MaxValue);
        return new(room.OneOf(StateKey, States) ?? (like is null ? Open : All), least is null ? null : Enum.Parse<Severity>(least, ignoreCase: true), state.Room[OwnerKey] ?? "", state.Room[FindKey] ?? "", like, room.Notices);
    }

    public bool Admits(Incident incident) => StateAdmits(incident) && incident.Severity >= (Least ?? Severity.Low)
        && (Owner.Length == 0 || (incident.Owner ?? "").Contains(Owner, StringComparison.OrdinalIgnoreCase))
        && Find.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Words(incident).Contains(word, StringComparison.OrdinalIgnoreCase));

    private bool StateAdmits(Incident incident) => State switch { All => true, Open => incident.IsOpen, var one => Word(incident.State) == one };

    private static string Words(Incident incident) =>
        string.Create(CultureInfo.InvariantCulture, $"#{incident.Id} {incident.Title} {incident.Kind} {incident.Watched} {IncidentPlace.Parse(incident.Where)} {incident.Owner} {incident.First:yyyy-MM-dd}");
}
