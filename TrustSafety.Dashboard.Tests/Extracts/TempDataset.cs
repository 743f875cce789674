using System.Text;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>A dataset in a folder of its own, gone with the test.</summary>
internal sealed class TempDataset : IDisposable
{
    public TempDataset(params IPublishStep[] steps)
    {
        Folder = Directory.CreateTempSubdirectory("extracts-").FullName;
        Dataset = new(Options.Create(new DatasetOptions { Directory = Path.Combine(Folder, "data"), MemoryLimit = "256MB" }), steps);
        Importer = new(Dataset, Options.Create(new ImportSettings()), TimeProvider.System);
        Removal = new(Dataset);
    }

    public string Folder { get; }

    public Dataset Dataset { get; }

    public ExtractImport Importer { get; }

    public ExtractRemoval Removal { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportReport> ImportAsync(string path, ImportOptions? options = null) =>
        Importer.ImportAsync(path, options ?? ImportOptions.None, null, TestContext.Current.CancellationToken);

    /// <summary>Writes the text as a file, imports it and returns what became of its one extract.</summary>
    public async Task<ExtractReport> ImportTextAsync(string name, string text, ImportOptions? options = null) =>
        Assert.Single((await ImportAsync(Write(name, text), options)).Extracts);

    public IReadOnlyList<object?[]> Rows(string sql)
    {
        using var connection = Dataset.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    /// <summary>The ledger and every table, whatever the order of their rows.</summary>
    public string Checksum() => DatasetChecksum.Of(Dataset);

    public void Dispose()
    {
        Dataset.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
