using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`incident ID`: one incident with its diagnosis, treatment and trail.</summary>
internal static class IncidentCommand
{
    private static readonly Argument<int> Id = new("ID") { Description = "The incident's number, as in `incidents`." };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON." };

    public static Command Create()
    {
        var command = new Command("incident", "One incident: when and where it began, what moved with it, who missed it, what was done and what it did.") { Id, Data, Json };
        command.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(services, parsed.GetValue(Id), parsed.GetValue(Json), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, int id, bool json, CancellationToken cancellation)
    {
        await services.PrepareWorkspaceAsync(cancellation);
        if (await services.GetRequiredService<IncidentReader>().ReadAsync(id, cancellation) is not { } model)
            return await CommandLine.TellAsync(["There is no such incident. `incidents --state all` lists them."], CommandLine.InputRejected);
        Console.WriteLine(json ? JsonSerializer.Serialize(IncidentJson.Of(model), JsonText.Options) : IncidentPrint.Of(model));
        return CommandLine.Done;
    }
}
