using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Extracts are UTF-8, with or without a byte order mark. Anything else would turn names into other names.</summary>
internal static class CsvEncoding
{
    /// <summary>Length of the byte order mark. Refuses UTF-16 by its mark or by its zeros.</summary>
    public static int Check(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> utf8Mark = [0xEF, 0xBB, 0xBF];
        if (start.StartsWith(utf8Mark)) return utf8Mark.Length;
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (start.Length > 3 && (start[0] == 0) != (start[1] == 0) && (start[2] == 0) == (start[0] == 0)))
            throw new ExtractRefusedException("The file is UTF-16. Save it as UTF-8.");
        return 0;
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
