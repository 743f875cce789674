using System.Diagnostics;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>The real program, as a user starts it.</summary>
internal static class ImportProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "TrustSafety.Dashboard.dll");

    public static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["DOTNET_TieredPGO"] = "0" } })!;

    /// <summary>Exit code, and all it printed.</summary>
    public static Task<(int ExitCode, string Out, string Error)> RunAsync(CancellationToken cancellation, params string[] arguments) => FinishAsync(Start(arguments), cancellation);

    private static async Task<(int ExitCode, string Out, string Error)> FinishAsync(Process started, CancellationToken cancellation)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }
}
