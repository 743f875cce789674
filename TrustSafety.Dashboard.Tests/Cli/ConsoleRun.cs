using TrustSafety.Dashboard.Cli;

namespace TrustSafety.Dashboard.Tests.Cli;

/// <summary>The command line in this process, with what it prints caught.</summary>
internal static class ConsoleRun
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var captured = new StringWriter();
        using var capturedError = new StringWriter();
        try
        {
            Console.SetOut(captured);
            Console.SetError(capturedError);
            return (await CommandLine.RunAsync(args), captured.ToString(), capturedError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}

/// <summary>Console.Out belongs to the process, so tests that catch it do not run beside others that print.</summary>
[CollectionDefinition("Console", DisableParallelization = true)]
public sealed class ConsoleTests;
