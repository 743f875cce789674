using System.Security.Cryptography;
using System.Text;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Mapping;

/// <summary>A .sql file with one SELECT; `name.fact.sql` also says which fact it makes.</summary>
internal sealed record MappingFile(string Path, string Sql, string Sha256, Fact? Fact)
{
    private const int MaxBytes = 1 << 20;

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Those that were named, in a directory those of this extract; else those beside the extract: week30.sql, week30.action.sql …</summary>
    public static IReadOnlyList<MappingFile> Find(string extract, string? named)
    {
        if (named is not null && !Directory.Exists(named)) return [Read(named)];
        var folder = named ?? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(extract))!;
        var stem = Stem(System.IO.Path.GetFileName(extract));
        var names = FactSchemas.All.Select(s => $"{stem}.{s.Name}.sql").Prepend($"{stem}.sql");
        var found = names.Select(n => System.IO.Path.Combine(folder, n)).Where(File.Exists).Select(Read).ToList();
        if (named is not null && found.Count == 0) throw new ExtractRefusedException($"The directory of mappings has none for this extract: {stem}.sql or {stem}.<fact>.sql.");
        return found;
    }

    private static string Stem(string name)
    {
        foreach (var extension in new[] { ".csv.gz", ".csv", ".sqlite", ".sqlite3", ".db", ".parquet" })
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return name[..^extension.Length];
        return name;
    }

    private static MappingFile Read(string path)
    {
        if (!File.Exists(path)) throw new ExtractRefusedException($"There is no mapping file {System.IO.Path.GetFileName(path)}.");
        if (new FileInfo(path).Length > MaxBytes) throw new ExtractRefusedException($"The mapping {System.IO.Path.GetFileName(path)} is larger than 1 MiB.");
        try
        {
            var bytes = File.ReadAllBytes(path);
            return new(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)), FactOf(path));
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException or DecoderFallbackException)
        {
            throw new ExtractRefusedException($"The mapping {System.IO.Path.GetFileName(path)} cannot be read as UTF-8 text.", failure);
        }
    }

    private static Fact? FactOf(string path)
    {
        var parts = System.IO.Path.GetFileName(path).Split('.');
        return parts.Length > 2 ? FactSchemas.Named(parts[^2])?.Fact : null;
    }
}
