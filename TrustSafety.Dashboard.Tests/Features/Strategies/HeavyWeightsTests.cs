using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Coverage.CoverageReaderTests;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

/// <summary>Recall leans on misses found among what looked harmless; how much of it on how few is said beside it.</summary>
public sealed class HeavyWeightsTests
{
    private const string Week = "strategies?week=2026-W10&weeks=1";

    [Fact]
    public async Task Recall_OnAFewHeavyMisses_SaysWhatShareOfAllMissesTheyCarry()
    {
        // 60 found, and 40 missed, which stand for 1,000, 999, …, 961 views.
        using var world = SampleRooms.Of(Platform(miss => 1000 - miss));
        var model = (await world.StrategiesAsync(Week))!;
        var missed = Enumerable.Range(0, 40).Select(m => 1000.0 - m).ToList();
        var card = model.Cards.Single(c => c.Name == "model");
        Assert.Equal(missed.Take(10).Sum() / missed.Sum(), card.HeaviestMisses!.Value, 1e-12);
        Assert.Equal("ten judged misses carry 25 % of all that it missed", card.Recall.Shown!.Note!.Replace("25%", "25 %", StringComparison.Ordinal));
        Assert.Equal(60 * 50 / ((60 * 50) + missed.Sum()), card.Recall.Shown.Value.Point, 1e-12);
    }

    [Fact]
    public async Task Recall_OnOneHugeMiss_IsSaidToRestOnIt()
    {
        using var world = SampleRooms.Of(Platform(miss => miss == 0 ? 100_000 : 1));
        var card = (await world.StrategiesAsync(Week))!.Cards.Single(c => c.Name == "model");
        Assert.Equal((100_000 + 9.0) / (100_000 + 39), card.HeaviestMisses!.Value, 1e-12);
        // A hundred labels that say no more than one or two: the table says so beside the number.
        Assert.InRange(card.Recall.Shown!.EffectiveN!.Value, 1, 2);
        Assert.StartsWith("ten judged misses carry 100", card.Recall.Shown.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recall_OnTenMissesOrFewer_HasNoShareToSay()
    {
        using var world = SampleRooms.Of(Platform(_ => 50).Where(r => r.Fact != Fact.Label || (string)r["sample_id"]! is var id && (int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture) is < 70 or >= 100)));
        var card = (await world.StrategiesAsync(Week))!.Cards.Single(c => c.Name == "model");
        Assert.Null(card.HeaviestMisses);
        Assert.Null(card.Recall.Shown!.Note);
    }

    private static IEnumerable<FactRow> Platform(Func<int, decimal> weight) => Enumerable.Range(0, 400).SelectMany(i =>
    {
        var label = Label(i, i < 100);
        if (i is >= 60 and < 100) label = label with { Values = label.Values.Where(v => v.Key != "weight").Append(new("weight", weight(i - 60))).ToDictionary(v => v.Key, v => v.Value) };
        return new[] { label, Detection(i, "model", -60, true, i < 60 || i % 25 == 0 && i >= 100, i / 400m) };
    });
}
