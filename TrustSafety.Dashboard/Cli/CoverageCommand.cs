using System.CommandLine;
using TrustSafety.Dashboard.Features.Coverage;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`coverage`: what the page of that name says, for a terminal or a program.</summary>
internal static class CoverageCommand
{
    private static readonly Option<double?> Capacity = new("--capacity") { Description = "Flags a day that can be reviewed: the portfolio is chosen for it. Default: as many as today.", HelpName = "N" };
    private static readonly Option<double?> Floor = new("--floor") { Description = "The precision that every strategy of the portfolio must have, e.g. 0.8. Default: today's.", HelpName = "SHARE" };

    public static Command Create()
    {
        var options = new SampleOptions();
        var command = new Command("coverage", "How much of the violating exposure is caught before the view, after it, or never; the largest holes, what each strategy adds, and which of them at which thresholds would catch most.") { Capacity, Floor };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, state => With(parsed, state), async (services, state) =>
            await services.GetRequiredService<CoverageReader>().ReadAsync(state, cancellation) is { } model
                ? new(model.Notices, () => CoverageRegistration.Json(model), () => SectionTable.Of(model.Sentence, model.Sections)) : null));
        return command;
    }

    private static ViewState With(ParseResult parsed, ViewState state) =>
        state with { Room = state.Room.With(CoverageSettings.CapacityKey, parsed.GetValue(Capacity)).With(CoverageSettings.FloorKey, parsed.GetValue(Floor)) };
}
