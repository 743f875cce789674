using System.CommandLine;
using TrustSafety.Dashboard.Features.Coverage;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`coverage`: what the page of that name says, for a terminal or a program.</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var options = new SampleOptions();
        var command = new Command("coverage", "How much of the violating exposure is caught before the view, after it, or never; the largest holes, and what each strategy adds.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, state => state, async (services, state) =>
            await services.GetRequiredService<CoverageReader>().ReadAsync(state, cancellation) is { } model
                ? new(model.Notices, () => CoverageRegistration.Json(model), () => SectionTable.Of(model.Sentence, model.Sections)) : null));
        return command;
    }
}
