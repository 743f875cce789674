using TrustSafety.Dashboard.Extracts.Mapping;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Validation;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>Which extracts a file holds.</summary>
internal static class ExtractUnits
{
    public static IReadOnlyList<ExtractUnit> Of(ExtractFile file, ImportOptions options)
    {
        var mappings = MappingFile.Find(file.Path, options.MapFile);
        if (mappings.Count > 0) return [.. mappings.Select(m => Mapped(file, m, options, mappings.Count > 1))];
        return file.Format == FileFormat.Sqlite ? Tables(file, options) : [new(file, file.Name, null, null, options.As)];
    }

    private static ExtractUnit Mapped(ExtractFile file, MappingFile mapping, ImportOptions options, bool several)
    {
        var fact = options.As ?? mapping.Fact;
        var name = several && fact is { } f ? $"{file.Name}:{FactSchemas.Of(f).Name}" : file.Name;
        return new(file, name, file.Format == FileFormat.Sqlite ? OnlyTable(file) : null, mapping, fact);
    }

    private static IReadOnlyList<ExtractUnit> Tables(ExtractFile file, ImportOptions options)
    {
        var tables = SqliteFile.Tables(file.Path);
        var facts = tables.Select(t => (Table: t, Schema: FactSchemas.Named(t.ToLowerInvariant())))
            .Where(t => t.Schema is { } s && (options.As is null || s.Fact == options.As)).ToList();
        if (facts.Count == 0)
            throw new ExtractRefusedException($"The SQLite file has no table {(options.As is { } told ? FactSchemas.Of(told).Name : "named like a fact")}; it has {Show(tables)}. {(options.As is null ? $"Facts are {string.Join(", ", FactSchemas.All.Select(s => s.Name))}." : "")}".TrimEnd());
        return [.. facts.Select(t => new ExtractUnit(file, facts.Count == 1 ? file.Name : $"{file.Name}:{t.Schema!.Name}", t.Table, null, t.Schema!.Fact))];
    }

    private static string OnlyTable(ExtractFile file)
    {
        var tables = SqliteFile.Tables(file.Path);
        return tables.Count == 1 ? tables[0] : throw new ExtractRefusedException($"A mapping reads a SQLite file of one table; this one has {Show(tables)}.");
    }

    private static string Show(IReadOnlyList<string> tables) => tables.Count == 0 ? "none" : string.Join(", ", tables.Take(20).Select(HeaderText.Show));
}
