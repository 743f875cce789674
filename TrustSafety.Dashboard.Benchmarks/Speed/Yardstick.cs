using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TrustSafety.Dashboard.Benchmarks.Speed;

/// <summary>Python with SciPy, statsmodels and NumPy, kept running, so that its calls can be timed in turn with ours.</summary>
internal sealed class Yardstick : IDisposable
{
    private const string Interpreter = "/usr/bin/python3";
    private const string Install = "The yardstick of `statistics` is SciPy, statsmodels and NumPy: apt-get install python3-scipy python3-statsmodels";
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    private Yardstick(Process process, string versions) => (_process, Versions) = (process, versions);

    public string Versions { get; }

    public static Yardstick Start(string folder)
    {
        if (!File.Exists(Interpreter)) throw new InvalidOperationException($"There is no {Interpreter}. {Install}");
        var script = Path.Combine(AppContext.BaseDirectory, "Speed", "speed.py");
        var process = Process.Start(new ProcessStartInfo(Interpreter, [script, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var hello = JsonSerializer.Deserialize<Hello>(Line(process), s_json)!;
        return hello.Versions is { } versions ? new(process, versions) : throw new InvalidOperationException($"{hello.Missing}. {Install}");
    }

    /// <summary>Makes the named call so often; its seconds are those of the fastest.</summary>
    public Answer Ask(string name, int calls)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {calls}"));
        _process.StandardInput.Flush();
        return JsonSerializer.Deserialize<Answer>(Line(_process), s_json)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Line(Process process) =>
        process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python ended before it answered; its error stands above.");

    private sealed record Hello(string? Versions, string? Missing);

    /// <summary>Seconds for all cells; how many were looped over when not all; the values at some cells, each with its place first, null where a value is not finite.</summary>
    public sealed record Answer(double Seconds, int? Looped, double?[][] Answers);
}
