using System.IO.Compression;
using Microsoft.Data.Sqlite;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Sample;

/// <summary>
/// The files of one run. They are written beside their place and moved there when all are whole,
/// so that a cancelled or failed run leaves the folder as it was.
/// </summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly string folder;
    private readonly string partial;
    private readonly List<RowSink> sinks = [];
    private readonly SqliteConnection? connection;
    private readonly SqliteTransaction? transaction;

    public SampleFolder(string folder, SamplePlan plan)
    {
        this.folder = folder;
        partial = Path.Combine(folder, $".partial-{Guid.NewGuid():N}");
        Directory.CreateDirectory(partial);
        if (!plan.Large) (connection, transaction) = OpenSqlite(Path.Combine(partial, "operations.sqlite"));
        Exposure = Open(Fact.Exposure, plan, ExposureRows.Columns);
        Label = Open(Fact.Label, plan, LabelRows.Columns);
        Detection = Open(Fact.Detection, plan, DetectionRows.Columns);
        Action = Open(Fact.Action, plan, ActionRows.Columns);
        Review = Open(Fact.Review, plan, ReviewRows.Columns);
        Appeal = Open(Fact.Appeal, plan, AppealRows.Columns);
        Report = Open(Fact.Report, plan, ReportRows.Columns);
        Experiment = Open(Fact.ExperimentUnit, plan, ExperimentRows.Columns);
        Incident = Open(Fact.Incident, plan, IncidentRows.Columns);
    }

    public RowSink Exposure { get; }
    public RowSink Label { get; }
    public RowSink Detection { get; }
    public RowSink Action { get; }
    public RowSink Review { get; }
    public RowSink Appeal { get; }
    public RowSink Report { get; }
    public RowSink Experiment { get; }
    public RowSink Incident { get; }

    public IReadOnlyDictionary<string, long> Rows => FactSchemas.All.ToDictionary(schema => schema.Name, schema => sinks[(int)schema.Fact].Rows);

    public string PathOf(string file) => Path.Combine(partial, file);

    /// <summary>Closes every file and moves it to its place. Returns the names.</summary>
    public IReadOnlyList<string> Publish()
    {
        Close(commit: true);
        var names = Directory.EnumerateFiles(partial).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names) File.Move(Path.Combine(partial, name), Path.Combine(folder, name), overwrite: true);
        Directory.Delete(partial);
        return names;
    }

    public void Dispose()
    {
        Close(commit: false);
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
    }

    /// <summary>Small runs show every format: the biggest tables compressed, two in SQLite, the rest plain.</summary>
    private RowSink Open(Fact fact, SamplePlan plan, string[] columns)
    {
        var name = FactSchemas.Of(fact).Name;
        RowSink sink = fact switch
        {
            Fact.Report or Fact.Incident when !plan.Large => new SqliteSink(connection!, transaction!, name, columns),
            Fact.Exposure or Fact.Label or Fact.Detection or Fact.Action or Fact.Review when !plan.Large =>
                new CsvSink(new GZipStream(Create(name + ".csv.gz"), CompressionLevel.SmallestSize), columns),
            _ => new CsvSink(Create(name + ".csv"), columns),
        };
        sinks.Add(sink);
        return sink;
    }

    private FileStream Create(string name) => new(Path.Combine(partial, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

    private static (SqliteConnection, SqliteTransaction) OpenSqlite(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8';";
        setup.ExecuteNonQuery();
        return (connection, connection.BeginTransaction());
    }

    private void Close(bool commit)
    {
        foreach (var sink in sinks) sink.Dispose();
        sinks.Clear();
        if (connection is null) return;
        if (commit) transaction!.Commit();
        transaction!.Dispose();
        connection.Dispose();
    }
}
