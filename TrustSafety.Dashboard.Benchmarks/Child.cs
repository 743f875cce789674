using System.Diagnostics;
using System.Text.Json;

namespace TrustSafety.Dashboard.Benchmarks;

/// <summary>A part of a benchmark in a process of its own, so that it starts cold and its peak memory is its own. Its last line of output is its answer.</summary>
internal static class Child
{
    public static async Task<T> RunAsync<T>(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Child).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{arguments[0]} failed: {output}");
        return JsonSerializer.Deserialize<T>(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
    }

    public static int Answer<T>(T answer)
    {
        Console.WriteLine(JsonSerializer.Serialize(answer));
        return 0;
    }

    /// <summary>Peak resident memory of this process in MiB.</summary>
    public static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1024.0 / 1024.0;
    }
}
