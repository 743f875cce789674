namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>LF, CR LF and CR each end a line.</summary>
internal static class LineBreaks
{
    public static int Count(ReadOnlySpan<byte> text)
    {
        var feeds = text.Count((byte)'\n');
        var returns = text.Count((byte)'\r');
        return returns == 0 ? feeds : feeds + returns - text.Count("\r\n"u8);
    }
}
