using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Features.WeeklyReview.Changes;
using static TrustSafety.Dashboard.Tests.Support.Readouts;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

public sealed class SplitSentenceTests
{
    private static readonly Interval Rise = new(0.009, 0.044, 0.079, 0.95, "");

    [Fact]
    public void Split_IntoBothEffects_NamesBothWithTheirSigns() => Assert.Equal(
        "By surface, +5.4 comes from changed rates (almost all of it in live) and −1.0 from a changed mix.",
        SplitSentence.Full(Percent, Rise, Split("surface", ("live", 0, 0.05), ("feed", -0.01, 0.004))));

    [Fact]
    public void Split_WithHardlyAnyMix_SaysRates() => Assert.Equal(
        "By surface, it comes from changed rates, not from the mix (almost all of it in live).",
        SplitSentence.Full(Percent, Rise, Split("surface", ("live", 0.001, 0.04), ("feed", 0, 0.003))));

    [Fact]
    public void Split_WithHardlyAnyRate_SaysMix() => Assert.Equal(
        "By content type, it comes from a changed mix: the rates inside barely moved.",
        SplitSentence.Full(Percent, Rise, Split("content_type", ("video", 0.03, 0.001), ("live", 0.012, 0.001))));

    [Fact]
    public void Split_ThatCancelsOut_SaysSo() => Assert.Equal(
        "By market, rates and mix moved against each other and cancel out.",
        SplitSentence.Full(Percent, Rise, Split("market", ("BR", 0.01, -0.01))));

    [Fact]
    public void Split_SpreadOverSegments_NamesNone() => Assert.DoesNotContain("(",
        SplitSentence.Full(Percent, Rise, Split("market", ("BR", 0.005, 0.01), ("MX", 0.005, 0.01), ("US", 0.004, 0.01))), StringComparison.Ordinal);
}
