using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Coverage;

public sealed class CoverageReaderTests
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Of a hundred violating views 60 were caught before, 25 after, 15 never; shadow strategies catch nothing.</summary>
    private static IEnumerable<FactRow> Platform()
    {
        for (var i = 0; i < 400; i++)
        {
            yield return Label(i, i < 100);
            if (i < 60) yield return Detection(i, "text", -1, true);
            else if (i < 85) yield return Detection(i, "text", 30, true);
            if (i is >= 40 and < 100) yield return Detection(i, "image", i < 60 ? -2 : 60, i < 60);
        }
    }

    [Fact]
    public async Task Exposure_BeforeAfterAndNever_AddUpToAll()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!;
        double Share(string id) => model.Find(id)!.Shown!.Value.Point;
        Assert.Equal((0.6, 0.25, 0.15), (Math.Round(Share("caught_before"), 12), Math.Round(Share("caught_after"), 12), Math.Round(Share("never_caught"), 12)));
        Assert.StartsWith("In the week of 2026-03-02, 60.0 % (", model.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strategy_Alone_IsWhatWouldBeLostWithoutIt()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!;
        Assert.Equal(0.4, model.Find("caught_alone_by", "strategy", "text")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(0.5, model.Find("shapley", "strategy", "text")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(0.1, model.Find("shapley", "strategy", "image")!.Shown!.Value.Point, 1e-12);
    }

    [Fact]
    public async Task Combinations_OfStrategies_PartWhatWasCaught()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!;
        var parts = model.Sections.Single(s => s.Id == "overlap").Rows.Where(r => r.Measure == "caught_by_exactly").ToDictionary(r => r.Key!, r => r.Readout.Shown!);
        Assert.Equal(["text", "image + text"], parts.Keys);
        Assert.Equal((0.4, 0.2), (Math.Round(parts["text"].Value.Point, 12), Math.Round(parts["image + text"].Value.Point, 12)));
        Assert.Equal("20 judged views", parts["image + text"].Note);
        Assert.All(parts.Values, p => Assert.True(p.Value.Low < p.Value.Point && p.Value.Point < p.Value.High));
    }

    [Fact]
    public async Task Combination_OfFewJudgedViews_TakesAnotherWithItRatherThanBeHadBySubtraction()
    {
        using var world = SampleRooms.Of(Platform().Concat(Enumerable.Range(0, 6).Select(i => Detection(i, "new", -60, true))));
        var model = (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!;
        var parts = model.Sections.Single(s => s.Id == "overlap").Rows.Where(r => r.Measure == "caught_by_exactly").ToDictionary(r => r.Key!, r => r.Readout.Shown!.Value.Point);
        Assert.Equal(["text", "all others"], parts.Keys);
        Assert.Equal((0.34, 0.26), (Math.Round(parts["text"], 12), Math.Round(parts["all others"], 12)));
    }

    [Fact]
    public async Task FairShare_Resampled_HasTheDesignsIntervalBesideIt()
    {
        using var world = SampleRooms.Of(Platform());
        var (one, again) = ((await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!.Find("shapley", "strategy", "text")!.Shown!, (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!.Find("shapley", "strategy", "text")!.Shown!);
        Assert.StartsWith("bootstrap of 1000", one.Value.Method, StringComparison.Ordinal);
        Assert.StartsWith("by the design", one.Note, StringComparison.Ordinal);
        Assert.Equal(one.Value, again.Value);
        Assert.InRange(one.Value.High - one.Value.Low, 0.1, 0.25);
    }

    [Fact]
    public async Task Floor_OfASample_HoldsTheChanceOfTheSampleAndStandsOnThePage()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!;
        // Text catches 60 of the judged ones, image 20 of those: 60 · 20 ÷ 20, each standing for 50 views.
        var floor = model.Find("violating_floor", "strategies", "text × image")!.Shown!;
        Assert.Equal(60 * 50.0, floor.Value.Point, 1e-9);
        Assert.Contains("a floor", floor.Value.Method, StringComparison.Ordinal);
        // Sixty of four hundred, give or take: a fifth to either side and more.
        Assert.Equal(60 * 50.0, floor.Value.Low, 1e-9);
        Assert.InRange(floor.Value.High, 1.2 * 60 * 50, 1.5 * 60 * 50);
        var total = model.Find("violating_total")!.Shown!;
        Assert.Equal(100 * 50.0, total.Value.Point, 1e-9);
        Assert.True(floor.Value.Point < total.Value.Point);
        var chart = model.Sections.Single(s => s.Id == "overlap").Charts.OfType<SectionChart.Dots>().Single(c => c.Title.Contains("at least", StringComparison.Ordinal)).Data;
        Assert.Equal(("text × image", (double?)5000.0), (chart.Rows[0].Name, chart.Line));
    }

    [Fact]
    public async Task Holes_Missed_AreTotalsOfViews()
    {
        using var world = SampleRooms.Of(Platform());
        var hole = (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!.Find("missed_views", "category × market", "fraud × DE")!.Shown!;
        Assert.Equal((40 * 50.0, 40L), (hole.Value.Point, hole.N));
        Assert.InRange(40 * 50.0, hole.Value.Low, hole.Value.High);
    }

    [Fact]
    public async Task Without_Detections_NothingIsSaidToBeMissed()
    {
        using var world = SampleRooms.Of(Enumerable.Range(0, 400).Select(i => Label(i, i < 100)));
        var model = (await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!;
        Assert.IsNotType<Readout.Measured>(model.Find("caught_before"));
        Assert.Contains("nothing can be said", model.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_Violating_SayHowManyAreNeeded()
    {
        using var world = SampleRooms.Of([.. Enumerable.Range(0, 400).Select(i => Label(i, i < 12)), Detection(1, "text", -1, true)]);
        Assert.IsType<Readout.TooFew>((await world.CoverageAsync("coverage?week=2026-W10&weeks=1"))!.Find("caught_before"));
    }

    internal static FactRow Label(int i, bool violating) => new(Fact.Label, new Dictionary<string, object?>
    {
        ["sample_id"] = $"s{i}",
        ["viewed_at"] = Noon.AddHours(i % 48),
        ["content_id"] = $"c{i}",
        ["violating"] = violating,
        ["weight"] = 50m,
        ["market"] = "DE",
        ["category"] = "fraud",
    });

    internal static FactRow Detection(int i, string strategy, int minutes, bool live, bool fired = true, decimal? score = null) => new(Fact.Detection, new Dictionary<string, object?>
    {
        ["content_id"] = $"c{i}",
        ["strategy"] = strategy,
        ["scored_at"] = Noon.AddHours(i % 48).AddMinutes(minutes),
        ["fired"] = fired,
        ["live"] = live,
        ["score"] = score,
    });
}
