using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>A table of the sample as text, whatever file holds it. The generator never quotes, so a comma is a comma.</summary>
internal sealed record SampleTable(string Name, string[] Header, List<string[]> Rows)
{
    public int this[string column] => Array.IndexOf(Header, column);

    public IEnumerable<string> Column(string name) => Rows.Select(r => r[this[name]]);

    /// <summary>sha256 of every table's content alone: compressors and SQLite versions differ between machines, rows must not.</summary>
    public static IReadOnlyDictionary<string, string> Hashes(string folder)
    {
        var csv = Directory.EnumerateFiles(folder, "*.csv*").Select(path => (NameOf(path), Hash(path)));
        var sqlite = Directory.EnumerateFiles(folder, "*.sqlite").SelectMany(Sqlite).Select(table => (table.Name, Hash(table)));
        return csv.Concat(sqlite).OrderBy(t => t.Item1, StringComparer.Ordinal).ToDictionary(t => t.Item1, t => t.Item2);
    }

    public static IReadOnlyList<SampleTable> All(string folder)
    {
        var csv = Directory.EnumerateFiles(folder, "*.csv*").Select(Csv);
        var sqlite = Directory.EnumerateFiles(folder, "*.sqlite").SelectMany(Sqlite);
        return [.. csv.Concat(sqlite).OrderBy(t => t.Name, StringComparer.Ordinal)];
    }

    private static string NameOf(string path) => Path.GetFileName(path).Split('.')[0];

    private static Stream Open(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);

    private static string Hash(string path)
    {
        using var content = Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(content))[..16];
    }

    private static string Hash(SampleTable table) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', table.Rows.Prepend(table.Header).Select(r => string.Join(',', r))))))[..16];

    private static SampleTable Csv(string path)
    {
        using var text = new StreamReader(Open(path));
        var header = text.ReadLine()!.Split(',');
        var rows = new List<string[]>();
        while (text.ReadLine() is { } line) rows.Add(line.Split(','));
        return new SampleTable(NameOf(path), header, rows);
    }

    private static IEnumerable<SampleTable> Sqlite(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var list = connection.CreateCommand();
        list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        var names = new List<string>();
        using (var reader = list.ExecuteReader())
            while (reader.Read()) names.Add(reader.GetString(0));
        return [.. names.Select(name => Table(connection, name))];
    }

    private static SampleTable Table(SqliteConnection connection, string name)
    {
        using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{name}\" ORDER BY rowid";
        using var reader = select.ExecuteReader();
        var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))]);
        return new SampleTable(name, header, rows);
    }
}
