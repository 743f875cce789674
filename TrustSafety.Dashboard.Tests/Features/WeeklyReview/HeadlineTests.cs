using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Features.WeeklyReview.Changes;
using static TrustSafety.Dashboard.Tests.Support.Readouts;
using Indicator = TrustSafety.Dashboard.Indicators.Indicator;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

public sealed class HeadlineTests
{
    private static readonly Indicator Vvr = Indicator("violative_view_rate", "Violative view rate", PerTenThousand);
    private static readonly Indicator Leakage = Indicator("leakage_rate", "Leakage", Percent);
    private static readonly Indicator Turnaround = Indicator("review_turnaround_p50", "Median review turnaround", Hours);
    private static readonly Indicator Volume = Indicator("enforcement_volume", "Enforcement volume", Items, Direction.Neutral, estimator: Estimator.Count);

    public static TheoryData<string, string> Sentences => new()
    {
        { Of(Change(Vvr, 0.00047, 0.00006, 0.00005)), "Violative view rate rose by 0.6 per 10k views to 4.7 (99 % interval of the change +0.1 to +1.1)." },
        { Of(Change(Vvr, 0.00041, -0.00006, 0.00005)), "Violative view rate fell by 0.6 per 10k views to 4.1 (99 % interval of the change −1.1 to −0.1)." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035, "category", "minor_safety")), "Leakage in category minor_safety rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9)." },
        { Of(Change(Turnaround, 18_720, -1_440, 720)), "Median review turnaround fell by 0.4 h to 5.2 h (99 % interval of the change −0.6 to −0.2)." },
        { Of(Change(Volume, 18_420, 1_204, 300)), "Enforcement volume rose by 1,204 to 18,420 (99 % interval of the change +904 to +1,504)." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035), others: 1), "Leakage rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9); one other indicator moved." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035), others: 6), "Leakage rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9); 6 other indicators moved." },
        { Of(Change(Leakage, 0.312, 0.0004, 0.0003)), "Leakage rose by 0.04 points to 31.2 % (99 % interval of the change +0.01 to +0.07)." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035, "market", "")), "Leakage in market not stated rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9)." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035), Split("surface", ("live", 0, 0.04), ("feed", 0, 0.004))), "Leakage rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9), almost all of it in surface live." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035), Split("market", ("BR", 0, 0.026), ("MX", 0, 0.008), ("US", 0, 0.01))), "Leakage rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9), most of it in market BR." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035), Split("market", ("BR", 0, 0.018), ("MX", 0, 0.015), ("US", 0, 0.006), ("DE", 0, 0.005))), "Leakage rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9), most of it in market BR and MX." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035), Split("market", ("BR", 0, 0.011), ("MX", 0, 0.011), ("US", 0, 0.011), ("DE", 0, 0.011))), "Leakage rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9)." },
        { Of(Change(Leakage, 0.312, 0.044, 0.035), Split("surface", ("live", 0.03, 0.001), ("feed", 0.012, 0.001))), "Leakage rose by 4.4 points to 31.2 % (99 % interval of the change +0.9 to +7.9), because the mix by surface changed, not the rates inside." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Headline_OfAChange_IsOneHonestSentence(string sentence, string expected) => Assert.Equal(expected, sentence);

    [Fact]
    public void Headline_WhenNothingStands_SaysSoAndClaimsNothing()
    {
        var quiet = Change(Vvr, 0.00047, 0.00001, 0.00005, discovery: false);
        var unknown = new Comparison(Leakage, null, null, Before, After, new Readout.TooFew(3, 30), new Readout.TooFew(4, 30));
        Assert.Equal("Nothing moved beyond noise: chance can explain every change of the one indicator.", Headline.Of(Scan([], [quiet]), 1, []));
        Assert.Equal("Nothing moved beyond noise: chance can explain every change among the 2 indicators.", Headline.Of(Scan([], [quiet, quiet]), 2, []));
        Assert.Equal("Nothing moved beyond noise: chance can explain every change among the 1 of 2 indicators that could be compared.", Headline.Of(Scan([], [quiet, unknown]), 2, []));
        Assert.Equal("Nothing could be compared with the week before: there is too little data in one of the two weeks.", Headline.Of(Scan([], [unknown], tested: 0), 1, []));
    }

    [Fact]
    public void Headline_WhenNothingMovedButAProcessIsBeyondItsLimits_SaysThatToo()
    {
        var quiet = Change(Vvr, 0.00047, 0.00001, 0.00005, discovery: false);
        Assert.EndsWith("; restore rate is beyond its process limits.", Headline.Of(Scan([], [quiet]), 1, ["Restore rate"]), StringComparison.Ordinal);
        Assert.EndsWith("; beyond their process limits: restore rate, QA error rate.", Headline.Of(Scan([], [quiet]), 1, ["Restore rate", "QA error rate"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_OfAWeekThatIsNotOver_JudgesNothing() =>
        Assert.Equal("2026-W47 is not over: 3 of 7 days are in, so every figure is provisional and no change is judged yet.", Headline.Unfinished(new IsoWeek(2026, 47), 3));

    [Fact]
    public void Headline_CountsOtherIndicatorsNotSegments()
    {
        var scan = Scan(
            [new(Change(Leakage, 0.3, 0.04, 0.03), null, 3), new(Change(Leakage, 0.4, 0.08, 0.03, "market", "BR"), null, 2), new(Change(Vvr, 0.0005, 0.0001, 0.00005), null, 1)],
            [Change(Leakage, 0.3, 0.04, 0.03)]);
        Assert.EndsWith("; violative view rate rose, for the worse.", Headline.Of(scan, 23, []), StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_OfSeveralThatMoved_NamesThoseForTheWorseAndCountsTheRest()
    {
        var scan = Scan(
            [
                new(Change(Volume, 133, 95, 40, "subcategory", "scam"), null, 5), new(Change(Turnaround, 18_720, -1_440, 720), null, 4), new(Change(Vvr, 0.0029, 0.0028, 0.001, "subcategory", "self_harm"), null, 3),
                new(Change(Leakage, 0.3, 0.04, 0.03), null, 2),
            ], []);
        Assert.Equal(
            "Enforcement volume in subcategory scam rose by 95 to 133 (99 % interval of the change +55 to +135); " +
            "violative view rate in subcategory self_harm rose and leakage rose, for the worse; one other indicator moved.", Headline.Of(scan, 23, []));
    }

    private static string Of(Comparison change, MixRate? split = null, int others = 0) => Headline.Sentence(new(change, split, 1), [.. Enumerable.Repeat(Change(Volume, 18_420, 1_204, 300), others)]);
}
