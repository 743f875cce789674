using System.Text.Unicode;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>
/// Reads CSV in UTF-8. Lines are counted twice, by the parser and apart from it, and the two must agree with the rows:
/// a quote that swallows lines cannot pass as one odd row.
/// </summary>
internal sealed class CsvSource : IRecordSource
{
    /// <summary>No record of any fact is near it; a quote that is never closed is.</summary>
    public const int MaxRecordBytes = 1 << 20;

    private readonly Stream stream;
    private readonly Func<long> bytesRead;
    private readonly CsvRecord record = new();
    private byte[] buffer;
    private int from;
    private int to;
    private bool atEnd;
    private long line = 1;
    private long blankLines;
    private long headerLines;
    private long innerLines;
    private long countedLines;
    private bool endsOpen;

    /// <param name="stream">The text, decompressed.</param>
    /// <param name="bytesRead">Bytes of the file behind it.</param>
    /// <param name="bufferBytes">At first; it grows up to what a record may have.</param>
    public CsvSource(Stream stream, Func<long> bytesRead, int bufferBytes = 1 << 22)
    {
        (this.stream, this.bytesRead, buffer) = (stream, bytesRead, new byte[bufferBytes]);
        try
        {
            Fill();
            from = CsvEncoding.Check(buffer.AsSpan(0, to));
            Header = ReadHeader();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Every field may run over several lines: only a mapping knows which become columns of a fact.</summary>
    public bool TextMayRunOverLines { get; init; }

    public long BytesRead => bytesRead();

    public bool Read(Batch batch, ReadOnlySpan<int> slots)
    {
        batch.Clear();
        if (from == to && !Fill()) return false;
        var begin = from;
        while (batch.Count < Batch.Capacity)
        {
            var next = from == to ? -1 : record.Parse(buffer.AsSpan(0, to), from, atEnd);
            if (next >= 0)
            {
                Take(batch, slots, begin, next);
                continue;
            }
            if (batch.Count > 0) break;
            Consume(begin, from);
            if (from == to && atEnd) return false;
            RefuseWhenEndless();
            if (!Fill() && from == to) return false;
            begin = from;
        }
        Consume(begin, from);
        batch.EnsureBytes(from - begin);
        buffer.AsSpan(begin, from - begin).CopyTo(batch.Bytes);
        return true;
    }

    public void Reconcile(long accepted, long rejected)
    {
        var lines = countedLines + (endsOpen ? 1 : 0);
        var expected = lines - headerLines - blankLines - innerLines;
        if (accepted + rejected != expected)
            throw new ExtractRefusedException($"The file has {expected} lines of data, but {accepted} rows were accepted and {rejected} rejected: a quote has swallowed lines. Check the quotes around fields that hold a line break.");
    }

    public void Dispose() => stream.Dispose();

    private List<string> ReadHeader()
    {
        int next;
        while ((next = from == to ? -1 : record.Parse(buffer.AsSpan(0, to), from, atEnd)) < 0)
        {
            if (from == to && atEnd) throw new ExtractRefusedException("The file is empty: it has not even a header line.");
            RefuseWhenEndless();
            Fill();
        }
        record.Unescape(buffer.AsSpan(0, to));
        Consume(from, next);
        if (record.Problem is { } problem) throw new ExtractRefusedException($"Line 1, the header: {problem}.");
        headerLines = 1 + record.ExtraLines;
        line += headerLines;
        from = next;
        return [.. Enumerable.Range(0, record.Count).Select(f => System.Text.Encoding.UTF8.GetString(buffer, record.Start(f), record.Length(f)))];
    }

    private void Take(Batch batch, ReadOnlySpan<int> slots, int begin, int next)
    {
        var lines = 1 + record.ExtraLines;
        if (record.IsBlank) blankLines++;
        else
        {
            record.Unescape(buffer.AsSpan(0, to));
            var row = batch.Add(line);
            batch.ExtraLines[row] = record.ExtraLines;
            batch.Problems[row] = record.Problem ?? (record.Count == slots.Length ? null : $"the record has {record.Count} fields, the header has {slots.Length}");
            var broken = batch.Problems[row] is not null;
            for (var field = 0; field < Math.Min(record.Count, slots.Length); field++)
            {
                broken |= slots[field] >= 0 && record.Breaks(field) > 0 && !TextMayRunOverLines;
                if (slots[field] >= 0) batch.SetField(slots[field], row, record.Start(field) - begin, record.Length(field));
            }
            // Line breaks in a dropped column are text. Anywhere else no line of the record can be trusted to be part of it.
            if (broken && record.ExtraLines > 0) batch.Problems[row] ??= "a quoted field runs over several lines";
            if (!broken) { innerLines += record.ExtraLines; batch.ExtraLines[row] = 0; }
        }
        line += lines;
        from = next;
    }

    /// <summary>What was read as whole records: checked as bytes and counted in lines, apart from the parser.</summary>
    private void Consume(int begin, int end)
    {
        var bytes = buffer.AsSpan(begin, end - begin);
        if (bytes.Length == 0) return;
        if (bytes.Contains((byte)0) || !Utf8.IsValid(bytes)) CsvEncoding.Refuse(bytes, countedLines + 1);
        countedLines += LineBreaks.Count(bytes);
        endsOpen = bytes[^1] is not ((byte)'\n' or (byte)'\r');
    }

    private void RefuseWhenEndless()
    {
        if (atEnd && record.OpenQuote) throw new ExtractRefusedException($"Line {line}: a quote is opened in this record and never closed. Close it, or double quotes that belong to the text.");
        if (to - from > MaxRecordBytes)
            throw new ExtractRefusedException($"Line {line}: the record is longer than 1 MiB{(record.OpenQuote ? "; a quote in it is not closed" : "")}. A record of an extract is a few hundred bytes.");
    }

    /// <summary>Moves the rest to the front and reads on; false at the end of the file.</summary>
    private bool Fill()
    {
        buffer.AsSpan(from, to - from).CopyTo(buffer);
        (from, to) = (0, to - from);
        if (to == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = atEnd ? 0 : ReadStream();
        atEnd |= read < buffer.Length - to;
        to += read;
        return read > 0;
    }

    private int ReadStream()
    {
        try
        {
            return stream.ReadAtLeast(buffer.AsSpan(to), buffer.Length - to, throwOnEndOfStream: false);
        }
        catch (InvalidDataException damaged)
        {
            throw new ExtractRefusedException($"The gzip file is damaged or cut off, somewhere after line {countedLines}.", damaged);
        }
        catch (IOException failure)
        {
            throw new ExtractRefusedException($"The file cannot be read on, somewhere after line {countedLines}.", failure);
        }
    }
}
