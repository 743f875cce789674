using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Coverage.CoverageReaderTests;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

public sealed class StrategiesReaderTests
{
    /// <summary>A hundred violating views of four hundred; the score runs with them, and the strategy fires from 0.7 on.</summary>
    private static IEnumerable<FactRow> Scored() => Enumerable.Range(0, 400).SelectMany(i =>
    {
        var score = i < 100 ? 0.4m + (i % 60 / 100m) : i % 80 / 100m;
        return new[] { Label(i, i < 100), Detection(i, "model", -60, true, score >= 0.7m, score) };
    });

    [Fact]
    public async Task Threshold_Raised_NeverFindsMore()
    {
        using var world = SampleRooms.Of(Scored());
        var table = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!.Thresholds!;
        Assert.Equal(0.7, table.Today!.Value, 1e-6);
        var readings = Enumerable.Range(0, 19).Select(i => table.At(i / 20.0, 1, 1)).ToList();
        Assert.All(readings.Zip(readings.Skip(1)), pair =>
        {
            Assert.True(pair.Second.Recall!.Value.Point <= pair.First.Recall!.Value.Point + 1e-12);
            Assert.True(pair.Second.FlagsPerDay <= pair.First.FlagsPerDay + 1e-9);
            Assert.True(pair.Second.MissedPerDay >= pair.First.MissedPerDay - 1e-9);
        });
    }

    [Fact]
    public async Task Capacity_Asked_IsFilledByTheLowestThresholdThatFits()
    {
        using var world = SampleRooms.Of(Scored());
        var table = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!.Thresholds!;
        var at = table.ForCapacity(20);
        Assert.True(table.FlagsPerDay(at) <= 20);
        Assert.True(table.FlagsPerDay(at - 0.02) > 20);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public async Task Precision_Held_IsKeptAtTheLowestThresholdThatKeepsIt(double precision)
    {
        using var world = SampleRooms.Of(Scored());
        var model = (await world.StrategiesAsync(FormattableString.Invariant($"strategies?week=2026-W10&weeks=1&fixed_precision={precision}")))!;
        var (table, at) = (model.Thresholds!, model.Settings.AskedOf(model.Thresholds!)!.Value);
        Assert.True(table.At(at, 1, 1).Precision!.Value.Point >= precision);
        Assert.All(Enumerable.Range(0, 100).Select(i => i / 100.0).Where(t => t < at - 1e-6), t => Assert.True(table.At(t, 1, 1).Precision!.Value.Point < precision));
    }

    [Fact]
    public async Task Recall_Held_IsKeptAtTheHighestThresholdThatKeepsIt()
    {
        using var world = SampleRooms.Of(Scored());
        var table = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!.Thresholds!;
        var at = table.ForRecall(0.8)!.Value;
        Assert.True(table.At(at, 1, 1).Recall!.Value.Point >= 0.8);
        Assert.True(table.At(at + 0.005, 1, 1).Recall!.Value.Point < 0.8);
        Assert.Null(table.ForPrecision(1.1));
    }

    [Fact]
    public async Task Cost_OfReviewsAndMisses_AddsUp()
    {
        using var world = SampleRooms.Of(Scored());
        var at = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!.Thresholds!.At(0.5, 2, 0.5);
        Assert.Equal((2 * at.FlagsPerDay) + (0.5 * at.MissedPerDay), at.CostPerDay, 1e-9);
    }

    [Fact]
    public async Task Missed_Views_HaveAnIntervalThatHoldsThem()
    {
        using var world = SampleRooms.Of(Scored());
        var table = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!.Thresholds!;
        var at = table.At(0.7, 1, 1);
        var missed = Enumerable.Range(0, 100).Count(i => 0.4m + (i % 60 / 100m) < 0.7m);
        Assert.Equal(missed * 50 / 7.0, at.MissedPerDay, 1e-9);
        Assert.Equal(at.MissedPerDay, at.Missed!.Value.Point, 1e-9);
        Assert.True(at.Missed.Value.Low > 0 && at.Missed.Value.Low < at.MissedPerDay && at.Missed.Value.High > at.MissedPerDay);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.8, -1)]
    public async Task Threshold_ComparedWithTodays_SaysWhatIsGainedAndHowOftenItIsRight(double threshold, int sign)
    {
        using var world = SampleRooms.Of(Scored());
        var table = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!.Thresholds!;
        var change = table.Change(0.7, threshold);
        Assert.Equal(table.At(threshold, 1, 1).Recall!.Value.Point - table.At(0.7, 1, 1).Recall!.Value.Point, change.Recall!.Value.Point, 1e-9);
        Assert.Equal(sign, Math.Sign(change.Recall.Value.Low) + Math.Sign(change.Recall.Value.High) > 0 ? 1 : -1);
        var (low, high) = (Math.Min(0.7, threshold), Math.Max(0.7, threshold));
        var hits = Enumerable.Range(0, 100).Count(i => 0.4 + (i % 60 / 100.0) is var s && s >= low - 1e-9 && s < high - 1e-9);
        var wrong = Enumerable.Range(100, 300).Count(i => i % 80 / 100.0 is var s && s >= low - 1e-9 && s < high - 1e-9);
        Assert.Equal(hits + wrong, change.Between!.Value.N);
        Assert.Equal(hits / (double)(hits + wrong), change.Between.Value.Point, 1e-12);
    }

