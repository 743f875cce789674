using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks;

/// <summary>The rows as they come, on the console and in a file.</summary>
internal sealed class BenchmarkTable
{
    private readonly string path;

    public BenchmarkTable(string path)
    {
        this.path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, "");
        Write("| what | size | figure | yardstick | ratio | goal | met |\n|---|---|---|---|---|---|---|");
    }

    public bool AllMet { get; private set; } = true;

    public void Add(BenchmarkRow row)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"| {row.What} | {row.Size} | {row.Figure} | {row.Yardstick} | {row.Ratio:0.00} | {row.Goal} | {(row.Met ? "yes" : "no")} |"));
        AllMet &= row.Met;
    }

    private void Write(string line)
    {
        Console.WriteLine(line);
        File.AppendAllText(path, line + "\n");
    }
}
