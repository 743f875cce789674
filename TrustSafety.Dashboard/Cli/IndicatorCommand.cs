using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`indicator ID …`: the same values as on the pages, with their intervals.</summary>
internal static class IndicatorCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "An indicator that `indicators` lists." };
    private static readonly Option<string?> Week = new("--week") { Description = "One ISO week, e.g. 2026-W30. Default: the last complete week of the data.", HelpName = "WEEK" };
    private static readonly Option<string?> From = new("--from") { Description = "First day, e.g. 2026-07-01; its whole period is shown.", HelpName = "DAY" };
    private static readonly Option<string?> To = new("--to") { Description = "Last day (inclusive); its whole period is shown.", HelpName = "DAY" };
    private static readonly Option<Grain?> Cut = new("--grain") { Description = "Length of a period. Default: week.", HelpName = "day|week|month", CustomParser = ReadGrain };
    private static readonly Option<string?> By = new("--by") { Description = $"Break down by one or two of {string.Join(", ", FactSchemas.Dimensions)}.", HelpName = "DIM,DIM" };
    private static readonly Option<string[]> Where = new("--where") { Description = "Keep only rows with this value (DIM=VALUE) or without it (DIM!=VALUE); may be repeated.", HelpName = "DIM=VALUE" };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON. Values are in the natural unit; display.factor gives the shown one." };

    public static Command Create()
    {
        var command = new Command("indicator", "Read one indicator: value, interval, method, n and provenance per period.") { Id, Week, From, To, Cut, By, Where, Data, Json };
        command.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(parsed, services, cancellation)));
        return command;
    }

    private static Grain? ReadGrain(ArgumentResult result)
    {
        foreach (var grain in Enum.GetValues<Grain>())
            if (result.Tokens is [var text] && text.Value.Equals(ViewKeys.Name(grain), StringComparison.OrdinalIgnoreCase)) return grain;
        result.AddError($"--grain must be one of {string.Join(", ", ViewKeys.Grains)}.");
        return null;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var (indicators, facts) = (services.GetRequiredService<IIndicators>(), services.GetRequiredService<IFacts>());
        var arguments = new IndicatorArguments(parsed.GetValue(Id)!, parsed.GetValue(Week), parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(Cut) ?? Grain.Week, parsed.GetValue(By), parsed.GetValue(Where) ?? []);
        var (request, problems) = await arguments.ReadAsync(indicators.Catalog, facts, cancellation);
        if (request is null)
        {
            foreach (var problem in problems) await Console.Error.WriteLineAsync(problem);
            return CommandLine.Usage;
        }
        var series = await indicators.ReadAsync(request, cancellation);
        Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(ReadoutJson.Of(series), JsonText.Options) : ReadoutTable.Of(series));
        return CommandLine.Done;
    }
}
