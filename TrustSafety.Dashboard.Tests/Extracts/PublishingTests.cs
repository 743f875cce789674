using System.Globalization;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>What is in the dataset after extracts came and went.</summary>
public sealed class PublishingTests
{
    private const string Label = "sample_id,viewed_at,content_id,violating,stratum,stratum_size\n";

    [Fact]
    public async Task Label_WithStrata_WeighsTheStratumBySizeOverDrawnRows()
    {
        using var temp = new TempDataset();
        var report = await temp.ImportTextAsync("label.csv", Label
            + "s1,2026-07-20T10:00:00Z,c1,true,high,10\ns2,2026-07-20T10:00:00Z,c2,0,high,10\ns3,2026-07-20T10:00:00Z,c3,1,high,10\ns4,2026-07-20T10:00:00Z,c4,false,low,1000\nbad,2026-07-20T10:00:00Z,c5,perhaps,low,1000\n",
            new ImportOptions { RejectLimit = 0.5m });
        Assert.Equal((4L, 1L), (report.Accepted, report.Rejected));
        // 10 views over the 3 drawn; the rejected row was not drawn.
        Assert.Equal([["s1", 3.333333m], ["s2", 3.333333m], ["s3", 3.333333m], ["s4", 1000m]], temp.Rows("SELECT sample_id, weight FROM label ORDER BY sample_id"));
    }

    [Fact]
    public async Task ExperimentUnit_NumericColumns_BecomeOutcomesAndGoWithTheirExtract()
    {
        using var temp = new TempDataset();
        await temp.ImportTextAsync("experiment_unit-1.csv", "experiment,arm,unit_id,assigned_at,sessions\ne1,control,u1,2026-07-01T00:00:00Z,1.5\n");
        var before = temp.Checksum();
        var second = await temp.ImportTextAsync("experiment_unit-2.csv", "experiment,arm,unit_id,assigned_at,sessions,retained,pre_sessions,note,Weird Name\ne2,control,u1,2026-07-01T00:00:00Z,2,TRUE,-1e-3,seen,1\ne2,control,u2,2026-07-01T00:00:00Z,,false,4,again,2\n");

        Assert.Equal(["note", "Weird Name"], second.DroppedColumns.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["sessions", "retained", "pre_sessions"], temp.Dataset.ReadLedger()[^1].Outcomes);
        Assert.Equal([["u1", 2m, 1m, -0.001m], ["u2", null, 0m, 4m]], temp.Rows("SELECT unit_id, sessions, retained, pre_sessions FROM experiment_unit WHERE experiment = 'e2' ORDER BY unit_id"));

        await temp.Removal.RemoveAsync(second.Id!.Value, TestContext.Current.CancellationToken);
        Assert.Equal(before, temp.Checksum());
    }

    [Fact]
    public async Task Import_KeyThatIsPublishedAlready_IsRejectedAndTheFirstStays()
    {
        using var temp = new TempDataset();
        await temp.ImportTextAsync("detection-1.csv", "content_id,strategy,scored_at,fired\nc1,s1,2026-07-20T10:00:00Z,1\n");
        var report = await temp.ImportTextAsync("detection-2.csv", "content_id,strategy,scored_at,fired\nc1,s2,2026-07-20T10:00:00Z,1\nc1,s1,2026-07-21T10:00:00Z,0\nc1s,1,2026-07-21T10:00:00Z,0\n", new ImportOptions { RejectLimit = 0.5m });
        Assert.Equal((2L, 1L), (report.Accepted, report.Rejected));
        Assert.Equal(3, Assert.Single(report.Rejects).Line);
        Assert.Equal([[true]], temp.Rows("SELECT fired FROM detection WHERE content_id = 'c1' AND strategy = 's1'"));
    }

    [Fact]
    public async Task Import_TheSameBytesUnderAnotherName_ChangesNothing()
    {
        using var temp = new TempDataset();
        await temp.ImportTextAsync("action-1.csv", ImportTests.Actions);
        var (before, version) = (temp.Checksum(), temp.Dataset.Version);
        var report = await temp.ImportTextAsync("action-2.csv", ImportTests.Actions);
        Assert.Equal((ImportOutcome.AlreadyImported, 1), (report.Outcome, report.Id));
        Assert.Equal((before, version), (temp.Checksum(), temp.Dataset.Version));
    }

