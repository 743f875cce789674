using Microsoft.Data.Sqlite;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Sample;

/// <summary>
/// The files of one run. They are written beside their place and moved there when all are whole,
/// so that a cancelled or failed run leaves the folder as it was.
/// </summary>
internal sealed class SampleFolder : IDisposable
{
    private const string Operations = "operations.sqlite";

    /// <summary>Per fact, in their order.</summary>
    private static readonly string[][] Columns =
    [
        ExposureRows.Columns, LabelRows.Columns, DetectionRows.Columns, ActionRows.Columns, ReviewRows.Columns,
        AppealRows.Columns, ReportRows.Columns, ExperimentRows.Columns, IncidentRows.Columns,
    ];

    private readonly string folder;
    private readonly string partial;
    private readonly List<RowSink> sinks = [];
    private readonly SqliteConnection? connection;
    private readonly SqliteTransaction? transaction;

    private SampleFolder(string folder, SamplePlan plan)
    {
        this.folder = folder;
        partial = Directory.CreateDirectory(Path.Combine(folder, $".partial-{Guid.NewGuid():N}")).FullName;
        if (!plan.Large) (connection, transaction) = OpenSqlite(Path.Combine(partial, Operations));
        for (var fact = 0; fact < Columns.Length; fact++) sinks.Add(Open((Fact)fact, plan));
    }

    /// <exception cref="IOException">The folder cannot be written to, or holds extracts that this run would not replace.</exception>
    public static SampleFolder Create(string folder, SamplePlan plan)
    {
        var stale = AllFiles(!plan.Large).Except(AllFiles(plan.Large)).FirstOrDefault(name => File.Exists(Path.Combine(folder, name)));
        if (stale is not null) throw new IOException($"The folder holds {stale} of another run, which would stand beside the new files. Choose an empty folder.");
        return new SampleFolder(folder, plan);
    }

    public RowSink this[Fact fact] => sinks[(int)fact];

    public IReadOnlyDictionary<string, long> Rows => FactSchemas.All.ToDictionary(schema => schema.Name, schema => this[schema.Fact].Rows);

    public string PathOf(string file) => Path.Combine(partial, file);

    /// <summary>Closes every file and moves it to its place. Returns the names.</summary>
    public IReadOnlyList<string> Publish()
    {
        foreach (var sink in sinks) sink.Complete();
        transaction?.Commit();
        Close();
        var names = Directory.EnumerateFiles(partial).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names) File.Move(Path.Combine(partial, name), Path.Combine(folder, name), overwrite: true);
        Directory.Delete(partial);
        return names;
    }

    public void Dispose()
    {
        try
        {
            Close();
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    private RowSink Open(Fact fact, SamplePlan plan)
    {
        var (name, file) = (FactSchemas.Of(fact).Name, FileOf(fact, plan.Large));
        return file == Operations
            ? new SqliteSink(connection!, transaction!, name, Columns[(int)fact])
            : new CsvSink(Path.Combine(partial, file), file.EndsWith(".gz", StringComparison.Ordinal), Columns[(int)fact]);
    }

    /// <summary>Small runs show every format: the biggest tables compressed, two in SQLite, the rest plain. Large ones are for measuring.</summary>
    private static string FileOf(Fact fact, bool large) => fact switch
    {
        Fact.Report or Fact.Incident when !large => Operations,
        Fact.Exposure or Fact.Label or Fact.Detection or Fact.Action or Fact.Review when !large => FactSchemas.Of(fact).Name + ".csv.gz",
        _ => FactSchemas.Of(fact).Name + ".csv",
    };

    private static IEnumerable<string> AllFiles(bool large) => FactSchemas.All.Select(schema => FileOf(schema.Fact, large)).Distinct();

    private static (SqliteConnection, SqliteTransaction) OpenSqlite(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8';";
        setup.ExecuteNonQuery();
        return (connection, connection.BeginTransaction());
    }

    private void Close()
    {
        foreach (var sink in sinks) sink.Dispose();
        transaction?.Dispose();
        connection?.Dispose();
    }
}
