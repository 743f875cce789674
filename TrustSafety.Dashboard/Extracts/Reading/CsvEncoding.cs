using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Extracts are UTF-8, with or without a byte order mark. Anything else would turn names into other names.</summary>
internal static class CsvEncoding
{
    /// <summary>Known by its mark or by its zeros.</summary>
    public static void RefuseUtf16(ReadOnlySpan<byte> start)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (start.Length > 3 && (start[0] == 0) != (start[1] == 0) && (start[2] == 0) == (start[0] == 0)))
            throw new ExtractRefusedException("The file is UTF-16. Save it as UTF-8.");
    }

    /// <summary>Names the line of the first byte that cannot be.</summary>
    public static void Refuse(ReadOnlySpan<byte> bytes, long firstLine)
    {
        var zero = bytes.IndexOf((byte)0);
        var end = zero >= 0 ? zero : bytes.Length;
        var valid = ValidLength(bytes[..end]);
        var line = firstLine + LineBreaks.Count(bytes[..valid]);
        throw new ExtractRefusedException(valid < end
            ? $"Line {line}: bytes that are not UTF-8; the file may be Latin-1 (Windows-1252). Save it as UTF-8."
            : $"Line {line}: a NUL byte. The file is damaged or not a text file.");
    }

    /// <summary>Length of the longest valid beginning.</summary>
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && System.Text.Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done) at += used;
        return at;
    }
}
