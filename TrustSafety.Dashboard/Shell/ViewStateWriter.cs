using System.Globalization;
using System.Text;

namespace TrustSafety.Dashboard.Shell;

internal static class ViewStateWriter
{
    public static string Write(ViewState state)
    {
        var query = new StringBuilder();
        Add(query, ViewKeys.Indicator, string.Join(',', state.Indicators));
        Add(query, ViewKeys.Week, state.Week?.ToString());
        Add(query, ViewKeys.From, state.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(query, ViewKeys.To, state.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (state.Grain != new ViewState().Grain) Add(query, ViewKeys.Grain, ViewKeys.Name(state.Grain));
        Add(query, ViewKeys.Before, state.Before?.ToString());
        Add(query, ViewKeys.After, state.After?.ToString());
        Add(query, ViewKeys.By, string.Join(',', state.By));
        foreach (var filter in state.Where.Where(f => f.Values.Count > 0)) Add(query, ViewKeys.Where, FilterText.Write(filter));
        foreach (var step in state.Drill.Where(s => s.Parts.Count > 0)) Add(query, ViewKeys.Drill, FilterText.Write(step));
        if (state.Rows) Add(query, ViewKeys.Rows, "1");
        if (state.NeutralCodes) Add(query, ViewKeys.Neutral, "1");
        if (state.Present) Add(query, ViewKeys.Present, "1");
        foreach (var (key, value) in state.Room.Parameters) Add(query, key, value);
        return query.ToString();
    }

    /// <summary>Commas, colons and exclamation marks are legal in a query and stay, so that an address can be read.</summary>
    private static void Add(StringBuilder query, string key, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        query.Append(query.Length == 0 ? '?' : '&').Append(key).Append('=')
            .Append(Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%21", "!", StringComparison.Ordinal));
    }
}
