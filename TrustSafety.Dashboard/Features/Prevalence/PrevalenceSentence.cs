using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

internal static class PrevalenceSentence
{
    public static string Of(SampleWindow window, Indicator indicator, Readout readout, int labels)
    {
        var head = window.Opening;
        if (readout.Shown is not { } shown) return $"{head} nothing can be said of what people watched: {ReadoutText.Why(readout)}.";
        return $"{head} {ValueText.Value(indicator.Unit, shown.Value.Point)} ({ValueText.Bounds(indicator.Unit, shown.Value, " to ")}) of what people watched broke the rules, from {ValueText.Count(labels)} judged views.";
    }
}
