using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>Which periods are compared, by what, and which others the reader may choose.</summary>
public sealed record PrevalenceCompared(Period Before, Period After, string By, IReadOnlyList<Period> Offered)
{
    /// <summary>More would be a list that nobody reads; the address takes any.</summary>
    private const int MostOffered = 60;

    public static PrevalenceCompared Of(ViewState state, SampleWindow window)
    {
        var after = state.After ?? Period.Of(Grain.Week, window.LastDay);
        var before = state.Before ?? after.Previous;
        if (before >= after) after = before.Next;
        return new(before, after, state.By.Count > 0 ? state.By[0] : "category", Offer(window, before, after));
    }

    private static List<Period> Offer(SampleWindow window, Period before, Period after)
    {
        var offered = new SortedSet<Period>(Comparer<Period>.Create((a, b) => b.CompareTo(a))) { before, after };
        if (window.Snapshot.Window(Fact.Label) is var (first, last))
            for (var period = Period.Of(after.Grain, last); period.End > first && offered.Count < MostOffered; period = period.Previous) offered.Add(period);
        return [.. offered];
    }
}
