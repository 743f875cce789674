using System.Text.Json;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Coverage.CoverageReaderTests;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

/// <summary>A shadow beside a live strategy on a hundred violating views of four hundred.</summary>
public sealed class StrategyUpliftTests
{
    private const string Week = "strategies?week=2026-W10&weeks=1";

    /// <summary>The live one flags 50 right and 50 wrong; the shadow scores 80 right from 0.6 up, 20 wrong at 0.6, and the rest below.</summary>
    private static IEnumerable<FactRow> Platform(decimal harmless = 0.6m) => Enumerable.Range(0, 400).SelectMany(i =>
    {
        var score = i < 80 ? 0.6m + (i % 30 / 100m) : i is >= 100 and < 120 ? harmless : 0.2m;
        return new[] { Label(i, i < 100), Detection(i, "own", -60, true, i is < 50 or >= 350), Detection(i, "shadow", -60, false, score >= 0.8m, score) };
    });

    [Fact]
    public async Task Recall_AtEqualPrecision_MovesTheThresholdOfTheShadow()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.StrategiesAsync(Week))!;
        var instead = model.Find("recall_instead_equal_precision", "strategy", "shadow")!.Shown!;
        // At 0.6 it is right in 80 of 100 flags, where the live one is in half: 80 % of recall against 50 %.
        Assert.Equal(0.3, instead.Value.Point, 1e-12);
        Assert.InRange(instead.Value.Low, 0.15, 0.3);
        Assert.Contains("from a score of 0.600, right as often as the live strategies of one's own, 50.0 %", instead.Note, StringComparison.Ordinal);
        var reading = Assert.Single(model.Uplifts);
        Assert.Equal((0.5, 0.6, 0.6), (reading.Gain!.Precision, reading.Gain.ThresholdInstead, reading.Gain.ThresholdBeside));
        Assert.Equal(McNemar.Exact(30, 0).P, reading.McNemar);
        Assert.Equal(0.3, model.Find("recall_beside_equal_precision", "strategy", "shadow")!.Shown!.Value.Point, 1e-12);
    }

    [Fact]
    public async Task Recall_AsBothFire_HasTheIntervalOfThePair()
    {
        using var world = SampleRooms.Of(Platform());
        var difference = (await world.StrategiesAsync(Week))!.Find("recall_difference", "strategy", "shadow")!.Shown!;
        // It fires from 0.8 up: 20 right, 10 of which the live one has as well.
        Assert.Equal(-0.25, difference.Value.Point, 0.06);
        Assert.True(difference.Value.High < 0);
    }

    [Fact]
    public async Task Cost_OfScoringAndReviewing_IsSharedByTheViewsOnlyItFinds()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.StrategiesAsync($"{Week}&review_cost=2&score_cost=0.5"))!;
        var cost = model.Find("cost_per_catch_equal_precision", "strategy", "shadow")!.Shown!;
        // 400 scored items, 100 flags from 0.6 up, and 30 judged views of 50 each that only it finds.
        Assert.Equal(((400 * 0.5) + (100 * 2)) / (30 * 50), cost.Value.Point, 1e-9);
        Assert.True(cost.Value.Low < cost.Value.Point && cost.Value.High > cost.Value.Point);
        Assert.Equal(30, cost.N);
    }

    [Fact]
    public async Task Against_ANamedStrategy_ComparesWithThatAlone()
    {
        using var world = SampleRooms.Of(Platform().Concat(Enumerable.Range(0, 400).Select(i => Detection(i, "narrow", -60, true, i is >= 60 and < 90))));
        var (all, one) = ((await world.StrategiesAsync(Week))!, (await world.StrategiesAsync($"{Week}&against=narrow"))!);
        Assert.Equal("narrow", one.Uplifts.Single(u => u.Strategy == "shadow").Against);
        // Without scores a strategy stands where it fires; the narrow one is always right and finds 30, the shadow at that precision 77 (above 0.60).
        Assert.Equal(1, one.Uplifts.Single(u => u.Strategy == "shadow").Gain!.Precision);
        Assert.Equal(0.77 - 0.3, one.Find("recall_instead_equal_precision", "strategy", "shadow")!.Shown!.Value.Point, 1e-12);
        Assert.NotEqual(all.Find("recall_gain", "strategy", "shadow")!.Shown!.Value.Point, one.Find("recall_gain", "strategy", "shadow")!.Shown!.Value.Point);
    }

    [Fact]
    public async Task Shadow_NeverRightAsOften_IsToldSo()
    {
        using var world = SampleRooms.Of(Enumerable.Range(0, 400).SelectMany(i => new[] { Label(i, i < 100), Detection(i, "own", -60, true, i < 50), Detection(i, "shadow", -60, false, i is >= 40 and < 160) }));
        var model = (await world.StrategiesAsync(Week))!;
        Assert.Contains("no threshold of it is right as often", Assert.IsType<Readout.Missing>(model.Find("recall_instead_equal_precision", "strategy", "shadow")).Reason, StringComparison.Ordinal);
        Assert.Contains("adds nothing that is right as often", Assert.IsType<Readout.Missing>(model.Find("recall_beside_equal_precision", "strategy", "shadow")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shadow_WithNobodyLive_HasNothingToBeComparedWith()
    {
        using var world = SampleRooms.Of(Enumerable.Range(0, 400).SelectMany(i => new[] { Label(i, i < 100), Detection(i, "shadow", -60, false, i < 60) }));
        var model = (await world.StrategiesAsync(Week))!;
        Assert.All(["recall_difference", "recall_instead_equal_precision", "cost_per_catch"], id => Assert.IsType<Readout.Missing>(model.Find(id, "strategy", "shadow")));
    }

    [Fact]
    public async Task Json_Uplift_HasThresholdsAndMcNemar()
    {
        using var world = SampleRooms.Of(Platform());
        var json = JsonSerializer.SerializeToElement(StrategiesRegistration.Json((await world.StrategiesAsync(Week))!));
        var uplift = json.GetProperty("uplift")[0];
        Assert.Equal(0.6, uplift.GetProperty("thresholdInstead").GetDouble());
        // None that only the live one finds: fewer than ten are not told.
        Assert.Equal(JsonValueKind.Null, uplift.GetProperty("judgedOnlyOther").ValueKind);
        Assert.True(uplift.GetProperty("mcNemarP").GetDouble() < 1e-6);
    }
}
