using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>A dataset in a folder of its own, gone with the test.</summary>
internal sealed class TempDataset : IDisposable
{
    public TempDataset(params IPublishStep[] steps)
    {
        Folder = Directory.CreateTempSubdirectory("extracts-").FullName;
        Dataset = new(Options.Create(new DatasetOptions { Directory = Path.Combine(Folder, "data"), MemoryLimit = "256MB" }), steps);
    }

    public string Folder { get; }

    public Dataset Dataset { get; }

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        Dataset.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
