using System.IO.Compression;

namespace TrustSafety.Dashboard.Extracts.Reading;

internal static class Gzip
{
    private const string Strict = "System.IO.Compression.UseStrictValidation";

    /// <summary>Throws InvalidDataException at the end of a stream that was cut off; .NET does so only when told to, see Directory.Build.props.</summary>
    public static GZipStream Open(Stream compressed) =>
        AppContext.TryGetSwitch(Strict, out var on) && on
            ? new GZipStream(compressed, CompressionMode.Decompress)
            : throw new InvalidOperationException($"{Strict} is off: a gzip file that was cut off would pass as whole.");
}
