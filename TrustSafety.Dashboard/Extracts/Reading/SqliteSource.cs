using Microsoft.Data.Sqlite;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Reads one table of a SQLite file. Every value becomes its text, so that all formats meet the same checks.</summary>
internal sealed class SqliteSource : IRecordSource
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand command;
    private readonly SqliteDataReader reader;
    private readonly long fileBytes;
    private readonly long count;
    private long row;

    public SqliteSource(string path, string table)
    {
        (connection, fileBytes) = (SqliteFile.Open(path), new FileInfo(path).Length);
        try
        {
            var quoted = $"\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            using var counting = connection.CreateCommand();
            counting.CommandText = $"SELECT count(*) FROM {quoted}";
            count = (long)counting.ExecuteScalar()!;
            command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {quoted}";
            reader = command.ExecuteReader();
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw SqliteFile.Refusal(failure);
        }
        Header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>The engine reads pages as it likes: rows stand in for bytes.</summary>
    public long BytesRead => count == 0 ? fileBytes : (long)((double)row / count * fileBytes);

    public bool Read(Batch batch, ReadOnlySpan<int> slots)
    {
        batch.Clear();
        var writer = new FieldWriter(batch);
        try
        {
            while (batch.Count < Batch.Capacity && reader.Read())
            {
                var at = batch.Add(++row);
                for (var i = 0; i < slots.Length; i++)
                    if (slots[i] >= 0 && !writer.Write(slots[i], at, reader.GetValue(i))) batch.Problems[at] = "holds a BLOB where text or a number belongs";
            }
        }
        catch (SqliteException failure)
        {
            throw SqliteFile.Refusal(failure);
        }
        return batch.Count > 0;
    }

    public void Reconcile(long accepted, long rejected)
    {
        if (accepted + rejected != count) throw new ExtractRefusedException($"The table has {count} rows, but {accepted} were accepted and {rejected} rejected. The file changed while it was read.");
    }

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
        connection.Dispose();
    }
}
