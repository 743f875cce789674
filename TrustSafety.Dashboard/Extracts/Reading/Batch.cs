namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>
/// Up to <see cref="Capacity"/> records as they move from the reader through the checks to the engine. Fields are slices of <see cref="Bytes"/>,
/// column by column; an empty field is missing. Reused, so that ten million rows allocate as little as ten thousand.
/// </summary>
internal sealed class Batch(int columns)
{
    /// <summary>The engine's vector size.</summary>
    public const int Capacity = 2048;

    public const int Missing = -1;

    private readonly int[] starts = new int[columns * Capacity];
    private readonly int[] lengths = new int[columns * Capacity];
    private readonly long[] values = new long[columns * Capacity];

    public byte[] Bytes { get; private set; } = new byte[1 << 18];

    public int Columns => columns;

    public int Count { get; set; }

    /// <summary>First line of each record.</summary>
    public long[] Lines { get; } = new long[Capacity];

    /// <summary>Lines that a record covers beyond its first.</summary>
    public int[] ExtraLines { get; } = new int[Capacity];

    /// <summary>What is wrong with the record as a whole; null when its fields are where the header says.</summary>
    public string?[] Problems { get; } = new string?[Capacity];

    /// <summary>Set by the checks: the row does not come in.</summary>
    public bool[] Rejected { get; } = new bool[Capacity];

    public Span<int> Starts(int column) => starts.AsSpan(column * Capacity, Capacity);

    /// <summary><see cref="Missing"/> for an empty field.</summary>
    public Span<int> Lengths(int column) => lengths.AsSpan(column * Capacity, Capacity);

    /// <summary>Set by the checks for every type but text: days, microseconds, whole numbers, millionths, 0 or 1.</summary>
    public Span<long> Values(int column) => values.AsSpan(column * Capacity, Capacity);

    public ReadOnlySpan<byte> Text(int column, int row) => Bytes.AsSpan(starts[column * Capacity + row], Math.Max(0, lengths[column * Capacity + row]));

    public void Clear() => Count = 0;

    /// <summary>Begins a record: every field missing, no problem.</summary>
    public int Add(long line)
    {
        var row = Count++;
        Lines[row] = line;
        ExtraLines[row] = 0;
        Problems[row] = null;
        Rejected[row] = false;
        for (var column = 0; column < columns; column++) lengths[column * Capacity + row] = Missing;
        return row;
    }

    public void SetField(int column, int row, int start, int length)
    {
        starts[column * Capacity + row] = start;
        lengths[column * Capacity + row] = length == 0 ? Missing : length;
    }

    public void EnsureBytes(int size)
    {
        if (Bytes.Length < size) Bytes = GrownTo(size);
    }

    private byte[] GrownTo(int size)
    {
        var grown = new byte[Math.Max(size, Bytes.Length * 2)];
        Bytes.CopyTo(grown, 0);
        return grown;
    }
}
