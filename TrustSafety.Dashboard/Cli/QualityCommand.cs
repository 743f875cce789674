using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Quality;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`quality`: what the page of that name says, for a terminal or a program.</summary>
internal static class QualityCommand
{
    private static readonly Option<string?> Period = new("--period") { Description = "A month, week or day, e.g. 2026-10 or 2026-W44. Default: the last whole month of reviews.", HelpName = "PERIOD" };
    private static readonly Option<string?> By = new("--by") { Description = $"Break down by one of {string.Join(", ", FactSchemas.Dimensions)}, beside the queue. Default: category, or subcategory where there is one category only.", HelpName = "DIM" };
    private static readonly Option<string[]> Where = new("--where") { Description = "Keep only rows with this value (DIM=VALUE) or without it (DIM!=VALUE); may be repeated.", HelpName = "DIM=VALUE" };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON. Values are in the natural unit." };

    public static Command Create()
    {
        var command = new Command("quality", "How right and how sure decisions are: accuracy, agreement, confusion, appeals, speed, fairness and load, each with its interval.") { Period, By, Where, Data, Json };
        command.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(parsed, services, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var (state, problems) = QualityQuery.Read(parsed.GetValue(Period), parsed.GetValue(By), parsed.GetValue(Where) ?? []);
        if (state is null) return await CommandLine.TellAsync(problems, CommandLine.Usage);
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<QualityReader>().ReadAsync(state, cancellation) is not { } model)
            return await CommandLine.TellAsync(["There are no reviews and no appeals yet. Bring them in with: import PATH"], CommandLine.InputRejected);
        if (model.View.Notices.Count > 0) return await CommandLine.TellAsync([.. model.View.Notices.Select(n => $"--{n.Key} {n.Message}")], CommandLine.Usage);
        Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(QualityJson.Of(model), JsonText.Options) : SectionTable.Of(model.Sentence, model.Sections));
        return CommandLine.Done;
    }
}
