using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Sample;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`sample`: invented extracts of a short-video platform, with everything that was planted in truth.json.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var rows = new Option<long>("--rows") { Description = "Action rows; the other facts scale with them (5000 to 100000000).", DefaultValueFactory = _ => SamplePlan.SmallRows, HelpName = "N", CustomParser = ReadRows };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same bytes on every machine.", DefaultValueFactory = _ => SamplePlan.SmallSeed, HelpName = "S", CustomParser = ReadSeed };
        var output = new Option<string>("--out") { Description = "The folder to write to; made when missing.", Required = true, HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print what was written as JSON." };
        // Every verb takes it; this one reads no dataset.
        var data = new Option<string?>("--data") { Description = "Taken as by every verb; the sample is written to --out and touches no dataset.", HelpName = "DIR" };
        var command = new Command("sample", "Write synthetic extracts with known truth.") { rows, seed, output, data, json };
        command.SetAction((parsed, cancellation) =>
        {
            var plan = new SamplePlan(parsed.GetValue(rows), parsed.GetValue(seed));
            return Task.Run(() => Run(plan, parsed.GetValue(output)!, parsed.GetValue(json), cancellation), CancellationToken.None);
        });
        return command;
    }

    private static long ReadRows(ArgumentResult result)
    {
        if (result.Tokens is [var text] && long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is >= SamplePlan.FewestRows and <= SamplePlan.MostRows) return rows;
        result.AddError($"--rows must be a whole number from {SamplePlan.FewestRows} to {SamplePlan.MostRows}.");
        return 0;
    }

    private static ulong ReadSeed(ArgumentResult result)
    {
        if (result.Tokens is [var text] && ulong.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) return seed;
        result.AddError("--seed must be a whole number, 0 or more.");
        return 0;
    }

    private static int Run(SamplePlan plan, string folder, bool json, CancellationToken cancellation)
    {
        try
        {
            var result = json || Console.IsOutputRedirected
                ? SampleRun.Generate(plan, folder, null, cancellation)
                : AnsiConsole.Progress().Start(bars => WithBar(bars, plan, folder, cancellation));
            Print(result, json);
            return CommandLine.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The sample was not written, nothing was changed: {failure.Message}");
            return CommandLine.InputRejected;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled; nothing was changed.");
            return CommandLine.InputRejected;
        }
    }

    private static SampleResult WithBar(ProgressContext bars, SamplePlan plan, string folder, CancellationToken cancellation)
    {
        var bar = bars.AddTask("sample", maxValue: SamplePlan.CompleteWeeks + 1);
        return SampleRun.Generate(plan, folder, new Step(progress => bar.Value = progress.WeeksDone), cancellation);
    }

    private static void Print(SampleResult result, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { folder = result.Folder, files = result.Files, rows = result.Rows }, JsonText.Options));
            return;
        }
        foreach (var (fact, count) in result.Rows) Console.WriteLine($"{fact,-16}{count,14:N0} rows");
        Console.WriteLine($"Written to {result.Folder}; what was planted is in truth.json.");
    }

    /// <summary>Reports on the calling thread; Progress&lt;T&gt; would post and could report out of order.</summary>
    private sealed class Step(Action<SampleProgress> report) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => report(value);
    }
}
