using System.Net;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Plotly reads a little HTML in its texts; words from data and people are shown as written.</summary>
internal static class PlotText
{
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
