using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentReadoutTests;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentWorld;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

public sealed class ExperimentHealthTests
{
    private static IEnumerable<FactRow> Sound => Units(400, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0), before: i => i / 2 % 9);

    [Fact]
    public async Task Sound_Experiment_PassesEveryCheck()
    {
        using var world = Of(Plans.Of(more: "    start: 2026-03-01\n    end: 2026-03-03\n    segments: [market]\n    exposed_after: exposed"), Sound.Select(u => With(u, "exposed", 0.5m)));
        var model = await world.ReadAsync("test");
        Assert.All(model.Health, h => Assert.True(h.State == HealthState.Passed, $"{h.Id} {h.Finding}"));
    }

    [Fact]
    public async Task Ratio_Mismatched_CannotBeRead()
    {
        using var world = Of(Plans.Of(), Sound.Where((_, i) => i % 2 == 0 || i % 10 < 6));
        await FailsAsync(world, "sample_ratio", "did not get their planned shares");
    }

    [Fact]
    public async Task Ratio_MismatchedInOneSegmentOnly_CannotBeRead()
    {
        var units = Sound.Select((u, i) => With(u, "market", i % 4 < 2 ? "DE" : "FR")).Where((u, i) => !((string)u["market"]! == "DE" && i % 2 == 1 && i % 3 != 0)).ToList();
        // As many too many in the other market, so that the whole looks right.
        var missing = units.Count(u => (string)u["arm"]! == "control") - units.Count(u => (string)u["arm"]! == "treatment");
        units.AddRange(Enumerable.Range(1000, missing).Select(i => Unit(i, "treatment", 5, before: i % 9, market: "FR")));
        using var world = Of(Plans.Of(more: "    segments: [market]"), units);
        var model = await world.ReadAsync("test");
        Assert.Equal(HealthState.Passed, model.Health.Single(h => h.Id == "sample_ratio").State);
        await FailsAsync(world, "segment_ratio", "market DE");
    }

    [Fact]
    public async Task Units_InSeveralArms_AreLeftOutAndTold()
    {
        var doubled = Sound.Take(40).Select(u => With(u, "arm", (string)u["arm"]! == "control" ? "treatment" : "control"));
        using var world = Of(Plans.Of(), [.. Sound, .. doubled]);
        var model = await FailsAsync(world, "several_arms", "they are left out");
        Assert.Equal(360, model.Comparisons.Single().N);
    }

    [Fact]
    public async Task Arm_NotPlanned_CannotBeRead()
    {
        using var world = Of(Plans.Of(), [.. Sound, Unit(999, "holdout", 1)]);
        var model = await FailsAsync(world, "arms", "not in the plan");
        Assert.DoesNotContain("holdout", model.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assigned_OutsideOfThePlan_IsNoted()
    {
        using var world = Of(Plans.Of(more: "    start: 2026-03-03"), Sound);
        Assert.Equal(HealthState.Note, (await world.ReadAsync("test")).Health.Single(h => h.Id == "window").State);
    }

    [Theory]
    [InlineData(400, HealthState.Note, "0.25 % of the units were exposed before")]
    [InlineData(20, HealthState.Failed, "5 % of the units were exposed before")]
    public async Task Exposed_BeforeTheAssignment_IsNotedAndThenFails(int every, HealthState state, string said)
    {
        using var world = Of(Plans.Of(more: "    exposed_after: exposed"), Sound.Select((u, i) => With(u, "exposed", i % every == 0 ? -1m : 1m)));
        var check = (await world.ReadAsync("test")).Health.Single(h => h.Id == "exposure");
        Assert.Equal(state, check.State);
        Assert.Contains(said, check.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Column_OfAnotherExperimentOnly_IsNoneOfThisOne()
    {
        var other = Enumerable.Range(0, 20).Select(i => With(With(Unit(5000 + i, "control", 1, before: 3), "experiment", "another"), "elsewhere", 1m));
        using var world = Of(Plans.Of().Replace("outcome: outcome", "outcome: elsewhere", StringComparison.Ordinal), [.. Units(400, (i, _) => i % 7), .. other]);
        var model = await FailsAsync(world, "columns", "there is no column elsewhere with a value for any unit");
        Assert.Equal(HealthState.Unknown, model.Health.Single(h => h.Id == "balance").State);
    }

    [Fact]
    public async Task Before_Unequal_CannotBeRead()
    {
        using var world = Of(Plans.Of(), Units(400, (i, _) => i % 7, before: i => (i / 2 % 9) + (i % 2 == 1 ? 3 : 0)));
        await FailsAsync(world, "balance", "pre_outcome");
    }

    [Fact]
    public async Task Outcome_LostInOneArm_CannotBeRead()
    {
        using var world = Of(Plans.Of(), Sound.Select((u, i) => i % 2 == 1 && i % 5 == 0 ? With(u, "outcome", null!) : u));
        await FailsAsync(world, "lost", "outcome");
    }

    [Fact]
    public async Task Outcome_ThatNoExtractHas_CannotBeRead()
    {
        using var world = Of(Plans.Of().Replace("outcome: outcome", "outcome: elsewhere", StringComparison.Ordinal), Sound);
        await FailsAsync(world, "columns", "elsewhere");
    }

    [Fact]
    public async Task Effect_TooGoodToBeTrue_IsNoted()
    {
        using var world = Of(Plans.Of(), Units(400, (i, treated) => (treated ? 1 : 9) + (i % 3)));
        Assert.Equal(HealthState.Note, (await world.ReadAsync("test")).Health.Single(h => h.Id == "twyman").State);
    }

    [Fact]
    public async Task Arm_TooSmallToShow_HasNoEffects()
    {
        using var world = Of(Plans.Of(planned: 2), Units(14, (i, treated) => i % 7));
        Assert.Empty((await world.ReadAsync("test")).Comparisons);
    }

    private static async Task<Dashboard.Features.Experiments.ExperimentModel> FailsAsync(ExperimentWorld world, string id, string says)
    {
        var model = await world.ReadAsync("test");
        var check = model.Health.Single(h => h.Id == id);
        Assert.True(check.State == HealthState.Failed, $"{check.State}: {check.Finding}");
        Assert.Contains(says, check.Finding, StringComparison.Ordinal);
        Assert.Equal((Decision.Unreadable, true), (model.Verdict.Decision, model.Covered));
        return model;
    }
}
