using System.Text.Json;
using TrustSafety.Dashboard.Sample;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>The small run, generated once for all tests that read it.</summary>
public sealed class SampleFixture : IDisposable
{
    public SampleFixture()
    {
        Folder = Directory.CreateTempSubdirectory("sample-").FullName;
        Result = SampleRun.Generate(new SamplePlan(SamplePlan.SmallRows, SamplePlan.SmallSeed), Folder, null, CancellationToken.None);
        Tables = SampleTable.All(Folder);
        Truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "truth.json"))).RootElement;
    }

    public string Folder { get; }

    public SampleResult Result { get; }

    internal IReadOnlyList<SampleTable> Tables { get; }

    public JsonElement Truth { get; }

    internal SampleTable Table(string name) => Tables.Single(t => t.Name == name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

[CollectionDefinition(nameof(SmallRun))]
public sealed class SmallRun : ICollectionFixture<SampleFixture>;
