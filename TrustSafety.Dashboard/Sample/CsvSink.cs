using System.IO.Compression;
using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>Writes CSV bytes without allocating per row. Every value is a plain token, so nothing ever needs quoting.</summary>
internal sealed class CsvSink : RowSink
{
    private const int LongestRow = 4096;
    private readonly FileStream file;
    private readonly Stream stream;
    private readonly byte[] buffer = new byte[1 << 18];
    private int at;
    private bool first = true;

    public CsvSink(string path, bool compressed, IReadOnlyList<string> columns)
    {
        file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream = compressed ? new GZipStream(file, CompressionLevel.SmallestSize) : file;
        at = Encoding.UTF8.GetBytes(string.Join(',', columns) + "\n", buffer);
    }

    public override void Text(ReadOnlySpan<byte> value)
    {
        Comma();
        value.CopyTo(buffer.AsSpan(at));
        at += value.Length;
    }

    public override void Id(byte prefix, long number, int width)
    {
        Comma();
        buffer[at++] = prefix;
        Padded(number, width);
    }

    public override void Whole(long value)
    {
        Comma();
        Padded(value, 1);
    }

    public override void Number(long scaled, int decimals)
    {
        Comma();
        var unit = Powers[decimals];
        if (scaled < 0)
        {
            buffer[at++] = (byte)'-';
            scaled = -scaled;
        }
        Padded(scaled / unit, 1);
        if (decimals == 0) return;
        buffer[at++] = (byte)'.';
        Padded(scaled % unit, decimals);
    }

    public override void Time(long epochSeconds)
    {
        Day(epochSeconds);
        var second = (int)(epochSeconds % 86_400);
        buffer[at++] = (byte)'T';
        Padded(second / 3600, 2);
        buffer[at++] = (byte)':';
        Padded(second / 60 % 60, 2);
        buffer[at++] = (byte)':';
        Padded(second % 60, 2);
        buffer[at++] = (byte)'Z';
    }

    public override void Day(long epochSeconds)
    {
        Comma();
        var day = DateOnly.FromDayNumber((int)(epochSeconds / 86_400) + EpochDay);
        Padded(day.Year, 4);
        buffer[at++] = (byte)'-';
        Padded(day.Month, 2);
        buffer[at++] = (byte)'-';
        Padded(day.Day, 2);
    }

    public override void Flag(bool value) => Text(value ? "true"u8 : "false"u8);

    public override void Empty() => Comma();

    public override void Dimensions(Cell cell) => Text(cell.DimensionsCsv);

    public override void Complete()
    {
        stream.Write(buffer, 0, at);
        stream.Dispose();
    }

    /// <summary>The file alone: a compressor that is disposed of writes on, which a full disk would answer with a second failure.</summary>
    public override void Dispose() => file.Dispose();

    protected override void Finish()
    {
        buffer[at++] = (byte)'\n';
        first = true;
        if (at < buffer.Length - LongestRow) return;
        stream.Write(buffer, 0, at);
        at = 0;
    }

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    private void Comma()
    {
        if (!first) buffer[at++] = (byte)',';
        first = false;
    }

    private void Padded(long value, int width)
    {
        var digits = width;
        for (var rest = width < Powers.Length ? value / Powers[width] : 0; rest > 0; rest /= 10) digits++;
        for (var i = at + digits - 1; i >= at; i--, value /= 10) buffer[i] = (byte)('0' + value % 10);
        at += digits;
    }
}
