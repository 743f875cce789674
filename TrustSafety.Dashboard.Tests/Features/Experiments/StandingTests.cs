using System.Globalization;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Workspace;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentReadoutTests;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>Automation share stands at 30 % before 2026-04-06 and at <c>after</c> % from then on, 400 removals a week.</summary>
public sealed class StandingTests
{
    private static readonly DateOnly Start = new(2026, 4, 6);

    private static IEnumerable<FactRow> Gain => Units(200, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0));

    private static IEnumerable<FactRow> Flat => Units(200, (i, _) => 5 + (i % 7));

    private static IEnumerable<FactRow> Removals(int after, int weeks) =>
        from week in Enumerable.Range(-10, 10 + weeks)
        from day in Enumerable.Range(0, 7)
        let date = Start.AddDays((week * 7) + day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        from row in Review.Removals(date, week < 0 ? 30 : after).Concat(Review.Removals(date, week < 0 ? 70 : 100 - after, automated: false))
        select row;

    private static ExperimentDecision Shipped(double? promised = null, string snapshot = "s") => new()
    {
        Experiment = "test",
        Choice = ExperimentChoice.Ship,
        Reason = "It works",
        Author = "Ada",
        SnapshotId = snapshot,
        RuleSaid = "ship",
        EffectiveFrom = Start.AddDays(2),
        Indicator = promised is null ? null : "automation_share",
        Promised = promised,
    };

    private static async Task<Standing> StandingAsync(ExperimentDecision? decision, IEnumerable<FactRow> units, IEnumerable<FactRow>? more = null)
    {
        using var world = ExperimentWorld.Of(Plans.Of(), [.. units, .. more ?? []]);
        if (decision is not null) await world.Decisions.AddAsync(decision, TestContext.Current.CancellationToken);
        return await world.StandingAsync("test");
    }

    [Theory]
    [InlineData(60, 0.5, PromiseState.Kept, "Kept: automation share rose by")]
    [InlineData(60, 2.0, PromiseState.NotKept, "the right way but by less than the +200 %")]
    [InlineData(30, 0.5, PromiseState.NotKept, "Not kept: automation share")]
    [InlineData(60, -0.2, PromiseState.NotKept, "promised was −20 %")]
    [InlineData(31, 0.05, PromiseState.Open, "Undecided")]
    public async Task Promise_FourWeeksLater_IsJudgedByTheIndicatorsOwnInterval(int after, double promised, PromiseState expected, string said)
    {
        var standing = await StandingAsync(Shipped(promised), Gain, Removals(after, 6));
        Assert.Equal(expected, standing.Promise!.State);
        Assert.Contains(said, standing.Promise.Sentence, StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2026, 3, 30), new DateOnly(2026, 5, 4)), (standing.Promise.Before.Start, standing.Promise.After.Start));
        Assert.Equal(0.3, standing.Promise.Comparison!.BeforeReadout.Shown!.Value.Point, 12);
    }

    [Fact]
    public async Task Promise_WeekNotInTheData_IsTooEarly()
    {
        var standing = await StandingAsync(Shipped(0.5), Gain, Removals(60, 4));
        Assert.Equal(PromiseState.TooEarly, standing.Promise!.State);
        Assert.Contains("2026-W19", standing.Promise.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2, -1, -1.5, PromiseState.Kept)]
    [InlineData(-2, 0.1, -1.5, PromiseState.Open)]
    [InlineData(-1, -0.5, -1.5, PromiseState.NotKept)]
    [InlineData(0.5, 1, -1.5, PromiseState.NotKept)]
    [InlineData(1, 3, 2, PromiseState.Kept)]
    [InlineData(-1, 1.9, 2, PromiseState.NotKept)]
    public void Judge_Interval_DecidesAlone(double low, double high, double promised, PromiseState expected) =>
        Assert.Equal(expected, PromiseReadout.Judge(new Interval(low, (low + high) / 2, high, 0.95, "x"), promised));

    [Fact]
    public async Task Stage_NoDecision_WaitsForOneWhenTheRuleHasSpoken()
    {
        Assert.Equal(Stage.Waiting, (await StandingAsync(null, Gain)).Stage);
        Assert.Equal(Stage.Waiting, (await StandingAsync(null, Flat)).Stage);
        Assert.Equal(Stage.Planned, (await StandingAsync(null, [Actions.Row(1, Actions.Noon, "DE")])).Stage);
    }

    [Fact]
    public async Task Stage_Decided_StaysSo_ButExtendedIsAskedAgainOnOtherData()
    {
        Assert.Equal(Stage.Decided, (await StandingAsync(Shipped(), Gain)).Stage);
        Assert.Equal(Stage.Waiting, (await StandingAsync(Shipped(snapshot: "older") with { Choice = ExperimentChoice.Extend }, Gain)).Stage);
        using var world = ExperimentWorld.Of(Plans.Of(), Gain);
        var snapshot = (await world.StandingAsync("test")).Model.Provenance.SnapshotId;
        await world.Decisions.AddAsync(Shipped(snapshot: snapshot) with { Choice = ExperimentChoice.Extend }, TestContext.Current.CancellationToken);
        Assert.Equal(Stage.Running, (await world.StandingAsync("test")).Stage);
    }
}
