namespace TrustSafety.Dashboard.Sample;

/// <summary>Takes the fields of a table row by row, in the order of its columns.</summary>
internal abstract class RowSink : IDisposable
{
    public long Rows { get; private set; }

    public abstract void Text(ReadOnlySpan<byte> value);

    /// <summary>A letter and a number of fixed width, e.g. a000042.</summary>
    public abstract void Id(byte prefix, long number, int width);

    public abstract void Whole(long value);

    /// <summary>A decimal number given in units of 10^-decimals.</summary>
    public abstract void Number(long scaled, int decimals);

    /// <summary>A UTC time in seconds since 1970, written 2026-11-09T08:15:30Z.</summary>
    public abstract void Time(long epochSeconds);

    public abstract void Day(long epochSeconds);

    public abstract void Flag(bool value);

    public abstract void Empty();

    public abstract void Dimensions(Cell cell);

    public void EndRow()
    {
        Finish();
        Rows++;
    }

    /// <summary>Writes what is still held back. Disposing alone gives the file up as it is.</summary>
    public abstract void Complete();

    public abstract void Dispose();

    protected abstract void Finish();
}
