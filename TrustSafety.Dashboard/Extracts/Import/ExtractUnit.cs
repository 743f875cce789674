using TrustSafety.Dashboard.Extracts.Mapping;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>One extract in a file: a whole file, one table of it, or what one mapping makes of it.</summary>
internal sealed record ExtractUnit(ExtractFile File, string Name, string? Table, MappingFile? Mapping, Fact? Fact)
{
    public string MappingSha256 => Mapping?.Sha256 ?? "";
}
