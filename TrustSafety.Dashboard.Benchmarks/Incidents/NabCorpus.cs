using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>One labelled series: rows from the first, windows as inclusive row ranges.</summary>
internal sealed record NabSeries(string Name, double[] Values, int RowsPerDay, IReadOnlyList<(int First, int Last)> Windows)
{
    public int Probation => (int)Math.Min(Math.Floor(0.15 * Values.Length), 750);

    public double Raw(double threshold, int pause, double[] scores, NabWeights weights) => NabScore.Raw(Windows, StreamSurprise.Alarms(scores, threshold, pause), weights, Probation);
}

internal static class NabCorpus
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    public static IReadOnlyList<NabSeries> Read(string folder)
    {
        using var windows = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "windows.json")));
        return [.. windows.RootElement.EnumerateObject().Select(p => Series(folder, p.Name, p.Value)).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    private static NabSeries Series(string folder, string name, JsonElement windows)
    {
        var rows = File.ReadLines(Path.Combine(folder, "data", name)).Skip(1).Select(l => l.Split(',')).ToList();
        var times = rows.ConvertAll(r => r[0]);
        int Row(JsonElement at) => times.IndexOf(at.GetString()!.Split('.')[0]);
        var steps = times.Take(4).Select(t => DateTime.ParseExact(t, Format, CultureInfo.InvariantCulture)).ToList();
        var step = steps.Skip(1).Zip(steps, (b, a) => (b - a).TotalSeconds).Order().ElementAt(1);
        return new(name, [.. rows.Select(r => double.Parse(r[1], CultureInfo.InvariantCulture))], (int)Math.Round(86_400 / step), [.. windows.EnumerateArray().Select(w => (Row(w[0]), Row(w[1]))).Order()]);
    }
}
