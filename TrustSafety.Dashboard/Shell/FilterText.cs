using System.Text;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// Filters in words: <c>market:BR,MX</c> keeps two markets, <c>surface:!live</c> leaves one surface out.
/// A backslash takes the meaning from a comma, a backslash, or an exclamation mark at the start of a value.
/// </summary>
public static class FilterText
{
    public static string Write(DimensionFilter filter) => $"{filter.Dimension}:{(filter.Exclude ? "!" : "")}{Write(filter.Values)}";

    public static string Write(DrillStep step) => string.Join(',', step.Parts.Select(p => $"{p.Dimension}:{Escape(p.Value)}"));

    public static string Write(IEnumerable<string> values) => string.Join(',', values.Select(Escape));

    public static bool TryRead(string text, out IReadOnlyList<string> values)
    {
        var isRead = TrySplit(text, out var items);
        values = items;
        return isRead;
    }

    public static bool TryRead(string text, out DimensionFilter filter)
    {
        filter = new("", []);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return false;
        var rest = text[(colon + 1)..];
        var exclude = rest.StartsWith('!');
        if (!TrySplit(exclude ? rest[1..] : rest, out var values)) return false;
        filter = new(text[..colon], [.. values.Distinct()], exclude);
        return true;
    }

    public static bool TryRead(string text, out DrillStep step)
    {
        step = new([]);
        if (!TrySplit(text, out var items)) return false;
        var parts = new List<DrillPart>();
        foreach (var item in items)
        {
            var colon = item.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) return false;
            parts.Add(new(item[..colon], item[(colon + 1)..]));
        }
        step = new(parts);
        return true;
    }

    private static string Escape(string value)
    {
        var text = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
        return text.StartsWith('!') ? "\\" + text : text;
    }

    private static bool TrySplit(string text, out List<string> items)
    {
        items = [];
        var item = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (++i == text.Length || text[i] is not (',' or '\\' or '!')) return false;
                item.Append(text[i]);
            }
            else if (text[i] == ',')
            {
                items.Add(item.ToString());
                item.Clear();
            }
            else
            {
                item.Append(text[i]);
            }
        }
        items.Add(item.ToString());
        return true;
    }
}
