using System.Buffers;
using System.Text;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Codes and identifiers: short, without control characters, without blanks around them (they would make one value look like two).</summary>
internal sealed class TextCheck(Column column, int slot, int maxLength) : ColumnCheck(column, slot)
{
    private readonly byte[][]? allowed = column.Allowed?.Select(Encoding.UTF8.GetBytes).ToArray();
    private readonly string notAllowed = $"is not one of {string.Join(", ", column.Allowed ?? [])}";
    private readonly string tooLong = $"is longer than {maxLength} characters";

    public override bool IsText => true;

    protected override string? Check(Batch batch, int row)
    {
        var text = batch.Text(Slot, row);
        if (allowed is not null) return IsAllowed(text) ? null : notAllowed;
        if (text.Length <= maxLength && !text.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E)) return null;
        return CheckSlowly(text);
    }

    private bool IsAllowed(ReadOnlySpan<byte> text)
    {
        foreach (var value in allowed!)
            if (text.SequenceEqual(value)) return true;
        return false;
    }

    private string? CheckSlowly(ReadOnlySpan<byte> text)
    {
        if (text[0] == ' ' || text[^1] == ' ') return "has blanks around it";
        var characters = 0;
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var used) != OperationStatus.Done) return "is not UTF-8";
            if (Rune.IsControl(rune)) return "holds a control character";
            characters++;
            text = text[used..];
        }
        return characters > maxLength ? tooLong : null;
    }
}
