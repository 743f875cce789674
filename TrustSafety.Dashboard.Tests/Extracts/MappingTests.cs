using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>A mapping makes a fact of any table, and can do nothing else.</summary>
public sealed class MappingTests : IDisposable
{
    private const string Log = "Case,When,What\n1,20.07.2026 10:00,TAKE_DOWN\n2,21.07.2026 11:30,LIMIT\n3,22.07.2026 12:00,TAKE_DOWN\n";
    private const string Map = """
        SELECT 'x-' || "Case" AS action_id, "Case" AS content_id, strftime(strptime("When", '%d.%m.%Y %H:%M'), '%Y-%m-%dT%H:%M:%SZ') AS actioned_at,
               lower("What") AS action, 'own' AS source, _line
        FROM extract -- a comment at the end
        """;

    private readonly TempDataset temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Import_WithAMappingBesideTheFile_MakesTheFact()
    {
        temp.Write("log.sql", Map + "\n;\n");
        var report = await temp.ImportTextAsync("log.csv", Log);
        Assert.Equal((ImportOutcome.Published, Fact.Action, 3L), (report.Outcome, report.Fact, report.Accepted));
        Assert.Equal([["x-1", new DateTime(2026, 7, 20, 10, 0, 0), "take_down"]], temp.Rows("SELECT action_id, actioned_at, action FROM action WHERE content_id = '1'"));
        Assert.NotEmpty(Assert.Single(temp.Dataset.ReadLedger()).MappingSha256);
    }

    [Fact]
    public async Task Import_TheSameBytesByAnotherMapping_IsAnotherExtract()
    {
        temp.Write("log.sql", Map);
        await temp.ImportTextAsync("log.csv", Log);
        Assert.Equal(ImportOutcome.AlreadyImported, (await temp.ImportTextAsync("log.csv", Log)).Outcome);
        var other = temp.Write("other.sql", Map.Replace("'x-'", "'y-'", StringComparison.Ordinal));
        Assert.Equal(ImportOutcome.Published, (await temp.ImportTextAsync("log.csv", Log, new ImportOptions { MapFile = other })).Outcome);
    }

    [Fact]
    public async Task Import_RowThatTheMappingCannotConvert_IsRejectedWithItsOwnLine()
    {
        temp.Write("log.sql", Map.Replace("strptime", "try_strptime", StringComparison.Ordinal));
        var report = await temp.ImportTextAsync("log.csv", Log.Replace("21.07", "41.07", StringComparison.Ordinal), new ImportOptions { RejectLimit = 0.5m });
        Assert.Equal((2L, 1L), (report.Accepted, report.Rejected));
        Assert.Equal(new Reject(3, "actioned_at", "is missing, and required"), Assert.Single(report.Rejects));
    }

    [Fact]
    public async Task Import_MappingWhoseConversionFails_IsRefusedWithoutTheValue()
    {
        temp.Write("log.sql", Map.Replace("'own' AS source", "'own' AS source, CAST(\"What\" AS INTEGER) AS views_at_action", StringComparison.Ordinal));
        var report = await temp.ImportTextAsync("log.csv", Log);
        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Contains("TRY_CAST", report.Message);
        Assert.DoesNotContain("TAKE_DOWN", report.Message);
    }

    [Fact]
    public async Task Import_SeveralMappings_GiveAnExtractEach()
    {
        temp.Write("log.action.sql", Map);
        temp.Write("log.review.sql", """SELECT "Case" AS review_id, "Case" AS content_id, 'r1' AS reviewer, '2026-07-20T10:00:00Z' AS decided_at, "What" AS decision FROM extract""");
        var report = await temp.ImportAsync(temp.Write("log.csv", Log));
        Assert.Equal([("log.csv:action", 3L), ("log.csv:review", 3L)], report.Extracts.Select(e => (e.Name, e.Accepted)).Order());
    }

    public static TheoryData<string, string> Escapes => new()
    {
        { "read a file", "SELECT * FROM read_csv('/etc/passwd')" },
        { "read a file by name", "SELECT * FROM '/etc/passwd'" },
        { "read a text", "SELECT content FROM read_text('/etc/hostname')" },
        { "list files", "SELECT * FROM glob('/etc/*')" },
        { "attach", "ATTACH '/tmp/escape.duckdb' AS other" },
        { "copy", "COPY extract TO '/tmp/escape.csv'" },
        { "set", "SET enable_external_access = true" },
        { "two statements", "SELECT 1 AS a; SELECT 2 AS b" },
        { "close the bracket", "SELECT 1 AS a) ; SET threads = 1; SELECT * FROM (SELECT 1 AS a" },
        { "drop", "DROP TABLE extract" },
        { "install", "INSTALL httpfs" },
        { "network", "SELECT * FROM read_parquet('https://127.0.0.1:9/x.parquet')" },
        { "export", "EXPORT DATABASE '/tmp/escape'" },
        { "pragma", "PRAGMA database_list" },
        { "the import's own function", "SELECT * FROM incoming(1)" },
        { "another database of the process", "SELECT * FROM dataset.extract" },
    };

    [Theory, MemberData(nameof(Escapes))]
    public async Task Mapping_ThatWantsMoreThanItsTable_IsRefused(string what, string sql)
    {
        temp.Write("log.sql", sql);
        var report = await temp.ImportTextAsync("log.csv", Log);
        Assert.True(report.Outcome == ImportOutcome.Refused, what);
        Assert.Contains("log.sql", report.Message);
        Assert.DoesNotContain("root:", report.Message);
        Assert.False(File.Exists("/tmp/escape.csv") || File.Exists("/tmp/escape.duckdb") || Directory.Exists("/tmp/escape"));
        Assert.Empty(temp.Dataset.ReadLedger());
    }

    [Fact]
    public async Task Mapping_WithAnUnknownColumn_SaysWhich()
    {
        temp.Write("log.sql", "SELECT Verdict AS action FROM extract");
        Assert.Contains("Verdict", (await temp.ImportTextAsync("log.csv", Log)).Message);
    }

    [Fact]
    public async Task Mapping_ThatIsNotThere_IsRefused() =>
        Assert.Contains("no mapping file missing.sql", (await temp.ImportTextAsync("log.csv", Log, new ImportOptions { MapFile = temp.PathOf("missing.sql") })).Message);
}
