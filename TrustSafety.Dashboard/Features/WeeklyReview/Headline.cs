using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>The review in one sentence. It claims only what stands at the false discovery rate, and says so when nothing does.</summary>
internal static class Headline
{
    private const int MostNamed = 2;

    public static string Of(ChangeScan scan, int indicators, IReadOnlyList<string> beyondLimits)
    {
        var moved = scan.Discoveries.DistinctBy(d => d.Change.Indicator.Id).ToList();
        return moved.Count == 0 ? Quiet(scan, indicators, beyondLimits) : Sentence(moved[0], [.. moved.Skip(1).Select(d => d.Change)]);
    }

    /// <summary>The sentence for a week that is not over: no change is claimed before it is.</summary>
    public static string Unfinished(Time.IsoWeek week, int days) =>
        $"{week} is not over: {days} of 7 days are in, so every figure is provisional and no change is judged yet.";

    /// <summary>What a change is, where it comes from, and how sure that is; then what else moved, by name where it is for the worse.</summary>
    public static string Sentence(ScannedChange top, IReadOnlyList<Comparison> others)
    {
        var change = top.Change;
        var cause = top.Split is null ? null : SplitSentence.Short(top.Split);
        var sentence = $"{Subject(change)} {ChangeSentence.Moved(change)} ({ChangeSentence.IntervalWords(change.Indicator.Unit, change.Difference!.Value)})";
        if (cause is not null) sentence += ", " + cause;
        var worse = others.Where(o => ChangeSentence.IsBetter(o) == false).Take(MostNamed).ToList();
        if (worse.Count > 0) sentence += $"; {string.Join(" and ", worse.Select(w => $"{LowerFirst(Subject(w))} {ChangeSentence.Verb(w.Difference!.Value)}"))}, for the worse";
        return (others.Count - worse.Count) switch
        {
            0 => sentence + ".",
            1 => sentence + "; one other indicator moved.",
            var more => $"{sentence}; {more} other indicators moved.",
        };
    }

    private static string Subject(Comparison change) => string.Join(' ', new[] { ChangeSentence.Name(change.Indicator), ChangeSentence.Where(change) }.Where(t => t.Length > 0));

    private static string Quiet(ChangeScan scan, int indicators, IReadOnlyList<string> beyondLimits)
    {
        if (scan.Tested == 0) return "Nothing could be compared with the week before: there is too little data in one of the two weeks.";
        var comparable = scan.Totals.Count(t => t.Difference is not null);
        var silent = indicators - comparable;
        var sentence = silent == 0
            ? $"Nothing moved beyond noise: chance can explain every change {(indicators == 1 ? "of the one indicator" : $"among the {indicators} indicators")}"
            : $"Nothing moved beyond noise: chance can explain every change among the {comparable} of {indicators} indicators that could be compared";
        return beyondLimits.Count switch
        {
            0 => sentence + ".",
            1 => $"{sentence}; {LowerFirst(beyondLimits[0])} is beyond its process limits.",
            _ => $"{sentence}; beyond their process limits: {string.Join(", ", beyondLimits.Select(LowerFirst))}.",
        };
    }

    /// <summary>An abbreviation keeps its capitals.</summary>
    private static string LowerFirst(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
