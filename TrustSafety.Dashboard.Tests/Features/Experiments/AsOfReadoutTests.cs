using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>1,200 appeals of 12 days: most are decided within two days and alike in both arms; the late ones, after 15 days, are worse under the treatment.</summary>
public sealed class AsOfReadoutTests
{
    private static readonly DateOnly Last = new(2026, 3, 13);

    private static string Yaml => Plans.Of(planned: 1000).Replace("    unit: count", "    unit: count\n    known_after: decided_after", StringComparison.Ordinal);

    private static IEnumerable<FactRow> Units(Func<int, double?>? after = null) => Enumerable.Range(0, 1200).Select(i =>
    {
        var (treated, late) = (i % 2 == 1, i / 2 % 3 == 0);
        return new FactRow(Fact.ExperimentUnit, new Dictionary<string, object?>
        {
            ["experiment"] = "test",
            ["arm"] = treated ? "treatment" : "control",
            ["unit_id"] = $"u{i}",
            ["assigned_at"] = new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).AddDays(i / 2 % 12),
            ["outcome"] = (decimal)(5 + (i / 2 % 7) + (treated && late ? 4 : 0)),
            ["decided_after"] = (after?.Invoke(i) ?? (after is null ? late ? 15.0 : i / 2 % 2 : null)) is { } days ? (decimal)days : null,
        });
    });

    private static IEnumerable<FactRow> DataUntil(DateOnly day) => Review.Removals(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 20);

    private static async Task<ExperimentModel> ReadAsync(DateOnly until, Func<int, double?>? after = null)
    {
        using var world = ExperimentWorld.Of(Yaml, [.. Units(after), .. DataUntil(until)]);
        return await world.ReadAsync("test");
    }

    [Fact]
    public async Task Readout_Repeated_RestsOnWhatWasKnownThen()
    {
        var model = await ReadAsync(Last.AddDays(40));
        Assert.Equal([0, 7, 28], model.AsOf.Select(a => a.DaysLater));
        Assert.Equal(Last, model.AsOf[0].Day);
        // By hand: a unit counts once its day and the days until its decision have passed.
        foreach (var then in model.AsOf)
        {
            List<int> known = [.. Enumerable.Range(0, 1200).Where(i => new DateOnly(2026, 3, 2).AddDays((i / 2 % 12) + (i / 2 % 3 == 0 ? 15 : i / 2 % 2)) <= then.Day)];
            double Mean(int arm) => known.Where(i => i % 2 == arm).Average(i => 5.0 + (i / 2 % 7) + (arm == 1 && i / 2 % 3 == 0 ? 4 : 0));
            Assert.Equal(Mean(1) - Mean(0), then.Comparisons.Single().Final.Absolute.Point!.Value, 10);
            Assert.Equal(known.Count, then.Maturity.Sum(m => m.Known));
        }
        Assert.Equal([Decision.NoEffect, Decision.Stop, Decision.Stop], model.AsOf.Select(a => a.Verdict!.Decision));
        Assert.Equal(model.Verdict.Decision, model.AsOf[^1].Verdict!.Decision);
        Assert.Equal(HealthState.Passed, model.Health.Single(h => h.Id == "maturity").State);
    }

    [Fact]
    public async Task Readout_DayNotReached_SaysSoAndComparesNothing()
    {
        var model = await ReadAsync(Last.AddDays(10));
        Assert.Null(model.AsOf[2].Verdict);
        Assert.Empty(model.AsOf[2].Comparisons);
        Assert.Contains("do not reach", ExperimentText.AsOfRows(model).Last()[3], StringComparison.Ordinal);
        Assert.NotNull(model.AsOf[1].Verdict);
    }

    [Fact]
    public async Task Outcomes_OpenMoreOftenInOneArm_FailHealth()
    {
        var model = await ReadAsync(Last.AddDays(40), i => i % 2 == 1 && i / 2 % 4 == 0 ? null : 1);
        var check = model.Health.Single(h => h.Id == "maturity");
        Assert.Equal(HealthState.Failed, check.State);
        Assert.Contains("still open more often in one arm", check.Finding, StringComparison.Ordinal);
        Assert.Equal(Decision.Unreadable, model.Verdict.Decision);
    }

    [Fact]
    public async Task Outcomes_Open_AreLeftOutAlike()
    {
        var model = await ReadAsync(Last.AddDays(40), i => i / 2 % 4 == 0 ? null : 1);
        Assert.Equal(900, model.Comparisons.Single().N);
        Assert.Contains("25 % are still open", model.Health.Single(h => h.Id == "maturity").Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, "No drift")]
    [InlineData(0.25, "fades with later units")]
    [InlineData(-0.25, "grows with later units")]
    public async Task Novelty_DailyEffects_AreTestedForDrift(double fading, string said)
    {
        var units = Enumerable.Range(0, 2400).Select(i => ExperimentWorld.Unit(i, i % 2 == 1 ? "treatment" : "control", 10 + (i / 2 % 7) - (i % 2 == 1 ? 4 - (fading * (i / 2 % 10)) : 0), day: i / 2 % 10));
        using var world = ExperimentWorld.Of(Plans.Of(), units);
        var model = await world.ReadAsync("test");
        Assert.Contains(said, ExperimentText.NoveltyOf(model, "treatment"), StringComparison.Ordinal);
        if (fading != 0) Assert.Equal(fading, Novelty.Of(model.OverTime["treatment"], 0.95)!.PerDay.Point!.Value, 0.03);
    }
}