    [Theory]
    [InlineData(1, 0.2, null)]
    [InlineData(1, 0.2, 15)]
    [InlineData(1, 0.004, null)]
    public async Task Cheapest_Threshold_CostsNoMoreThanAnyOtherThatFits(double review, double miss, int? capacity)
    {
        using var world = SampleRooms.Of(Scored());
        var table = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!.Thresholds!;
        var cheapest = table.Cheapest(review, miss, capacity);
        var cost = cheapest is { } at ? table.At(at, review, miss).CostPerDay : 100 * 50 / 7.0 * miss;
        Assert.All(Enumerable.Range(0, 100).Select(i => i / 100.0).Where(t => capacity is null || table.FlagsPerDay(t) <= capacity), t => Assert.True(table.At(t, review, miss).CostPerDay >= cost - 1e-9, $"{t} is cheaper than {cheapest}"));
        Assert.Equal(miss < 0.01, cheapest is null);
        if (capacity is not null) Assert.True(table.FlagsPerDay(cheapest!.Value) <= capacity);
    }

    [Fact]
    public async Task Setting_ThatIsNoStrategy_IsTold()
    {
        using var world = SampleRooms.Of(Scored());
        var notice = Assert.Single((await world.StrategiesAsync("strategies?week=2026-W10&weeks=1&strategy=nobody"))!.Notices);
        Assert.Equal((StrategiesSettings.StrategyKey, "takes model."), (notice.Key, notice.Message));
    }

    [Fact]
    public async Task Shadow_FlagsNobodyElseHas_AreItsUplift()
    {
        using var world = SampleRooms.Of(Enumerable.Range(0, 400).SelectMany(i => new[] { Label(i, i < 100), Detection(i, "own", -60, true, i < 50), Detection(i, "shadow", -60, false, i is >= 40 and < 120) }));
        var model = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1"))!;
        Assert.Equal(0.5, model.Find("recall_gain", "strategy", "shadow")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(50 / 70.0, model.Find("precision_alone", "strategy", "shadow")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(50 / 80.0, model.Find("unique_per_1000_flags", "strategy", "shadow")!.Shown!.Value.Point, 1e-12);
    }

    [Fact]
    public async Task Without_Detections_ThereIsNothing()
    {
        using var world = SampleRooms.Of(Enumerable.Range(0, 100).Select(i => Label(i, i < 30)));
        Assert.Null(await world.StrategiesAsync());
    }

    [Fact]
    public async Task View_AskedAgain_IsTheSameUntilARuleIsSaved()
    {
        using var world = SampleRooms.Of(Scored());
        await world.AskAsync(async services =>
        {
            var (reader, state) = (services.GetRequiredService<StrategiesReader>(), ViewState.Parse("strategies?week=2026-W10&weeks=1").State);
            Task<StrategiesModel?> ReadAsync(ViewState of) => reader.ReadAsync(of, TestContext.Current.CancellationToken);
            var first = await ReadAsync(state);
            Assert.Same(first, await ReadAsync(state));
            Assert.Same(first, await ReadAsync(state with { Present = true }));
            Assert.NotSame(first, await ReadAsync(ViewState.Parse("strategies?week=2026-W10&weeks=1&beta=2").State));
            await world.SaveAsync(new() { Name = "high", Text = "score(model) >= 0.8", Author = "Ada", SeenUntil = new(2026, 3, 8) });
            Assert.Contains((await ReadAsync(state))!.Cards, c => c.Name == "lab:high");
            return true;
        });
    }
}
