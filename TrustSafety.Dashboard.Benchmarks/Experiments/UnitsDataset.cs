using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Benchmarks.Reading;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>One experiment of many units: ten outcomes and five markets, as a file and imported from it.</summary>
internal static class UnitsDataset
{
    public const string Make = "child-units-dataset", Metrics = "m0 m1 m2 m3 m4 m5 m6 m7 m8 m9";

    public static string FileOf(string directory) => Path.Combine(directory, "experiment_unit.csv");

    public static async Task<double> MakeAsync(string directory, int units)
    {
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "experiments.yaml"), Yaml(units));
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        using (var connection = new DuckDBConnection("Data Source=:memory:"))
        {
            // The dataset's own connection touches no files.
            connection.Open();
            using var command = connection.CreateCommand();
            // The arms differ by 2 % in one outcome out of two.
            var outcomes = string.Join(", ", Metrics.Split(' ').Select((m, k) => string.Create(CultureInfo.InvariantCulture, $"cast(-ln((1 + hash(i * 11 + {k}) % 1000000) / 1000001.0) * (3 + {k}) * (1 - {(k % 2 == 0 ? 0.02 : 0)} * (i % 2)) as decimal(12, 4)) as {m}")));
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                copy (select 'speed' as experiment, case when i % 2 = 1 then 'treatment' else 'control' end as arm, 'u' || i as unit_id,
                  strftime(timestamp '2026-03-02' + to_seconds(i * 1209600 // {units}), '%Y-%m-%dT%H:%M:%SZ') as assigned_at, 'M' || (hash(i * 7) % 5) as market, {outcomes} from range({units}) as r(i))
                to '{FileOf(directory)}' (header)
                """);
            command.ExecuteNonQuery();
        }
        var report = await app.Services.GetRequiredService<ExtractImport>().ImportAsync(FileOf(directory), ImportOptions.None, null, CancellationToken.None);
        return report.Succeeded ? report.Extracts.Count : throw new InvalidOperationException(string.Join(' ', report.Extracts.Select(e => e.Message)));
    }

    private static string Yaml(int units) => $$"""
        metrics:
        {{string.Join("\n", Metrics.Split(' ').Select(m => $"  - {{ id: {m}, name: {m}, kind: mean, outcome: {m}, unit: count, direction: lower_is_better }}"))}}
        experiments:
          - id: speed
            name: Speed
            question: How fast?
            owner: Us
            arms: { control: 0.5, treatment: 0.5 }
            baseline: control
            planned_units: {{units}}
            analysis: fixed
            primary: m0
            secondary: [m1, m2, m3, m4, m5, m6, m7, m8, m9]
            segments: [market]
        """;
}
