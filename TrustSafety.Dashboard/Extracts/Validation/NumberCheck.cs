using System.Globalization;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Whole numbers (scale 0) and decimals with six places.</summary>
internal sealed class NumberCheck(Column column, int slot, int scale) : ColumnCheck(column, slot)
{
    private readonly long min = Scaled(column.Min, scale, long.MinValue) + (column.MinExclusive ? 1 : 0);
    private readonly long max = Scaled(column.Max, scale, long.MaxValue);
    private readonly string outOfRange = Range(column);
    private readonly string notANumber = scale == 0 ? "is not a whole number" : "is not a number below 10^12 (NaN and Infinity are none)";

    public override bool IsText => false;

    protected override string? Check(Batch batch, int row)
    {
        if (!TryParse(batch.Text(Slot, row), out var value)) return notANumber;
        batch.Values(Slot)[row] = value;
        return value >= min && value <= max ? null : outOfRange;
    }

    private bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        if (DecimalText.TryParse(text, scale, out value, out var exact)) return scale > 0 || exact;
        // Outcomes such as "retained" come as words.
        if (scale == 0 || !Column.Outcome || !BooleanCheck.TryParse(text, out var word)) return false;
        value = word ? 1_000_000 : 0;
        return true;
    }

    private static long Scaled(decimal? bound, int scale, long none) => bound is { } b ? (long)(b * (scale == 0 ? 1 : 1_000_000)) : none;

    private static string Range(Column column) => string.Create(CultureInfo.InvariantCulture, $"{(column.MinExclusive ? "is not above" : "is below")} {column.Min}{(column.Max is { } max ? $" or above {max}" : "")}");
}
