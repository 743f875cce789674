using System.Security.Cryptography;
using System.Text;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>A short name for an id that tells rows of the same item apart from others, and means nothing outside this dataset.</summary>
internal sealed class Pseudonyms
{
    private readonly byte[] key;

    private Pseudonyms(byte[] key) => this.key = key;

    public static Pseudonyms Of(byte[] key) => new(key);

    public string For(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)))[..8];
}
