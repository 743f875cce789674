using System.Buffers;
using System.Text;
using System.Text.Unicode;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>
/// The bytes of a CSV file on their way to the parser: each must be UTF-8, and lines are counted here, apart from the parser.
/// </summary>
/// <param name="inner">The text, decompressed.</param>
/// <param name="chunk">Bytes handed on at once, at most.</param>
internal sealed class CsvText(Stream inner, int chunk) : Stream
{
    private readonly byte[] split = new byte[4];
    private int splitLength;
    private bool started;
    private byte last = (byte)'\n';
    private long breaks;

    /// <summary>Lines so far, the one that has begun included.</summary>
    public long Lines => breaks + (last is (byte)'\n' or (byte)'\r' ? 0 : 1);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var bytes = buffer[..Fill(buffer[..Math.Min(buffer.Length, chunk)])];
        if (bytes.IsEmpty) RefuseSplit();
        else Check(bytes);
        return bytes.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Fill(Span<byte> buffer)
    {
        try
        {
            var read = started ? inner.Read(buffer) : inner.ReadAtLeast(buffer, Math.Min(4, buffer.Length), throwOnEndOfStream: false);
            if (!started) CsvEncoding.RefuseUtf16(buffer[..read]);
            started = true;
            return read;
        }
        catch (InvalidDataException damaged)
        {
            throw new ExtractRefusedException($"The gzip file is damaged or cut off, somewhere after line {breaks}.", damaged);
        }
        catch (IOException failure)
        {
            throw new ExtractRefusedException($"The file cannot be read on, somewhere after line {breaks}.", failure);
        }
    }

    private void Check(ReadOnlySpan<byte> bytes)
    {
        var whole = bytes[Join(bytes)..];
        if (Rune.DecodeLastFromUtf8(whole, out _, out var cut) == OperationStatus.NeedMoreData && cut > 0)
        {
            whole[^cut..].CopyTo(split);
            splitLength = cut;
            whole = whole[..^cut];
        }
        var line = breaks + (last == (byte)'\r' && bytes[0] == (byte)'\n' ? 0 : 1);
        if (whole.Contains((byte)0) || !Utf8.IsValid(whole)) CsvEncoding.Refuse(whole, line);
        breaks = line - 1 + LineBreaks.Count(bytes);
        last = bytes[^1];
    }

    /// <summary>Completes a character that the end of the bytes before has split; how many bytes belong to it.</summary>
    private int Join(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (splitLength > 0 && taken < bytes.Length)
        {
            split[splitLength++] = bytes[taken++];
            var status = Rune.DecodeFromUtf8(split.AsSpan(0, splitLength), out _, out _);
            if (status == OperationStatus.InvalidData) RefuseSplit();
            if (status == OperationStatus.Done) splitLength = 0;
        }
        return taken;
    }

    private void RefuseSplit()
    {
        if (splitLength > 0) CsvEncoding.Refuse(split.AsSpan(0, splitLength), breaks + 1);
    }
}
