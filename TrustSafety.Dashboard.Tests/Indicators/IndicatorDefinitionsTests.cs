using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class IndicatorDefinitionsTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("definitions");
    private readonly string shipped = Path.Combine(Repository.Root, "TrustSafety.Dashboard");

    public void Dispose() => data.Delete(recursive: true);

    private string File1 => Path.Combine(data.FullName, IndicatorDefinitions.FileName);

    private IndicatorDefinitions Open() => new(data.FullName, shipped, new FakeTimeProvider());

    [Fact]
    public void Current_NoFileOfTheDataFolder_IsTheShippedOne() => Assert.Equal(shipped, Path.GetDirectoryName(Open().Current.Path));

    [Fact]
    public void Current_FileOfTheDataFolder_WinsAndFollowsEdits()
    {
        File.WriteAllText(File1, Review.ShippedYaml.Replace("name: Violative view rate", "name: Ours", StringComparison.Ordinal));
        var definitions = Open();
        Assert.Equal("Ours", definitions.Current.Catalog.Find("violative_view_rate")!.Name);
        File.WriteAllText(File1, Review.ShippedYaml.Replace("name: Violative view rate", "name: Ours again", StringComparison.Ordinal));
        Assert.Equal("Ours again", definitions.Current.Catalog.Find("violative_view_rate")!.Name);
    }

    [Fact]
    public void Current_BrokenEdit_KeepsTheLastValidOneAndShowsTheErrors()
    {
        File.WriteAllText(File1, Review.ShippedYaml.Replace("name: Violative view rate", "name: Ours", StringComparison.Ordinal));
        var definitions = Open();
        _ = definitions.Current;
        File.WriteAllText(File1, Review.ShippedYaml.Replace("layer: exposure", "layer: expsure", StringComparison.Ordinal));
        var broken = definitions.Current;
        Assert.Equal("Ours", broken.Catalog.Find("violative_view_rate")!.Name);
        Assert.Equal(3, broken.Errors.Count);
        Assert.All(broken.Errors, e => Assert.Equal(File1, e.File));
        File.WriteAllText(File1, Review.ShippedYaml);
        Assert.Empty(definitions.Current.Errors);
    }
}
