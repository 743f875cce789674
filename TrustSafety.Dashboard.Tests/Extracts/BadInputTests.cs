using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>Bad input that cannot be kept as a file in the repository, or that needs a particular value. Nothing may change, and the message must say where.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Header = "action_id,content_id,actioned_at,action,source\n";

    private readonly TempDataset temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Import_LineOfTenMegabytes_IsRefusedWithItsLine() =>
        await RefusedAsync("action.csv", Header + Row(1) + "a2," + new string('x', 10_000_000) + ",2026-07-20T10:00:00Z,remove,own\n" + Row(3), "Line 3", "longer than 1 MiB");

    [Fact]
    public async Task Import_OpenQuoteInALargeFile_IsRefusedWithTheLineThatOpensIt() =>
        await RefusedAsync("action.csv", Header + Row(1) + "a2,\"c2,2026-07-20T10:00:00Z,remove,own\n" + string.Concat(Enumerable.Range(3, 60_000).Select(Row)), "Line 3", "quote");

    [Fact]
    public async Task Import_Directory_IsRefused() => await RefusedPathAsync(temp.Folder, "directory");

    [Fact]
    public async Task Import_FileThatIsNotThere_IsRefused() => await RefusedPathAsync(temp.PathOf("nothing.csv"), "no such file");

    [Fact]
    public async Task Import_FileThatCannotBeRead_IsRefused()
    {
        // Root may read everything that has permissions; this one the kernel lets nobody read.
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "Needs Linux.");
        await RefusedPathAsync("/proc/self/mem", "not read");
    }

    [Fact]
    public async Task Import_FileWithoutPermission_IsRefused()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = temp.Write("action.csv", Header + Row(1));
        File.SetUnixFileMode(path, UnixFileMode.None);
        File.SetUnixFileMode(temp.Folder, (UnixFileMode)0b111_111_111);
        var before = temp.Checksum();
        // Root may read everything; on this thread, and before the first await, it is a user who owns nothing.
        var root = FileUser.Become(65534);
        var importing = temp.ImportAsync(path);
        FileUser.Become(root);
        var report = Assert.Single((await importing).Extracts);
        Assert.Contains("No permission", report.Message);
        Assert.Equal(before, temp.Checksum());
    }

    [Fact]
    public async Task Import_ExcelWorkbook_IsRefusedWithWhatToDo() => await RefusedPathAsync(temp.Write("action.xlsx", "PK\x03\x04rest"u8.ToArray()), "Excel");

    [Fact]
    public async Task Import_SqliteLockedByAnotherProgram_IsRefused()
    {
        var path = temp.PathOf("week.sqlite");
        using var holder = new SqliteConnection($"Data Source={path};Pooling=false");
        holder.Open();
        Execute(holder, "CREATE TABLE action (action_id TEXT)");
        Execute(holder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO action VALUES ('a1')");
        await RefusedPathAsync(path, "locked");
    }

    [Fact]
    public async Task Import_SqliteWithoutTheToldTable_IsRefusedWithTheTablesItHas()
    {
        var path = temp.PathOf("week.sqlite");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            connection.Open();
            Execute(connection, "CREATE TABLE report (report_id TEXT)");
        }
        await RefusedPathAsync(path, "no table action; it has report", new ImportOptions { As = Fact.Action });
    }

    [Fact]
    public async Task Import_HeaderThatFitsTwoFacts_NamesBoth() =>
        await RefusedAsync("week30.csv", "action_id,content_id,actioned_at,action,source,report_id,reported_at\na1,c1,2026-07-20T10:00:00Z,remove,own,r1,2026-07-20T10:00:00Z\n", "action and report", "--as");

    [Fact]
    public async Task Import_FileWithoutHeader_ShowsNoneOfItsFirstRow()
    {
        var report = await RefusedAsync("week30.csv", "user 4711,+49 170 1234567,2026-07-20T10:00:00Z,remove,own\n" + Row(2), "fits no fact");
        Assert.DoesNotContain("4711", report.Message);
        Assert.DoesNotContain("1234567", report.Message);
    }

    [Fact]
    public async Task Import_ColumnsInCapitals_SaysThatNamesAreLowerCase() =>
        await RefusedAsync("action.csv", Header.ToUpperInvariant() + Row(1), "lower case");

    [Theory]
    [InlineData("yes"), InlineData("no"), InlineData("y"), InlineData("T"), InlineData("on"), InlineData("wahr"), InlineData("1.0"), InlineData("-1"), InlineData("True "), InlineData("2")]
    public async Task Import_BooleanInAnotherSpelling_IsRejected(string text) => await RejectedAsync("automated", text, "true, false, 1 or 0");

    [Theory]
    [InlineData("true"), InlineData("FALSE"), InlineData("False"), InlineData("1"), InlineData("0")]
    public async Task Import_BooleanAsDocumented_ComesIn(string text) =>
        Assert.Equal(ImportOutcome.Published, (await temp.ImportTextAsync("action.csv", WithColumn("automated", text))).Outcome);

    [Theory]
    [InlineData("-1"), InlineData("1.5"), InlineData("NaN"), InlineData("Infinity"), InlineData("1,5"), InlineData("0x10"), InlineData("99999999999999999999"), InlineData("1e"), InlineData("--1")]
    public async Task Import_ViewsThatAreNoCount_AreRejected(string text) => await RejectedAsync("views_at_action", $"\"{text}\"", "");

    [Theory]
    [InlineData("DE\u0007"), InlineData(" DE"), InlineData("DE "), InlineData("DE\u0085")]
    public async Task Import_CodeWithControlCharacterOrBlanks_IsRejected(string text) => await RejectedAsync("market", text, "");

    [Fact]
    public async Task Import_CodeLongerThan64Characters_IsRejectedAndOneOf64ComesIn()
    {
        await RejectedAsync("market", new string('é', 65), "longer than 64");
        Assert.Equal(ImportOutcome.Published, (await temp.ImportTextAsync("action.csv", WithColumn("market", new string('é', 64)))).Outcome);
    }

    [Theory]
    [InlineData("2026-07-20T10:00:00"), InlineData("2026-07-20"), InlineData("20.07.2026 10:00"), InlineData("1999-12-31T23:59:59Z"), InlineData("2100-01-01T00:00:00Z")]
    [InlineData("2026-02-29T10:00:00Z"), InlineData("2026-07-20T24:00:00Z"), InlineData("2026-07-20T10:00:60Z"), InlineData("2026-07-20T10:00:00+26:00"), InlineData("infinity"), InlineData("epoch"), InlineData("2026-07-20T10:00:00 Europe/Berlin")]
    public async Task Import_TimeThatIsNotOne_IsRejected(string text) => await RejectedAsync("created_at", text, "");

    [Fact]
    public async Task Import_FewRejectedRows_ComesInWithTheirLinesListedToDownload()
    {
        var text = Header.Replace("source", "source,views_at_action", StringComparison.Ordinal) + string.Concat(Enumerable.Range(2, 300).Select(line => Row(line).TrimEnd('\n') + (line == 57 ? ",-5\n" : ",5\n")));
        var report = await temp.ImportTextAsync("action.csv", text);

        Assert.Equal((ImportOutcome.Published, 299L, 1L, 300L), (report.Outcome, report.Accepted, report.Rejected, report.PhysicalRecords));
        Assert.Equal([new Reject(57, "views_at_action", "is below 0")], report.Rejects);
        Assert.Equal("line,column,reason\n57,views_at_action,\"is below 0\"\n", (await File.ReadAllTextAsync(report.RejectsFile!, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
        Assert.Equal("views_at_action: is below 0 (1)", Assert.Single(temp.Dataset.ReadLedger()).RejectSummary);
    }

    [Fact]
    public async Task Import_StrayQuoteThatSwallowsLines_CountsEveryLineAsRejected()
    {
        // The quote opened on line 4 is closed by the one on line 9: as one odd row it would pass under the limit.
        var lines = Enumerable.Range(2, 300).Select(line => line is 4 ? "a4,\"c4,2026-07-20T10:00:00Z,remove,own\n" : line is 9 ? "a9,c9\",2026-07-20T10:00:00Z,remove,own\n" : Row(line));
        var report = await temp.ImportTextAsync("action.csv", Header + string.Concat(lines), new ImportOptions { RejectLimit = 0.5m });
        Assert.Equal((294L, 6L, 300L), (report.Accepted, report.Rejected, report.PhysicalRecords));
        Assert.Equal(4, Assert.Single(report.Rejects).Line);
    }

    [Fact]
    public async Task Import_FileOfAnOldMacWithQuotedText_ComesIn()
    {
        var report = await temp.ImportTextAsync("action.csv", (Header.Replace("source", "source,note", StringComparison.Ordinal) + Row(1).Replace("own\n", "own,\"two\nlines, and \"\"quotes\"\"\"\n", StringComparison.Ordinal) + Row(2).Replace("own\n", "own,\n", StringComparison.Ordinal)).Replace('\n', '\r'));
        Assert.Equal((ImportOutcome.Published, 2L, 0L), (report.Outcome, report.Accepted, report.Rejected));
        Assert.Equal(["note"], report.DroppedColumns);
    }

    private static string Row(int i) => string.Create(CultureInfo.InvariantCulture, $"a{i},c{i},2026-07-20T10:00:00Z,remove,own\n");

    private static string WithColumn(string column, string value) => Header.Replace("source", "source," + column, StringComparison.Ordinal) + Row(1).TrimEnd('\n') + "," + value + "\n";

    private async Task RejectedAsync(string column, string value, string reason)
    {
        var report = await RefusedAsync("action.csv", WithColumn(column, value), "1 of 1 rows are rejected");
        var reject = Assert.Single(report.Rejects);
        Assert.Equal((2, column), (reject.Line, reject.Column));
        Assert.Contains(reason, reject.Reason);
    }

    private Task<ExtractReport> RefusedAsync(string name, string text, params string[] told) => RefusedPathAsync(temp.Write(name, Encoding.UTF8.GetBytes(text)), told);

    private Task<ExtractReport> RefusedPathAsync(string path, params string[] told) => RefusedPathAsync(path, told, null);

    private Task<ExtractReport> RefusedPathAsync(string path, string told, ImportOptions options) => RefusedPathAsync(path, [told], options);

    private async Task<ExtractReport> RefusedPathAsync(string path, string[] told, ImportOptions? options)
    {
        var before = temp.Checksum();
        var report = Assert.Single((await temp.ImportAsync(path, options)).Extracts);
        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.All(told, t => Assert.Contains(t, report.Message));
        Assert.Equal(before, temp.Checksum());
        return report;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
