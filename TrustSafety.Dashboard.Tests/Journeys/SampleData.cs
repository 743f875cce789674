using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>Fills the journeys' dataset from sample-data; extracts that are there already are recognised.</summary>
internal static class SampleData
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static async Task ImportAsync(AppFixture app, CancellationToken cancellation)
    {
        await Gate.WaitAsync(cancellation);
        try
        {
            var importer = app.Services.GetRequiredService<ExtractImport>();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "sample-data")).Where(f => !f.EndsWith(".md", StringComparison.Ordinal) && !f.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
                Assert.True((await importer.ImportAsync(file, new ImportOptions(), null, cancellation)).Succeeded, file);
        }
        finally
        {
            Gate.Release();
        }
    }
}
