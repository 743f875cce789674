using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Indicators;
using static TrustSafety.Dashboard.Tests.Features.WeeklyReview.Changes;
using static TrustSafety.Dashboard.Tests.Support.Readouts;
using Indicator = TrustSafety.Dashboard.Indicators.Indicator;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

public sealed class StatusChipTests
{
    private static readonly Indicator Lower = Indicator("a", "A", Percent) with { Target = 0.10, Baseline = null };
    private static readonly Indicator Higher = Indicator("b", "B", Percent, Direction.HigherIsBetter) with { Target = 0.90, Baseline = null };
    private static readonly ProcessLimits Limits = new(0.08, 0.1, 0.12, Before, After, 26);

    [Theory]
    [InlineData(0.15, 0.01, "above target 10.0 %", Tone.Bad)]
    [InlineData(0.05, 0.01, "on target 10.0 %", Tone.Good)]
    [InlineData(0.105, 0.01, "target 10.0 %: cannot tell", Tone.Neutral)]
    public void Target_OfWhatShouldBeLow_IsJudgedByTheWholeInterval(double value, double half, string text, Tone tone) =>
        Assert.Equal([new StatusChip(text, tone)], StatusChip.Of(Lower, Measured(value, half), null));

    [Theory]
    [InlineData(0.80, "below target 90.0 %", Tone.Bad)]
    [InlineData(0.95, "on target 90.0 %", Tone.Good)]
    public void Target_OfWhatShouldBeHigh_IsJudgedTheOtherWay(double value, string text, Tone tone) =>
        Assert.Equal([new StatusChip(text, tone)], StatusChip.Of(Higher, Measured(value, 0.01), null));

    [Theory]
    [InlineData(0.13, "signal: above process limits", Tone.Bad)]
    [InlineData(0.07, "signal: below process limits", Tone.Bad)]
    [InlineData(0.10, "within process limits", Tone.Neutral)]
    public void Limits_AreJudgedByTheValue(double value, string text, Tone tone) =>
        Assert.Equal([new StatusChip(text, tone)], StatusChip.Of(Lower with { Target = null, Baseline = Baseline.Default }, Measured(value, 0.01), Limits));

    [Fact]
    public void Limits_NotYetSet_AreSaidToBeMissing() =>
        Assert.Equal([new StatusChip("no process limits yet", Tone.Neutral)], StatusChip.Of(Lower with { Target = null, Baseline = Baseline.Default }, Measured(0.1, 0.01), null));

    [Fact]
    public void Alert_BeyondItsLimit_IsSaidWhateverTheTarget() =>
        Assert.Contains(new StatusChip("above alert limit 20.0 %", Tone.Bad), StatusChip.Of(Lower with { AlertHigh = 0.2 }, Measured(0.25, 0.01), null));

    [Theory]
    [MemberData(nameof(Silent))]
    public void Status_WithoutAValue_IsTheReasonAlone(Readout readout, string text) =>
        Assert.Equal([new StatusChip(text, Tone.Neutral)], StatusChip.Of(Lower with { Baseline = Baseline.Default }, readout, Limits));

    public static TheoryData<Readout, string> Silent => new()
    {
        { new Readout.Suppressed("fewer than 10"), "protected: small group" },
        { new Readout.TooFew(3, 30), "too few to say" },
        { new Readout.Missing("no rows"), "no data" },
    };

    [Fact]
    public void Provisional_SaysWhyAndWaitsWithEveryVerdict() => Assert.Equal(
        [new StatusChip("provisional: 6 % of decisions still open", Tone.Neutral)],
        StatusChip.Of(Lower with { Baseline = Baseline.Default }, new Readout.Provisional(Measured(0.05, 0.01), "6 % of decisions still open"), Limits));
}
