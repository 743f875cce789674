using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrustSafety.Dashboard.Cli;

/// <summary>The verbs. Exit codes: 0 done, 1 input rejected, 2 usage.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int InputRejected = 1;
    public const int Usage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(WithDefaultVerb(args));
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
        // What is wrong, and nothing that would push it off the screen; a program reads an empty output.
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        var verb = parsed.CommandResult.Command is RootCommand ? "" : string.Join(' ', Verbs(parsed.CommandResult)) + " ";
        await Console.Error.WriteLineAsync($"See `{verb}--help`.");
        return Usage;
    }

    /// <summary>Says on the error stream what is wrong, a line each, so that a program reads an empty output.</summary>
    public static async Task<int> TellAsync(IEnumerable<string> problems, int code)
    {
        foreach (var problem in problems) await Console.Error.WriteLineAsync(problem);
        return code;
    }

    private static IEnumerable<string> Verbs(SymbolResult command) =>
        command is CommandResult { Command: not RootCommand } named ? [.. named.Parent is null ? [] : Verbs(named.Parent), named.Command.Name] : [];

    private static RootCommand Root() => new("""
        Trust & safety measurement: extracts in, a weekly risk review out.

          serve                               look at http://127.0.0.1:5080; an empty data folder is filled with the sample first
          import views.csv.gz labels.csv      bring your own extracts in
          indicator violative_view_rate       last week's value, with its interval

        Exit codes: 0 done, 1 input rejected, 2 usage.
        """)
    {
        ServeCommand.Create(),
        ImportCommand.Create(),
        ExtractsCommand.Create(),
        IndicatorsCommand.Create(),
        IndicatorCommand.Create(),
        PrevalenceCommand.Create(),
        StrategiesCommand.Create(),
        CoverageCommand.Create(),
        ScanCommand.Create(),
        IncidentsCommand.Create(),
        IncidentCommand.Create(),
        QualityCommand.Create(),
        ExperimentsCommand.Create(),
        ExperimentCommand.Create(),
        PlanCommand.Create(),
        SampleCommand.Create(),
    };

    /// <summary>`serve` may be left out, and its options follow without it.</summary>
    private static string[] WithDefaultVerb(string[] args) =>
        args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("-h" or "-?" or "--help" or "--version")) ? ["serve", .. args] : args;
}
