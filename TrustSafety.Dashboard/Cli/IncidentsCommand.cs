using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`incidents`: the queue, the most pressing first.</summary>
internal static class IncidentsCommand
{
    private static readonly Option<string> State = new("--state") { Description = $"Which of them: {string.Join(", ", TriageView.States)}. Default: {TriageView.Open}.", HelpName = "STATE", DefaultValueFactory = _ => TriageView.Open };
    private static readonly Option<string?> Find = new("--find") { Description = "Words of a segment, an indicator or a day that must all occur.", HelpName = "WORDS" };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON." };

    public static Command Create()
    {
        var command = new Command("incidents", "The incidents that scans have found, with their severity, state and clock.") { State, Find, Data, Json };
        command.SetAction((parsed, cancellation) =>
        {
            var state = parsed.GetValue(State)!;
            if (!TriageView.States.Contains(state)) return CommandLine.TellAsync([$"--state takes one of {string.Join(", ", TriageView.States)}."], CommandLine.Usage);
            return DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(services, state, parsed.GetValue(Find) ?? "", parsed.GetValue(Json), cancellation));
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string state, string find, bool json, CancellationToken cancellation)
    {
        await services.PrepareWorkspaceAsync(cancellation);
        var asked = new ViewState { Room = Room.Empty.With(TriageView.StateKey, state).With(TriageView.FindKey, find) };
        var model = await services.GetRequiredService<TriageReader>().ReadAsync(asked, cancellation);
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { open = model.Open, late = model.Late, incidents = model.Rows.Select(r => IncidentJson.Of(r.Incident, r.Due)) }, JsonText.Options));
        else
        {
            Console.WriteLine(TriageText.Headline(model));
            foreach (var row in model.Rows) Console.WriteLine(IncidentPrint.Line(row));
        }
        return CommandLine.Done;
    }
}
