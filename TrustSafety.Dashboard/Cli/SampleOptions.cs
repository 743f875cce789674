using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Cli;

/// <summary>What every verb over the judged sample takes, and how it answers.</summary>
internal sealed class SampleOptions
{
    private readonly Option<string?> week = new("--week") { Description = "The last week looked at, e.g. 2026-W44. Default: the last complete week.", HelpName = "WEEK" };
    private readonly Option<int?> weeks = new("--weeks") { Description = "How many weeks up to and with it. Default: 12.", HelpName = "N" };
    private readonly Option<string?> by = new("--by") { Description = $"Break the change down by one of {string.Join(", ", FactSchemas.Dimensions)}.", HelpName = "DIM" };
    private readonly Option<string[]> where = new("--where") { Description = "Keep only views with this value (DIM=VALUE) or without it (DIM!=VALUE); may be repeated.", HelpName = "DIM=VALUE" };
    private readonly Option<string?> data = DataOption.Create();
    private readonly Option<bool> json = new("--json") { Description = "Print as JSON. Values are in the natural unit." };

    /// <summary>What a reader's model answers; null when there is nothing to read.</summary>
    internal sealed record Answer(IReadOnlyList<ViewNotice> Notices, Func<object> Json, Func<string> Text);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { week, weeks, by, where, data, json }) command.Add(option);
    }

    public Task<int> RunAsync(ParseResult parsed, Func<ViewState, ViewState> with, Func<IServiceProvider, ViewState, Task<Answer?>> read) => DataOption.RunAsync(parsed.GetValue(data), async services =>
    {
        var (state, problems) = WhereText.Read(parsed.GetValue(where) ?? []);
        if (parsed.GetValue(week) is { } text)
        {
            if (IsoWeek.TryParse(text, out var chosen)) state = state with { Week = chosen };
            else problems = [.. problems, "--week takes an ISO week like 2026-W44."];
        }
        if (parsed.GetValue(by) is { } dimension)
        {
            if (ViewKeys.Dimensions.Contains(dimension)) state = state with { By = [dimension] };
            else problems = [.. problems, $"--by takes one of {string.Join(", ", ViewKeys.Dimensions)}."];
        }
        if (problems.Count > 0) return await CommandLine.TellAsync(problems, CommandLine.Usage);
        state = with(state with { Room = state.Room.With(SampleWindow.WeeksKey, parsed.GetValue(weeks)?.ToString(CultureInfo.InvariantCulture)) });
        await using var scope = services.CreateAsyncScope();
        if (await read(scope.ServiceProvider, state) is not { } answer) return await CommandLine.TellAsync(["There are no judged views yet. Bring them in with: import PATH"], CommandLine.InputRejected);
        if (answer.Notices.Count > 0) return await CommandLine.TellAsync([.. answer.Notices.Select(n => $"--{n.Key} {n.Message}")], CommandLine.Usage);
        Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(answer.Json(), JsonText.Options) : answer.Text());
        return CommandLine.Done;
    });
}
