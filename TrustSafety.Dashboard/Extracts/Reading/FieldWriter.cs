using System.Globalization;
using System.Text;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Puts values into a batch as text.</summary>
internal struct FieldWriter(Batch batch)
{
    private int used;

    /// <summary>False when the value has no text.</summary>
    public bool Write(int slot, int row, object? value)
    {
        var text = value switch
        {
            null or DBNull => "",
            string s => s,
            long l => l.ToString(CultureInfo.InvariantCulture),
            double d => d.ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null) return false;
        batch.EnsureBytes(used + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, batch.Bytes.AsSpan(used));
        batch.SetField(slot, row, used, length);
        used += length;
        return true;
    }

    public void Write(int slot, int row, ReadOnlySpan<byte> text)
    {
        batch.EnsureBytes(used + text.Length);
        text.CopyTo(batch.Bytes.AsSpan(used));
        batch.SetField(slot, row, used, text.Length);
        used += text.Length;
    }
}
