using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`experiments`: all that are defined, with their health and what their rule says.</summary>
internal static class ExperimentsCommand
{
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON." };

    public static Command Create()
    {
        var command = new Command("experiments", "The experiments of experiments.yaml: units, health and what the declared rule says.") { Data, Json };
        command.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(parsed.GetValue(Json), services, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(bool json, IServiceProvider services, CancellationToken cancellation)
    {
        var reader = services.GetRequiredService<ExperimentReader>();
        if (await ExperimentCommand.BrokenAsync(reader)) return CommandLine.InputRejected;
        await services.PrepareWorkspaceAsync(cancellation);
        var all = ListFilter.None.Of(await services.GetRequiredService<StandingReader>().ReadAllAsync(cancellation));
        if (json) Console.WriteLine(JsonSerializer.Serialize(all.Select(ExperimentJson.Line), JsonText.Options));
        else foreach (var s in all) Console.WriteLine($"{s.Model.Definition.Id}  {s.Model.Verdict.Word}  {DecisionText.Stage(s.Stage)}  {s.Model.Verdict.Sentence}");
        if (!json) foreach (var c in await services.GetRequiredService<ChangeReader>().ReadAllAsync(cancellation)) Console.WriteLine($"{c.Definition.Id}  {c.Sentence}");
        return CommandLine.Done;
    }
}
