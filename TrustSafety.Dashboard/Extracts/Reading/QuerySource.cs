using System.Globalization;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Reads the answer of a query as text: a Parquet file, or the result of a mapping. Its column `_line` says where a row came from.</summary>
internal sealed class QuerySource : IRecordSource
{
    public const string Line = "_line";

    private readonly DuckDBConnection engine;
    private readonly DuckDBCommand command;
    private readonly DuckDBDataReader reader;
    private readonly Func<DuckDBException, ExtractRefusedException> refusal;
    private readonly int line;
    private readonly int[] columns;
    private readonly long? expected;
    private long row;

    /// <param name="engine">Disposed with the source.</param>
    /// <param name="names">The columns of the query, in order.</param>
    /// <param name="expected">Rows the answer must have, if that is known apart from reading it.</param>
    public QuerySource(DuckDBConnection engine, string query, IReadOnlyList<string> names, long bytes, long? expected, Func<DuckDBException, ExtractRefusedException> refusal)
    {
        (this.engine, this.refusal, this.expected, BytesRead) = (engine, refusal, expected, bytes);
        line = names.ToList().IndexOf(Line);
        columns = [.. Enumerable.Range(0, names.Count).Where(i => i != line)];
        Header = [.. columns.Select(i => names[i])];
        command = engine.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = Sql(query, names.Count);
        reader = Run(() => command.ExecuteReader());
    }

    public IReadOnlyList<string> Header { get; }

    public long BytesRead { get; }

    public bool Read(Batch batch, ReadOnlySpan<int> slots)
    {
        batch.Clear();
        var writer = new FieldWriter(batch);
        while (batch.Count < Batch.Capacity && Run(reader.Read))
        {
            row++;
            var at = batch.Add(line >= 0 && !reader.IsDBNull(line) && long.TryParse(reader.GetString(line), CultureInfo.InvariantCulture, out var from) ? from : row);
            for (var i = 0; i < slots.Length; i++)
                if (slots[i] >= 0 && !reader.IsDBNull(columns[i])) writer.Write(slots[i], at, reader.GetString(columns[i]));
        }
        return batch.Count > 0;
    }

    public void Reconcile(long accepted, long rejected)
    {
        if (expected is { } rows && accepted + rejected != rows)
            throw new ExtractRefusedException($"The file has {rows} rows, but {accepted} were accepted and {rejected} rejected: it is damaged.");
    }

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
        engine.Dispose();
    }

    private static string Sql(string query, int count)
    {
        var names = Enumerable.Range(0, count).Select(i => $"c{i}").ToList();
        return $"SELECT {string.Join(", ", names.Select(n => $"CAST({n} AS VARCHAR)"))} FROM ({query}\n) AS answer({string.Join(", ", names)})";
    }

    private T Run<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (DuckDBException failure)
        {
            throw refusal(failure);
        }
    }
}
