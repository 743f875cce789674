using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Planning;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`plan METRIC`: how large and how long an experiment must be.</summary>
internal static class PlanCommand
{
    private static readonly Argument<string> Metric = new("METRIC") { Description = "A metric of experiments.yaml." };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON, with the history that the plan rests on." };

    private static readonly IReadOnlyList<(Option<string?> Option, string Key)> Settings =
    [
        (new("--lift") { Description = "The relative change to find, in percent. Default: 5.", HelpName = "PERCENT" }, PlanAddress.LiftKey),
        (new("--power") { Description = "In percent. Default: 80.", HelpName = "PERCENT" }, PlanAddress.PowerKey),
        (new("--share") { Description = "The treated part of all units, in percent. Default: 50.", HelpName = "PERCENT" }, PlanAddress.ShareKey),
        (new("--days") { Description = "Days that the experiment may run, for the smallest effect it could find. Default: 14.", HelpName = "N" }, PlanAddress.DaysKey),
        (new("--daily") { Description = "Units that can be assigned in a day. Default: as in the history.", HelpName = "N" }, PlanAddress.PerDayKey),
        (new("--analysis") { Description = "fixed or sequential. Default: fixed." }, PlanAddress.AnalysisKey),
        (new("--randomised") { Description = "unit or cluster. Default: unit." }, PlanAddress.ByKey),
    ];

    public static Command Create()
    {
        var command = new Command("plan", "How many units and days an experiment on a metric needs, from the metric's own history.") { Metric, Data, Json };
        foreach (var (option, _) in Settings) command.Add(option);
        command.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(parsed, services, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var reader = services.GetRequiredService<ExperimentReader>();
        if (await ExperimentCommand.BrokenAsync(reader)) return CommandLine.InputRejected;
        var room = new RoomReader(Settings.Aggregate(Room.Empty.With(PlanAddress.MetricKey, parsed.GetValue(Metric)), (r, s) => r.With(s.Key, parsed.GetValue(s.Option))));
        var question = PlanAddress.Parse(room, [.. reader.Definitions.Value.Metrics.Select(m => m.Id)]);
        if (room.Notices.Count > 0)
        {
            foreach (var notice in room.Notices) await Console.Error.WriteLineAsync($"{(notice.Key == PlanAddress.MetricKey ? "METRIC" : "--" + notice.Key)} {notice.Message}");
            return CommandLine.Usage;
        }
        var plan = (await services.GetRequiredService<ExperimentPlanner>().PlanAsync(question!, cancellation))!;
        var yaml = PlanYaml.Of(plan, DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(7));
        if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(PlanJson.Of(plan, yaml), JsonText.Options));
        else
        {
            Console.WriteLine(PlanText.Sentence(plan));
            if (plan.PlannedUnits is not null)
            {
                Console.WriteLine(PlanText.Detectable(plan));
                Console.WriteLine(PlanText.History(plan));
                foreach (var row in PlanText.Rows(plan)) Console.WriteLine($"  guardrail {row[0]}: {string.Join("; ", row.Skip(1).Zip(PlanText.Columns.Skip(1), (cost, margin) => $"{margin} {cost}"))}");
                Console.WriteLine();
                Console.Write(yaml);
            }
        }
        return plan.PlannedUnits is null ? CommandLine.InputRejected : CommandLine.Done;
    }
}
