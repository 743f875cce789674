using System.CommandLine;

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
        await parsed.InvokeAsync();
        return Usage;
    }

    private static RootCommand Root() => new("Trust & safety measurement: extracts in, a weekly risk review out.")
    {
        ServeCommand.Create(),
        ImportCommand.Create(),
        ExtractsCommand.Create(),
        IndicatorsCommand.Create(),
        IndicatorCommand.Create(),
        SampleCommand.Create(),
    };

    /// <summary>`serve` may be left out, and its options follow without it.</summary>
    private static string[] WithDefaultVerb(string[] args) =>
        args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("-h" or "-?" or "--help" or "--version")) ? ["serve", .. args] : args;
}
