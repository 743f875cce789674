using TrustSafety.Dashboard.Sample;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>The run in the repository is the one that its README's command makes.</summary>
[Collection(nameof(SmallRun))]
public sealed class SampleFilesTests(SampleFixture sample)
{
    private static string Committed => Path.Combine(Repository.Root, "sample-data");

    [Fact]
    public void CommittedFiles_AgainstAFreshRun_HoldTheSameRows()
    {
        Assert.Equal(SampleTable.Hashes(sample.Folder), SampleTable.Hashes(Committed));
        Assert.Equal(File.ReadAllText(Path.Combine(sample.Folder, "truth.json")), File.ReadAllText(Path.Combine(Committed, "truth.json")));
    }

    [Fact]
    public void CommittedFiles_AllTogether_StayWithinTwelveMegabytes() =>
        Assert.InRange(Directory.EnumerateFiles(Committed, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length), 1, 12_000_000);

    [Fact]
    public void BrokenFiles_AreEachNamedInTheirReadme()
    {
        var readme = File.ReadAllText(Path.Combine(Committed, "broken", "README.md"));
        var files = Directory.EnumerateFiles(Path.Combine(Committed, "broken")).Select(f => Path.GetFileName(f)!).Where(f => f != "README.md").ToList();
        Assert.True(files.Count > 30);
        Assert.All(files, file => Assert.Contains(file, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_NamesTheSeedAndTheRowsOfTheRun()
    {
        var readme = File.ReadAllText(Path.Combine(Committed, "README.md"));
        Assert.Contains($"--rows {SamplePlan.SmallRows} --seed {SamplePlan.SmallSeed}", readme, StringComparison.Ordinal);
        Assert.Contains("synthetic", readme, StringComparison.OrdinalIgnoreCase);
    }
}
