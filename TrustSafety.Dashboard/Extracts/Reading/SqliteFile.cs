using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>A SQLite file as a source: opened for reading only, its troubles in words.</summary>
internal static class SqliteFile
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static IReadOnlyList<string> Tables(string path)
    {
        RefuseTruncated(path);
        using var connection = Open(path);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
            using var reader = command.ExecuteReader();
            var tables = new List<string>();
            while (reader.Read()) tables.Add(reader.GetString(0));
            return tables;
        }
        catch (SqliteException failure)
        {
            throw Refusal(failure);
        }
    }

    public static SqliteConnection Open(string path)
    {
        // A lock is not waited for: who holds it may be writing for hours.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Refusal(failure);
        }
    }

    public static ExtractRefusedException Refusal(SqliteException failure) => new(failure.SqliteErrorCode switch
    {
        Busy or Locked => "The SQLite file is locked by another program. Close it there, or copy the file with `VACUUM INTO`.",
        Corrupt => "The SQLite file is damaged or cut off.",
        CannotOpen => "The SQLite file cannot be opened: no permission, or its write-ahead log is missing.",
        NotADatabase => "This is not a SQLite database: it is encrypted, damaged, or something else under that name.",
        _ => "The SQLite file cannot be read.",
    }, failure);

    /// <summary>The header says how many pages there must be; reading alone would notice only if a missing one were needed.</summary>
    private static void RefuseTruncated(string path)
    {
        Span<byte> header = stackalloc byte[100];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) throw new ExtractRefusedException("The SQLite file is damaged or cut off.");
        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        var pages = BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
        if (stream.Length < pages * (pageSize == 1 ? 65536L : pageSize)) throw new ExtractRefusedException("The SQLite file is damaged or cut off: it is shorter than its header says.");
    }
}
