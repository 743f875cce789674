using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>The committed sample, imported and read by the same stages that serve the pages.</summary>
public sealed class SamplePipeline : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("sample-pipeline-").FullName;
    private ServiceProvider? services;

    public static string Committed => Path.Combine(Repository.Root, "sample-data");

    public IReadOnlyList<ExtractReport> Reports { get; private set; } = [];

    public T Stage<T>() where T : notnull => services!.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Dataset:Directory"] = folder }).Build();
        var collection = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging();
        collection.AddTime(configuration);
        collection.AddExtracts(configuration);
        collection.AddFacts(configuration);
        collection.AddIndicators(configuration);
        services = collection.BuildServiceProvider();
        var reports = new List<ExtractReport>();
        foreach (var file in Directory.EnumerateFiles(Committed).Where(f => !f.EndsWith(".md", StringComparison.Ordinal) && !f.EndsWith(".json", StringComparison.Ordinal)))
            reports.AddRange((await Stage<ExtractImport>().ImportAsync(file, ImportOptions.None, null, CancellationToken.None)).Extracts);
        Reports = reports;
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
