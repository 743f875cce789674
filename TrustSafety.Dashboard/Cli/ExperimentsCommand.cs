using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Experiments;

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
        var models = new List<ExperimentModel>();
        foreach (var experiment in reader.Definitions.Value.Experiments) models.Add((await reader.ReadAsync(experiment.Id, cancellation))!);
        if (json) Console.WriteLine(JsonSerializer.Serialize(models.Select(ExperimentJson.Line), JsonText.Options));
        else foreach (var m in models) Console.WriteLine($"{m.Definition.Id}  {m.Verdict.Word}  {m.Verdict.Sentence}");
        return CommandLine.Done;
    }
}