    [Fact]
    public async Task Import_Parquet_MeetsTheSameChecks()
    {
        using var temp = new TempDataset();
        using (var connection = new DuckDBConnection("Data Source=:memory:"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                COPY (SELECT 'a' || i AS action_id, 'c' || i AS content_id, TIMESTAMPTZ '2026-07-20 10:00:00+02' AS actioned_at, 'remove' AS action, 'own' AS source, i = 1 AS automated,
                             CASE WHEN i = 7 THEN -1 ELSE i END AS views_at_action FROM range(200) t(i)) TO '{temp.PathOf("action.parquet")}' (FORMAT parquet)
                """;
            command.ExecuteNonQuery();
        }
        var report = Assert.Single((await temp.ImportAsync(temp.PathOf("action.parquet"))).Extracts);
        Assert.Equal((ImportOutcome.Published, 199L, 1L), (report.Outcome, report.Accepted, report.Rejected));
        Assert.Equal(new Reject(8, "views_at_action", "is below 0"), Assert.Single(report.Rejects));
        Assert.Equal([[new DateTime(2026, 7, 20, 8, 0, 0), 199L]], temp.Rows("SELECT actioned_at, count(*) FROM action GROUP BY 1"));
    }

    [Fact]
    public async Task Import_Cancelled_LeavesNothing()
    {
        using var temp = new TempDataset();
        await temp.ImportTextAsync("action-1.csv", ImportTests.Actions);
        var before = temp.Checksum();
        var path = temp.Write("action-2.csv", "action_id,content_id,actioned_at,action,source\n" + string.Concat(Enumerable.Range(1, 200_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"b{i},c{i},2026-07-20T10:00:00Z,remove,own\n"))));
        using var cancel = new CancellationTokenSource();
        var progress = new Reports(p => { if (p.Rows > 50_000) cancel.Cancel(); });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => temp.Importer.ImportAsync(path, ImportOptions.None, progress, cancel.Token));

        Assert.Equal(before, temp.Checksum());
        Assert.Equal(ImportOutcome.Published, Assert.Single((await temp.ImportAsync(path)).Extracts).Outcome);
    }

    [Fact]
    public async Task Progress_OfAnImport_NamesEveryPhaseAndEndsAtTheLastByte()
    {
        using var temp = new TempDataset();
        var seen = new List<ImportProgress>();
        await temp.Importer.ImportAsync(temp.Write("action.csv", ImportTests.Actions), ImportOptions.None, new Reports(seen.Add), TestContext.Current.CancellationToken);
        Assert.Equal([ImportPhase.Recognising, ImportPhase.Reading, ImportPhase.Publishing, ImportPhase.Done], seen.Select(p => p.Phase).Distinct());
        Assert.Equal((3L, seen[^1].TotalBytes), (seen[^1].Rows, seen[^1].Bytes));
    }

    [Fact]
    public async Task PublishStep_ThatFails_UndoesThePublication()
    {
        var step = new Counting();
        using var temp = new TempDataset(step);
        await temp.ImportTextAsync("action-1.csv", ImportTests.Actions);
        var before = temp.Checksum();
        step.Fail = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => temp.ImportTextAsync("action-2.csv", ImportTests.Actions.Replace("\na", "\nb", StringComparison.Ordinal)));
        Assert.Equal(before, temp.Checksum());
        Assert.Equal([[1L]], temp.Rows("SELECT count(*) FROM counted"));
    }

    [Fact]
    public async Task Dataset_OpenInAnotherProcess_SaysSoWithItsDirectory()
    {
        using var temp = new TempDataset();
        temp.Dataset.Connect().Dispose();
        var (exitCode, _, error) = await ImportProcess.RunAsync(TestContext.Current.CancellationToken, "extracts", "--data", temp.Dataset.Options.Directory);
        Assert.Equal(1, exitCode);
        Assert.Contains($"The dataset in {temp.Dataset.Options.Directory} is in use by another process", error);
    }

    [Fact]
    public async Task CommandLine_ImportListRemove_SpeaksByExitCodeAndJson()
    {
        using var temp = new TempDataset();
        var (good, bad, data) = (temp.Write("action.csv", ImportTests.Actions), temp.Write("action-bad.csv", "action_id\n1\n"), temp.PathOf("cli"));
        var cancellation = TestContext.Current.CancellationToken;
        var (imported, json, _) = await ImportProcess.RunAsync(cancellation, "import", good, "--data", data, "--json");
        Assert.Equal(0, imported);
        Assert.Contains("\"outcome\": \"published\"", json);
        Assert.Equal(1, (await ImportProcess.RunAsync(cancellation, "import", bad, good, "--data", data)).ExitCode);
        Assert.Equal(2, (await ImportProcess.RunAsync(cancellation, "import", good, "--as", "nonsense", "--data", data)).ExitCode);
        Assert.Contains("action.csv", (await ImportProcess.RunAsync(cancellation, "extracts", "--data", data)).Out);
        Assert.Equal(1, (await ImportProcess.RunAsync(cancellation, "extracts", "remove", "99", "--data", data)).ExitCode);
        Assert.Equal(0, (await ImportProcess.RunAsync(cancellation, "extracts", "remove", "1", "--data", data)).ExitCode);
        Assert.Contains("No extracts yet", (await ImportProcess.RunAsync(cancellation, "extracts", "--data", data)).Out);
    }

    private sealed class Reports(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }

    private sealed class Counting : IPublishStep
    {
        public bool Fail { get; set; }

        public void Prepare(DuckDBConnection connection) => Execute(connection, "CREATE TABLE IF NOT EXISTS counted (id INTEGER)");

        public void Published(DuckDBConnection connection, LedgerEntry entry)
        {
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO counted VALUES ({entry.Id})"));
            if (Fail) throw new InvalidOperationException("The step fails.");
        }

        public void Removed(DuckDBConnection connection, LedgerEntry entry) => Execute(connection, string.Create(CultureInfo.InvariantCulture, $"DELETE FROM counted WHERE id = {entry.Id}"));

        private static void Execute(DuckDBConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
