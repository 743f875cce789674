using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace TrustSafety.Dashboard.Sample;

/// <summary>One table of the SQLite file. Times and flags are stored as the text that a CSV would hold.</summary>
internal sealed class SqliteSink : RowSink
{
    private readonly SqliteCommand insert;
    private int field;

    public SqliteSink(SqliteConnection connection, SqliteTransaction transaction, string table, IReadOnlyList<string> columns)
    {
        using var create = connection.CreateCommand();
        create.Transaction = transaction;
        create.CommandText = $"CREATE TABLE \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})";
        create.ExecuteNonQuery();
        insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        for (var i = 0; i < columns.Count; i++) insert.Parameters.AddWithValue($"$p{i}", DBNull.Value);
    }

    public override void Text(ReadOnlySpan<byte> value) => Set(Encoding.UTF8.GetString(value));

    public override void Id(byte prefix, long number, int width) => Set((char)prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'));

    public override void Whole(long value) => Set(value);

    public override void Number(long scaled, int decimals) => Set((decimal)scaled / (decimal)Math.Pow(10, decimals));

    public override void Time(long epochSeconds) => Set(At(epochSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public override void Day(long epochSeconds) => Set(At(epochSeconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override void Flag(bool value) => Set(value ? "true" : "false");

    public override void Empty() => Set(DBNull.Value);

    public override void Dimensions(Cell cell)
    {
        foreach (var value in cell.Dimensions) Text(value);
    }

    public override void Complete() { }

    public override void Dispose() => insert.Dispose();

    protected override void Finish()
    {
        insert.ExecuteNonQuery();
        field = 0;
    }

    private static DateTime At(long epochSeconds) => DateTime.UnixEpoch.AddSeconds(epochSeconds);

    private void Set(object value) => insert.Parameters[field++].Value = value;
}
