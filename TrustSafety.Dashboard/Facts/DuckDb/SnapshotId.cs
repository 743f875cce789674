using System.Security.Cryptography;
using System.Text;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb;

internal static class SnapshotId
{
    /// <summary>The same extracts through the same mappings give the same id, in whatever order they came.</summary>
    public static string Of(IEnumerable<LedgerEntry> ledger)
    {
        var lines = ledger.Select(e => $"{e.Fact}\t{e.Sha256}\t{e.MappingSha256}\n").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))))[..12];
    }
}
