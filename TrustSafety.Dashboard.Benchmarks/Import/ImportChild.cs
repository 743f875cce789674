using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Benchmarks.Import;

/// <summary>One measured load in a process of its own. Prints seconds and peak memory in MiB.</summary>
internal static class ImportChild
{
    public const string Bare = "child-bare";
    public const string Ours = "child-import";

    public static async Task<int> RunAsync(string what, string csv, string directory)
    {
        var seconds = what == Bare ? RunBare(csv, directory) : await RunOursAsync(csv, directory);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {process.PeakWorkingSet64 / 1024.0 / 1024.0}"));
        return 0;
    }

    private static async Task<double> RunOursAsync(string csv, string directory)
    {
        using var dataset = new Dataset(Options.Create(new DatasetOptions { Directory = directory }), []);
        dataset.Connect().Dispose();
        var watch = Stopwatch.StartNew();
        var report = await new ExtractImport(dataset, Options.Create(new ImportSettings()), TimeProvider.System).ImportAsync(csv, ImportOptions.None, null, CancellationToken.None);
        return report.Succeeded ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException(report.Extracts[0].Message);
    }

    private static double RunBare(string csv, string directory)
    {
        using var connection = new DuckDBConnection($"Data Source={Path.Combine(directory, "bare.duckdb")};memory_limit=512MB;threads={Environment.ProcessorCount};temp_directory={directory}");
        connection.Open();
        Execute(connection, $"CREATE TABLE action ({string.Join(", ", ActionFile.Columns.Select(c => $"{c.Name} {c.Type}"))})");
        var watch = Stopwatch.StartNew();
        Execute(connection, $"INSERT INTO action SELECT * FROM read_csv('{csv}', header = true, delim = ',', columns = {{{string.Join(", ", ActionFile.Columns.Select(c => $"{c.Name}: '{c.Type}'"))}}})");
        return watch.Elapsed.TotalSeconds;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
