using TrustSafety.Dashboard.Extracts.Reading;

namespace TrustSafety.Dashboard.Extracts.Import;

internal enum FileFormat { Csv, CsvGz, Sqlite, Parquet }

/// <summary>A file as it was brought: what it is by its first bytes, not by its name.</summary>
internal sealed record ExtractFile(string Path, string Name, FileFormat Format, long Bytes, DateTime ModifiedAt)
{
    public string FormatName => Format switch { FileFormat.Csv => "csv", FileFormat.CsvGz => "csv.gz", FileFormat.Sqlite => "sqlite", _ => "parquet" };

    /// <exception cref="ExtractRefusedException">There is nothing that could be read.</exception>
    public static ExtractFile Open(string path, string? name)
    {
        if (Directory.Exists(path)) throw new ExtractRefusedException("This is a directory. Name the files in it, e.g. with a pattern: import folder/*.csv.");
        var file = new FileInfo(path);
        if (!file.Exists) throw new ExtractRefusedException("There is no such file.");
        return new(path, name ?? file.Name, Recognise(FirstBytes(path), file.Extension), file.Length, file.LastWriteTimeUtc);
    }

    public HashingStream OpenHashed() => new(OpenRead(Path));

    /// <summary>The file changed under the import: what was read may be half of two versions.</summary>
    public void RefuseIfChanged()
    {
        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != Bytes || now.LastWriteTimeUtc != ModifiedAt) throw new ExtractRefusedException("The file was changed while it was read. Import it again when it is complete.");
    }

    private static byte[] FirstBytes(string path)
    {
        using var stream = OpenRead(path);
        var start = new byte[16];
        try
        {
            return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (IOException failure)
        {
            throw new ExtractRefusedException("The file can be opened but not read.", failure);
        }
    }

    private static FileStream OpenRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ExtractRefusedException("No permission to read the file.", failure);
        }
        catch (IOException failure)
        {
            throw new ExtractRefusedException("The file cannot be read; it may be locked by another program.", failure);
        }
    }

    private static FileFormat Recognise(ReadOnlySpan<byte> start, string extension)
    {
        if (start.StartsWith("SQLite format 3\0"u8)) return FileFormat.Sqlite;
        if (start.StartsWith("PAR1"u8)) return FileFormat.Parquet;
        if (start is [0x1F, 0x8B, ..]) return FileFormat.CsvGz;
        if (start.StartsWith("PK\x03\x04"u8)) throw new ExtractRefusedException("This is a ZIP archive or an Excel workbook. Extracts are .csv, .csv.gz, SQLite or .parquet.");
        return extension.ToLowerInvariant() switch
        {
            ".sqlite" or ".sqlite3" or ".db" => throw new ExtractRefusedException("This is not a SQLite database: it is encrypted, damaged, or something else under that name."),
            ".parquet" => throw new ExtractRefusedException("This is not a Parquet file: it is damaged, or something else under that name."),
            ".gz" => throw new ExtractRefusedException("This is not a gzip file: it is damaged, or something else under that name."),
            _ => FileFormat.Csv,
        };
    }
}
