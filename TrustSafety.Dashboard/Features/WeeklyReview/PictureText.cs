using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>The words of a picture: the message, the number with its interval, the definition.</summary>
internal static class PictureText
{
    /// <summary>The indicator of the address; else the one that moved most; else the first.</summary>
    public static int Index(WeeklyReviewModel model, ViewState view)
    {
        var id = view.Indicators.Count > 0 ? view.Indicators[0] : model.Changes.Count > 0 ? model.Changes[0].Indicator.Id : null;
        var index = model.Cards.ToList().FindIndex(c => c.Indicator.Id == id);
        return Math.Max(index, 0);
    }

    /// <summary>The segment that moved most, unless the address names an indicator; then the whole of that.</summary>
    public static IndicatorCard Card(WeeklyReviewModel model, ViewState view) =>
        view.Indicators.Count == 0 && model.Top is { } top ? top : model.Cards[Index(model, view)];

    public static string Message(IndicatorCard card, WeeklyReviewModel model)
    {
        var name = ChangeSentence.Name(card.Indicator);
        if (model.Scan is null) return $"{name}: {model.Window.Week} is not over, and no change is judged yet";
        var change = model.Changes.FirstOrDefault(c => c.Indicator.Id == card.Indicator.Id);
        if (card.WeekOverWeek is { Discovery: true } moved)
        {
            var split = ReferenceEquals(change?.Main.Change, moved) ? change.Main.Split : null;
            var subject = string.Join(' ', new[] { name, ChangeSentence.Where(moved) }.Where(t => t.Length > 0));
            return $"{subject} {ChangeSentence.Verb(moved.Difference!.Value)}{(split is not null && SplitSentence.Short(split) is { } cause ? ", " + cause : "")}";
        }
        var whole = ChangeSentence.MayBeChance(card.WeekOverWeek)
            ? $"{ChangeSentence.Verb(card.WeekOverWeek!.Difference!.Value)}, but among {ValueText.Count(model.Scan.Tested)} changes tested that may be chance"
            : card.WeekOverWeek?.Difference is null ? "cannot be compared with the week before" : "did not move beyond noise";
        return change is null ? $"{name} {whole}"
            : $"{name} {ChangeSentence.Where(change.Main.Change)} {ChangeSentence.Verb(change.Main.Change.Difference!.Value)}; as a whole it {whole}";
    }

    public static string Number(IndicatorCard card)
    {
        if (card.Now.Shown?.Value is not { } value) return Charts.ReadoutText.Why(card.Now);
        var unit = card.Indicator.Unit;
        var text = $"{ValueText.Value(unit, value.Point)} ({ValueText.Level(value.Level)} interval {ValueText.Bounds(unit, value)})";
        return card.WeekOverWeek?.Difference is { } change
            ? $"{text}; {ValueText.Change(unit, change)} {ValueText.ChangeBounds(unit, change)} {ValueText.ChangeSuffix(unit)}".TrimEnd() + " from the week before"
            : text;
    }

    /// <summary>What the numbers beside ◆ stand for.</summary>
    public static string Events(IndicatorCard card)
    {
        var marked = card.Chart.Events.Where(e => e.Mark.Length > 0).Select(e => $"{e.Mark} {DayText.DayOfYear(e.Day)} {e.Label}").ToList();
        return marked.Count == 0 ? "" : "◆ " + string.Join(" · ", marked);
    }

    public static string Definition(IndicatorCard card, WeeklyReviewModel model) => string.Join(" ", new[]
    {
        $"{card.Indicator.Name}: {card.Indicator.Question}",
        card.Now.Shown is { } shown ? $"n {ValueText.Count(shown.N)}, {shown.Value.Method}." : null,
        card.Indicator.Caveat,
        $"{(model.IsComplete ? "Complete week" : "Week not over")} {model.Window.Week}, {DayText.Week(model.Window.Week)}, {model.Zone}.",
        card.Provenance.Filters.Count > 0 ? string.Join(", ", card.Provenance.Filters) + "." : null,
    }.Where(t => !string.IsNullOrEmpty(t)));
}
