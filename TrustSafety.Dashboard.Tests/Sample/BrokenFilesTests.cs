using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Tests.Extracts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>What the README of sample-data/broken promises of each file.</summary>
public sealed class BrokenFilesTests(BrokenFilesTests.OneDataset dataset) : IClassFixture<BrokenFilesTests.OneDataset>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "sample-data", "broken");

    private static readonly string[] ComesIn = ["action-unknown-columns.csv", "action-bom.csv", "action-mixed-line-ends.csv"];

    /// <summary>What stands in the files and must never stand in a message.</summary>
    private static readonly string[] Values = ["a003", "c003", "s003", "v003", "fraud", "harassment", "robot", "betr", "maybe", "wahr", "1762300000", "99999", "yesterday", "922337", "12.5", "1e400", "case-"];

    public static TheoryData<string> Refused =>
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Where(f => f != "README.md" && !ComesIn.Contains(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Accepted => [.. ComesIn];

    [Theory, MemberData(nameof(Refused))]
    public async Task BrokenFile_Imported_IsRefusedWithoutAValueAndChangesNothing(string file)
    {
        var before = dataset.It.Checksum();
        var report = await dataset.It.ImportAsync(Path.Combine(Folder, file));
        Assert.All(report.Extracts, e => Assert.Equal(ImportOutcome.Refused, e.Outcome));
        Assert.Equal(before, dataset.It.Checksum());
        var said = string.Join('\n', report.Extracts.SelectMany(e => e.Rejects.Select(r => $"{r.Line} {r.Column}: {r.Reason}").Prepend(e.Message)));
        TestContext.Current.SendDiagnosticMessage("{0}: {1}", file, said);
        Assert.All(Values, value => Assert.DoesNotContain(value, said, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Accepted))]
    public async Task UnusualFile_Imported_ComesInWhole(string file)
    {
        using var own = new TempDataset();
        var extract = Assert.Single((await own.ImportAsync(Path.Combine(Folder, file))).Extracts);
        Assert.Equal(ImportOutcome.Published, extract.Outcome);
        Assert.Equal((20, 0), (extract.Accepted, extract.Rejected));
        Assert.Equal(file.Contains("unknown") ? ["caption_length", "uploader_age"] : [], extract.DroppedColumns);
    }

    [Fact]
    public async Task TimesWithoutOffset_WithADeclaredZone_ComeIn()
    {
        using var own = new TempDataset();
        var extract = Assert.Single((await own.ImportAsync(Path.Combine(Folder, "action-time-without-offset.csv"), new ImportOptions { Zone = "Europe/Berlin" })).Extracts);
        Assert.Equal((ImportOutcome.Published, 20L), (extract.Outcome, extract.Accepted));
    }

    public sealed class OneDataset : IDisposable
    {
        internal TempDataset It { get; } = new();

        public void Dispose() => It.Dispose();
    }
}
