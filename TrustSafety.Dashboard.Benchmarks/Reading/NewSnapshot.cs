using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>Makes the dataset another one by an extract of a single incident, which nothing computed so far is valid for; takes it out again in the end.</summary>
internal sealed class NewSnapshot : IAsyncDisposable
{
    private readonly IServiceProvider services;
    private readonly int id;

    private NewSnapshot(IServiceProvider services, int id) => (this.services, this.id) = (services, id);

    public static async Task<NewSnapshot> PublishAsync(IServiceProvider services, int number)
    {
        var day = (await services.GetRequiredService<IFacts>().SnapshotAsync(CancellationToken.None)).Extracts.Max(e => e.LastDay).AddDays(-30);
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"incident-{Environment.ProcessId}-{number}.csv"));
        await File.WriteAllTextAsync(path, string.Create(CultureInfo.InvariantCulture, $"incident_id,onset_at,detected_at\nbenchmark-{number},{day:yyyy-MM-dd}T00:00:0{number}Z,{day:yyyy-MM-dd}T01:00:00Z\n"));
        var report = await services.GetRequiredService<ExtractImport>().ImportAsync(path, ImportOptions.None, null, CancellationToken.None);
        File.Delete(path);
        if (!report.Succeeded) throw new InvalidOperationException(report.Extracts[0].Message);
        await services.GetRequiredService<IFacts>().PrepareAsync(CancellationToken.None);
        return new(services, report.Extracts[0].Id!.Value);
    }

    public async ValueTask DisposeAsync() => await services.GetRequiredService<ExtractRemoval>().RemoveAsync(id, CancellationToken.None);
}
