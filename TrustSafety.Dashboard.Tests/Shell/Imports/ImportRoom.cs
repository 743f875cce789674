using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Tests.Shell.Imports;

/// <summary>A queue over a real dataset in a folder of its own, with a small sample-data beside it.</summary>
internal sealed class ImportRoom : IAsyncDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("imports-");

    public ImportRoom()
    {
        Data = new DatasetOptions { Directory = Path.Combine(root.FullName, "data") };
        Dataset = new Dataset(Options.Create(Data), []);
        Queue = new ImportQueue(new ExtractImport(Dataset, Options.Create(new ImportSettings()), TimeProvider.System), TimeProvider.System, NullLogger<ImportQueue>.Instance);
        Directory.CreateDirectory(Path.Combine(root.FullName, "sample-data"));
        File.WriteAllText(Path.Combine(root.FullName, "sample-data", "exposure.csv"), "day,views,market\n2026-01-05,10,BR\n2026-01-06,12,BR\n");
        File.WriteAllText(Path.Combine(root.FullName, "sample-data", "truth.json"), "{}");
    }

    public DatasetOptions Data { get; }

    public Dataset Dataset { get; }

    public ImportQueue Queue { get; }

    public string Note => Path.Combine(Data.Directory, "sample-import");

    public string Write(string name, string text)
    {
        var path = Path.Combine(root.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public SampleSeed Seed(bool wanted = true) => new(Queue, Dataset,
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Import:Sample", (string?)wanted.ToString())]).Build(), new Host(root.FullName));

    /// <summary>Ends when the job is over; the queue tells.</summary>
    public async Task<ImportJob> OverAsync(ImportJob job)
    {
        var over = new TaskCompletionSource();
        void Look()
        {
            if (job.IsOver) over.TrySetResult();
        }

        Queue.Changed += Look;
        Look();
        await over.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Queue.Changed -= Look;
        return job;
    }

    public async ValueTask DisposeAsync()
    {
        await Queue.StopAsync(CancellationToken.None);
        Queue.Dispose();
        Dataset.Dispose();
        root.Delete(recursive: true);
    }

    private sealed class Host(string contentRoot) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = contentRoot;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
