using System.CommandLine;
using TrustSafety.Dashboard.Features.Strategies;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`strategies`: what the page of that name says, for a terminal or a program.</summary>
internal static class StrategiesCommand
{
    private static readonly Option<string?> Strategy = new("--strategy") { Description = "The strategy to look into. Default: the one with scores that finds most.", HelpName = "NAME" };
    private static readonly Option<double?> Threshold = new("--threshold") { Description = "A threshold of its score to read, 0 to 1. Default: today's.", HelpName = "SCORE" };

    public static Command Create()
    {
        var options = new SampleOptions();
        var command = new Command("strategies", "How good each detection strategy is: precision, recall, false positives, lead time, with intervals from the judged sample; one of them in detail.") { Strategy, Threshold };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, state => state with { Room = state.Room.With(StrategiesSettings.StrategyKey, parsed.GetValue(Strategy)).With(StrategiesSettings.ThresholdKey, parsed.GetValue(Threshold)) }, async (services, state) =>
            await services.GetRequiredService<StrategiesReader>().ReadAsync(state, cancellation) is { } model
                ? new(model.Notices, () => StrategiesRegistration.Json(model), () => SectionTable.Of(model.Sentence, model.Sections)) : null));
        return command;
    }
}
