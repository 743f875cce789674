using System.Buffers;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Where the fields of one CSV record lie, by RFC 4180: a field that begins with a quote runs to its closing quote; any other is literal.</summary>
internal sealed class CsvRecord
{
    public const string TextAfterQuote = "text follows the closing quote of a field";

    private static readonly SearchValues<byte> FieldEnds = SearchValues.Create(",\r\n"u8);

    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private int[] breaks = new int[64];

    public int Count { get; private set; }

    /// <summary>Line breaks inside quoted fields.</summary>
    public int ExtraLines { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>The record ran to the end of the data inside a quote.</summary>
    public bool OpenQuote { get; private set; }

    /// <summary>Nothing but a line end.</summary>
    public bool IsBlank => Count == 1 && lengths[0] == 0 && !quoted;

    private bool quoted;

    public int Start(int field) => starts[field];

    public int Length(int field) => lengths[field];

    public int Breaks(int field) => breaks[field];

    /// <summary>
    /// Reads the record that begins at <paramref name="from"/>; doubled quotes are undone in place, so an incomplete record must be read again from a fresh copy
    /// only if it held some — therefore they are undone only once the record is complete. Returns the position after its line end, or -1 when the data ends first.
    /// </summary>
    public int Parse(Span<byte> data, int from, bool atEnd)
    {
        (Count, ExtraLines, Problem, OpenQuote, quoted) = (0, 0, null, false, false);
        var at = from;
        while (true)
        {
            if (Count == starts.Length) Grow();
            breaks[Count] = 0;
            int end;
            if (at < data.Length && data[at] == (byte)'"')
            {
                quoted = true;
                end = Quoted(data, at, atEnd);
                if (end < 0) return -1;
            }
            else
            {
                var length = data[at..].IndexOfAny(FieldEnds);
                end = length < 0 ? data.Length : at + length;
                (starts[Count], lengths[Count]) = (at, end - at);
            }
            Count++;
            if (end >= data.Length) return atEnd ? end : -1;
            if (data[end] == (byte)',') { at = end + 1; continue; }
            if (data[end] == (byte)'\n') return Finish(data, end + 1);
            if (end + 1 < data.Length) return Finish(data, data[end + 1] == (byte)'\n' ? end + 2 : end + 1);
            return atEnd ? Finish(data, end + 1) : -1;
        }
    }

    /// <summary>Undoes doubled quotes. Called once a record is complete.</summary>
    public void Unescape(Span<byte> data)
    {
        if (!quoted) return;
        for (var field = 0; field < Count; field++)
            if (starts[field] > 0 && data[starts[field] - 1] == (byte)'"' && data.Slice(starts[field], lengths[field]).Contains((byte)'"'))
                lengths[field] = Undouble(data.Slice(starts[field], lengths[field]));
    }

    private static int Finish(Span<byte> data, int end) => Math.Min(end, data.Length);

    private int Quoted(Span<byte> data, int at, bool atEnd)
    {
        var scan = at + 1;
        while (true)
        {
            var next = data[scan..].IndexOf((byte)'"');
            if (next < 0)
            {
                OpenQuote = true;
                return -1;
            }
            scan += next + 1;
            if (scan < data.Length && data[scan] == (byte)'"') { scan++; continue; }
            if (scan >= data.Length && !atEnd) return -1;
            break;
        }
        (starts[Count], lengths[Count]) = (at + 1, scan - at - 2);
        breaks[Count] = LineBreaks.Count(data.Slice(at, scan - at));
        ExtraLines += breaks[Count];
        if (scan >= data.Length || data[scan] is (byte)',' or (byte)'\r' or (byte)'\n') return scan;
        Problem = TextAfterQuote;
        var rest = data[scan..].IndexOfAny(FieldEnds);
        return rest < 0 ? data.Length : scan + rest;
    }

    private static int Undouble(Span<byte> text)
    {
        var to = 0;
        for (var from = 0; from < text.Length; from++)
        {
            text[to++] = text[from];
            if (text[from] == (byte)'"' && from + 1 < text.Length && text[from + 1] == (byte)'"') from++;
        }
        return to;
    }

    private void Grow()
    {
        Array.Resize(ref starts, starts.Length * 2);
        Array.Resize(ref lengths, lengths.Length * 2);
        Array.Resize(ref breaks, breaks.Length * 2);
    }
}
