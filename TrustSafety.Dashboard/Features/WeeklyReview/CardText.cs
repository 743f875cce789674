using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>The words of an indicator's card.</summary>
internal static class CardText
{
    /// <summary>The value with its interval; the reason where there is none.</summary>
    public static string Value(IndicatorCard card) => ReadoutText.Sentence(card.Indicator, card.Now);

    /// <summary>What the number rests on and the first thing it does not see.</summary>
    public static string Footnote(IndicatorCard card) => string.Join(" · ", new[]
    {
        card.Now.Shown is { } shown ? ReadoutText.Basis(shown) : ReadoutText.Why(card.Now),
        BlindSpot(card.Indicator),
    }.Where(t => !string.IsNullOrWhiteSpace(t)));

    /// <summary>Why there is no change to show, in a few words.</summary>
    public static string NoChange(Comparison? change) => change switch
    {
        null => "not judged",
        { Difference: null, AfterReadout: Readout.Provisional } => "when the week is final",
        { AfterReadout.Shown: null } => $"none: {ReadoutText.Status(change.AfterReadout)}",
        { BeforeReadout.Shown: null } => $"none: {ReadoutText.Status(change.BeforeReadout)} then",
        _ => "cannot be compared",
    };

    /// <summary>The first sentence of the caveat; the definition has it in full.</summary>
    private static string BlindSpot(Indicator indicator)
    {
        var end = indicator.Caveat.IndexOfAny(['.', ';']);
        return end < 0 ? indicator.Caveat : indicator.Caveat[..end];
    }
}
