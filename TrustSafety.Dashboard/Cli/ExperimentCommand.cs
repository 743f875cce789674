using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`experiment ID`: one readout.</summary>
internal static class ExperimentCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The id of an experiment, or of a change without randomisation, in experiments.yaml." };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON, with the sums that every figure can be recomputed from. Values are in the natural unit." };

    public static Command Create()
    {
        var command = new Command("experiment", "One experiment's readout: verdict, health, effects, guardrails, segments.") { Id, Data, Json };
        command.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(parsed, services, cancellation)));
        return command;
    }

    /// <summary>A broken file is told, never read around.</summary>
    public static async Task<bool> BrokenAsync(ExperimentReader reader)
    {
        foreach (var error in reader.Definitions.Errors) await Console.Error.WriteLineAsync(error.ToString());
        return reader.Definitions.Errors.Count > 0;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var reader = services.GetRequiredService<ExperimentReader>();
        await services.PrepareWorkspaceAsync(cancellation);
        if (await BrokenAsync(reader)) return CommandLine.InputRejected;
        if (await services.GetRequiredService<ChangeReader>().ReadAsync(parsed.GetValue(Id)!, cancellation) is { } change)
        {
            Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(ChangeJson.Of(change), JsonText.Options) : ExperimentTable.Of(change));
            return CommandLine.Done;
        }
        if (await services.GetRequiredService<StandingReader>().ReadAsync(parsed.GetValue(Id)!, cancellation) is not { } standing)
        {
            await Console.Error.WriteLineAsync($"ID takes one of {string.Join(", ", reader.Definitions.Value.Experiments.Select(e => e.Id).Concat(reader.Definitions.Value.Changes.Select(c => c.Id)))}.");
            return CommandLine.Usage;
        }
        if (standing.Model.Units == 0)
        {
            await Console.Error.WriteLineAsync("No unit of this experiment is loaded. Bring them in with: import PATH");
            return CommandLine.InputRejected;
        }
        Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(ExperimentJson.Of(standing), JsonText.Options) : ExperimentTable.Of(standing));
        return CommandLine.Done;
    }
}
