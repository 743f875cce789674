using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Prevalence;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`prevalence`: what the page of that name says, for a terminal or a program.</summary>
internal static class PrevalenceCommand
{
    private static readonly Option<int?> Budget = new("--budget") { Description = "Labels to plan for. Default: as many as one draw so far.", HelpName = "N" };
    private static readonly Option<int?> Floor = new("--floor") { Description = "Labels that every stratum gets at least. Default: 20.", HelpName = "N" };
    private static readonly Option<double?> Target = new("--target") { Description = "A half-width to reach, as a share of views, e.g. 0.0002.", HelpName = "SHARE" };

    public static Command Create()
    {
        var options = new SampleOptions();
        var command = new Command("prevalence", "How much of what people watched broke the rules: estimates of the judged sample, segments, change, and where the next labels should go.") { Budget, Floor, Target };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, state => With(parsed, state), async (services, state) =>
            await services.GetRequiredService<PrevalenceReader>().ReadAsync(state, cancellation) is { } model
                ? new(model.Notices, () => PrevalenceFiles.Json(model), () => SectionTable.Of(model.Sentence, model.Sections)) : null));
        return command;
    }

    private static ViewState With(ParseResult parsed, ViewState state) => state with
    {
        Room = state.Room.With(PrevalenceSettings.BudgetKey, parsed.GetValue(Budget)?.ToString(CultureInfo.InvariantCulture))
            .With(PrevalenceSettings.FloorKey, parsed.GetValue(Floor)?.ToString(CultureInfo.InvariantCulture)).With(PrevalenceSettings.TargetKey, parsed.GetValue(Target)),
    };
}
