using System.Text;
using CsvHelper;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>
/// Reads CSV in UTF-8. Lines are counted twice, by the parser and apart from it, and the two must agree with the rows:
/// a quote that swallows lines cannot pass as one odd row.
/// </summary>
internal sealed class CsvSource : IRecordSource
{
    /// <summary>No record of any fact is near it; a quote that is never closed is.</summary>
    private const int MaxRecordBytes = 1 << 20;

    private const int SmallestBuffer = 256;

    private readonly CsvText text;
    private readonly Func<long> bytesRead;
    private readonly CsvReader reader;
    private CsvMalformedReason? malformed;
    private long blankLines;
    private long headerLines;
    private long innerLines;

    /// <param name="stream">The text, decompressed.</param>
    /// <param name="bytesRead">Bytes of the file behind it.</param>
    /// <param name="bufferBytes">Read at once.</param>
    public CsvSource(Stream stream, Func<long> bytesRead, int bufferBytes = 1 << 18)
    {
        (this.bytesRead, text) = (bytesRead, new CsvText(stream, bufferBytes));
        reader = CsvReader.Create(text, Options(bufferBytes));
        try
        {
            Header = ReadHeader();
        }
        catch
        {
            Dispose();
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
        var writer = new FieldWriter(batch);
        while (batch.Count < Batch.Capacity && Next())
        {
            if (reader.RawRecord.IsEmpty) blankLines++;
            else Take(batch, slots, ref writer);
        }
        return batch.Count > 0;
    }

    public void Reconcile(long accepted, long rejected)
    {
        var expected = text.Lines - headerLines - blankLines - innerLines;
        if (accepted + rejected != expected)
            throw new ExtractRefusedException($"The file has {expected} lines of data, but {accepted} rows were accepted and {rejected} rejected: a quote has swallowed lines. Check the quotes around fields that hold a line break.");
    }

    public void Dispose() => reader.Dispose();

    // Blank lines come as records, to be counted; the header too, to be held to the same rules. Broken quotes are recovered, for the row to be rejected and the next one read.
    private CsvReaderOptions Options(int bufferBytes) => CsvReaderOptions.Default with
    {
        Separator = ',',
        HasHeader = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = MaxRecordBytes,
        BufferSize = Math.Max(SmallestBuffer, bufferBytes),
        OnMalformedRecord = record => malformed = record.Reason,
    };

    private List<string> ReadHeader()
    {
        if (!Next()) throw new ExtractRefusedException("The file is empty: it has not even a header line.");
        if (QuoteProblem() is { } problem) throw new ExtractRefusedException($"Line 1, the header: {problem}.");
        headerLines = 1 + LineBreaks.Count(reader.RawRecord);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }

    private bool Next()
    {
        malformed = null;
        try
        {
            if (!reader.Read()) return false;
        }
        catch (CsvFormatException tooLong)
        {
            throw new ExtractRefusedException($"Line {tooLong.LineNumber}: the record is longer than 1 MiB; a quote in it may not be closed. A record of an extract is a few hundred bytes.", tooLong);
        }
        if (malformed == CsvMalformedReason.StrayQuote) malformed = BehindStrayQuote();
        if (malformed == CsvMalformedReason.UnterminatedQuote)
            throw new ExtractRefusedException($"Line {reader.LineNumber}: a quote is opened in this record and never closed. Close it, or double quotes that belong to the text.");
        return true;
    }

    private void Take(Batch batch, ReadOnlySpan<int> slots, ref FieldWriter writer)
    {
        var row = batch.Add(reader.LineNumber);
        var extraLines = LineBreaks.Count(reader.RawRecord);
        batch.Problems[row] = QuoteProblem() ?? (reader.FieldCount == slots.Length ? null : $"the record has {reader.FieldCount} fields, the header has {slots.Length}");
        var broken = batch.Problems[row] is not null;
        for (var field = 0; field < Math.Min(reader.FieldCount, slots.Length); field++)
        {
            if (slots[field] < 0) continue;
            broken |= extraLines > 0 && !TextMayRunOverLines && LineBreaks.Count(reader.GetRawSpan(field)) > 0;
            writer.Write(slots[field], row, reader.GetSpan(field));
        }
        // Line breaks in a dropped column are text. Anywhere else no line of the record can be trusted to be part of it.
        if (broken && extraLines > 0) batch.Problems[row] ??= "a quoted field runs over several lines";
        if (broken) batch.ExtraLines[row] = extraLines;
        else innerLines += extraLines;
    }

    private string? QuoteProblem() => malformed is null ? null : "text follows the closing quote of a field";

    /// <summary>A quote within an unquoted field is text. The parser names only the first problem of a record, so another may stand behind it.</summary>
    private CsvMalformedReason? BehindStrayQuote()
    {
        for (var field = 0; field < reader.FieldCount; field++)
        {
            if (reader.GetRawSpan(field) is not [(byte)'"', .. var quoted]) continue;
            var single = Encoding.UTF8.GetString(quoted).Replace("\"\"", "", StringComparison.Ordinal);
            var closing = single.IndexOf('"', StringComparison.Ordinal);
            if (closing < 0) return CsvMalformedReason.UnterminatedQuote;
            if (closing < single.Length - 1) return CsvMalformedReason.TextAfterClosingQuote;
        }
        return null;
    }
}
