using System.Text;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

internal sealed class BooleanCheck(Column column, int slot) : ColumnCheck(column, slot)
{
    public override bool IsText => false;

    protected override string? Check(Batch batch, int row)
    {
        if (!TryParse(batch.Text(Slot, row), out var value)) return "is not true, false, 1 or 0";
        batch.Values(Slot)[row] = value ? 1 : 0;
        return null;
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out bool value)
    {
        value = text is [(byte)'1'] || (text.Length == 4 && Ascii.EqualsIgnoreCase(text, "true"u8));
        return value || text is [(byte)'0'] || (text.Length == 5 && Ascii.EqualsIgnoreCase(text, "false"u8));
    }
}
