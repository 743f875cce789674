using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

internal static class PrevalenceSentence
{
    public static string Of(SampleWindow window, Indicator indicator, Readout readout, int labels)
    {
        var where = window.Window.Where.Count == 0 ? "" : $" ({DimensionText.Filters(window.Window.Where)})";
        var head = $"In {(window.Weeks == 1 ? window.Text : $"the {window.Weeks} weeks to {window.LastDay:yyyy-MM-dd}")}{where}";
        if (readout.Shown is not { } shown) return $"{head} nothing can be said of what people watched: {ReadoutText.Why(readout)}.";
        return $"{head} {ValueText.Value(indicator.Unit, shown.Value.Point)} ({ValueText.Bounds(indicator.Unit, shown.Value, " to ")}) of what people watched broke the rules, from {ValueText.Count(labels)} judged views.";
    }
}
