using System.IO.Compression;
using System.Text;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>sample-data/broken has one file per kind of error; its README says which come in all the same.</summary>
public sealed class BrokenFilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "sample-data", "broken");

    private static readonly Dictionary<string, string> Told = new()
    {
        ["action-empty.csv"] = "empty",
        ["action-header-only.csv"] = "no rows",
        ["action-missing-column.csv"] = "missing source",
        ["action-duplicate-column.csv"] = "content_id twice",
        ["action-semicolons.csv"] = "semicolons",
        ["action-tabs.csv"] = "tabs",
        ["action-open-quote.csv"] = "Line 12: a quote is opened",
        ["action-open-quote-at-end.csv"] = "Line 21: a quote is opened",
        ["action-nul-bytes.csv"] = "Line 7: a NUL byte",
        ["action-latin-1.csv"] = "Line 5: bytes that are not UTF-8",
        ["action-utf-16.csv"] = "UTF-16",
        ["action-cut.csv.gz"] = "gzip file is damaged or cut off",
        ["action-not-gzip.csv.gz"] = "not a gzip file",
        ["action-truncated.sqlite"] = "cut off",
        ["action-encrypted.sqlite"] = "encrypted",
        ["no-known-table.sqlite"] = "no table named like a fact",
        ["label-no-weight.csv"] = "missing weight or stratum with stratum_size",
    };

    private static readonly Dictionary<string, (string Column, string Reason, long[] Lines)> Rejected = new()
    {
        ["action-embedded-newline.csv"] = ("", "several lines", [9]),
        ["action-uneven-rows.csv"] = ("", "fields, the header has", [5, 9]),
        ["action-time-without-offset.csv"] = ("actioned_at", "no offset", [.. Enumerable.Range(2, 20)]),
        ["action-time-out-of-range.csv"] = ("actioned_at", "", [3, 6, 9, 12, 15, 18]),
        ["action-negative-views.csv"] = ("views_at_action", "", [4, 8]),
        ["action-unknown-source.csv"] = ("source", "not one of own, user_report, vendor, order", [4, 11]),
        ["action-duplicate-ids.csv"] = ("action_id", "earlier row", [9, 17]),
        ["exposure-negative-views.csv"] = ("views", "below 0", [5, 10]),
        ["exposure-bad-days.csv"] = ("day", "not a date", [4, 7, 10, 13]),
        ["label-weight-zero.csv"] = ("weight", "not above 0", [4, 9, 14]),
        ["label-score-out-of-range.csv"] = ("score", "below 0 or above 1", [4, 9, 14]),
    };

    private static readonly string[] ComeIn = ["action-bom.csv", "action-mixed-line-ends.csv", "action-unknown-columns.csv"];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Where(f => f != "README.md").Order()];

    [Theory, MemberData(nameof(Files))]
    public async Task Import_BrokenFile_SaysWhatIsWrongAndChangesNothing(string name)
    {
        using var temp = new TempDataset();
        await temp.ImportTextAsync("action-before.csv", ImportTests.Actions);
        var before = temp.Checksum();

        var report = Assert.Single((await temp.ImportAsync(Path.Combine(Folder, name))).Extracts);

        if (ComeIn.Contains(name))
        {
            Assert.Equal((ImportOutcome.Published, 20L, 0L), (report.Outcome, report.Accepted, report.Rejected));
            return;
        }
        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Equal(before, temp.Checksum());
        if (Told.TryGetValue(name, out var told)) Assert.Contains(told, report.Message);
        if (Rejected.TryGetValue(name, out var rejected))
            Assert.Equal(rejected.Lines, report.Rejects.Where(r => r.Column == rejected.Column && r.Reason.Contains(rejected.Reason)).Select(r => r.Line));
        if (!Told.ContainsKey(name)) Assert.NotEmpty(report.Rejects);
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Import_BrokenFile_NeverShowsAValue(string name)
    {
        using var temp = new TempDataset();
        var report = Assert.Single((await temp.ImportAsync(Path.Combine(Folder, name))).Extracts);
        var said = string.Join('\n', report.Rejects.Select(r => $"{r.Column} {r.Reason}").Prepend(report.Message));
        foreach (var value in Values(Path.Combine(Folder, name))) Assert.DoesNotContain(value, said);
    }

    [Fact]
    public async Task Import_TimesWithoutOffset_ComeInWithADeclaredZone()
    {
        using var temp = new TempDataset();
        var report = Assert.Single((await temp.ImportAsync(Path.Combine(Folder, "action-time-without-offset.csv"), new ImportOptions { Zone = "Europe/Berlin" })).Extracts);
        Assert.Equal((ImportOutcome.Published, 20L), (report.Outcome, report.Accepted));
    }

    [Fact]
    public async Task Import_UnknownColumns_AreNamedAndDropped()
    {
        using var temp = new TempDataset();
        var report = Assert.Single((await temp.ImportAsync(Path.Combine(Folder, "action-unknown-columns.csv"))).Extracts);
        Assert.Equal(["caption_length", "uploader_age"], report.DroppedColumns);
    }

    /// <summary>Fields below the header that are long enough not to occur in a sentence by chance, and are not words that a message lists as allowed.</summary>
    private static IEnumerable<string> Values(string path)
    {
        if (path.EndsWith(".sqlite", StringComparison.Ordinal)) return [];
        using Stream stream = path.EndsWith("cut.csv.gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var memory = new MemoryStream();
        try
        {
            stream.CopyTo(memory);
        }
        catch (InvalidDataException)
        {
            // The part before the cut is what could leak.
        }
        string[] words = ["own", "user_report", "vendor", "order", "true", "false", "Infinity", "2026-07-21"];
        return Encoding.UTF8.GetString(memory.ToArray()).Split('\n', '\r').Skip(1).SelectMany(l => l.Split(',', ';', '\t')).Select(v => v.Trim('"', ' '))
            .Where(v => v.Length >= 4 && v.Any(char.IsAsciiLetterOrDigit) && !words.Contains(v)).Distinct();
    }
}
