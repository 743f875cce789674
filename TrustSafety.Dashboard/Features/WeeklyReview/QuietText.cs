using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>The changes that are not in the list, and why: silence is told apart from calm.</summary>
internal static class QuietText
{
    public static string Summary(WeeklyReviewModel model)
    {
        var (quiet, silent) = Sort(model);
        var scan = model.Scan!;
        List<string> parts = [$"{quiet.Count} of {model.Cards.Count} indicators: no change beyond noise"];
        if (silent.Count > 0) parts.Add($"{silent.Count} cannot be compared");
        parts.Add($"{ValueText.Count(scan.Tested)} changes were tested, {Segments(scan.TooThin)} too thin to say, {Segments(scan.Protected)} protected");
        return string.Join("; ", parts) + ".";
    }

    public static IEnumerable<string> Lines(WeeklyReviewModel model)
    {
        var (quiet, silent) = Sort(model);
        foreach (var total in quiet)
            yield return $"{total.Indicator.Name}: {ValueText.Change(total.Indicator.Unit, total.Difference!.Value)} {ValueText.ChangeBounds(total.Indicator.Unit, total.Difference!.Value)} {ValueText.ChangeSuffix(total.Indicator.Unit)}".TrimEnd()
                + (ChangeSentence.MayBeChance(total) ? $"; alone it would stand, among {ValueText.Count(model.Scan!.Tested)} tested it may be chance" : "");
        foreach (var total in silent)
            yield return $"{total.Indicator.Name}: {CardText.NoChange(total)}";
    }

    private static (List<Comparison> Quiet, List<Comparison> Silent) Sort(WeeklyReviewModel model)
    {
        var moved = model.Changes.Select(c => c.Indicator.Id).ToHashSet();
        var rest = model.Scan!.Totals.Where(t => !moved.Contains(t.Indicator.Id)).ToList();
        return ([.. rest.Where(t => t.Difference is not null)], [.. rest.Where(t => t.Difference is null)]);
    }

    private static string Segments(int count) => count == 1 ? "1 segment is" : $"{ValueText.Count(count)} segments are";
}
