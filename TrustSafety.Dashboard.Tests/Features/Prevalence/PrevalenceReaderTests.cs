using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Prevalence;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Prevalence;

public sealed class PrevalenceReaderTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task NoLabels_IsNothing()
    {
        using var world = SampleRooms.Of(Actions.Row(1, Actions.Noon, "DE"));
        Assert.Null(await world.PrevalenceAsync());
    }

    [Fact]
    public async Task Labels_TooFew_SayHowManyAreNeeded()
    {
        using var world = SampleRooms.Of(Labels(0, 20, 3));
        Assert.IsType<Readout.TooFew>((await world.PrevalenceAsync("prevalence?week=2026-W10&weeks=1"))!.Prevalence);
        using var strata = SampleRooms.Of(PrevalencePageTests.Labels(30));
        Assert.Equal(40, (await strata.PrevalenceAsync("prevalence?weeks=2"))!.Plan!.Budget);
    }

    [Fact]
    public async Task Window_Asked_HoldsItsLabelsOnly()
    {
        using var world = SampleRooms.Of([.. Labels(0, 400, 4), .. Labels(1, 400, 8)]);
        Assert.Equal(400, (await world.PrevalenceAsync("prevalence?week=2026-W10&weeks=1"))!.Prevalence.Shown!.N);
        Assert.Equal(800, (await world.PrevalenceAsync("prevalence?week=2026-W11&weeks=2"))!.Prevalence.Shown!.N);
    }

    [Fact]
    public async Task Setting_OutOfRange_IsTold()
    {
        using var world = SampleRooms.Of(Labels(0, 400, 4));
        var model = (await world.PrevalenceAsync("prevalence?weeks=0&floor=1"))!;
        Assert.Equal(["weeks", "floor"], model.Notices.Select(n => n.Key));
    }

    [Fact]
    public async Task Judges_WithoutGold_LeaveTheCorrectionUnsaid()
    {
        using var world = SampleRooms.Of(Labels(0, 400, 40));
        Assert.Contains("no reviews are loaded", Assert.IsType<Readout.Missing>((await world.PrevalenceAsync())!.Find("corrected")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_WhoMissSome_RaiseTheEstimate()
    {
        using var world = SampleRooms.Of([.. Labels(0, 400, 40), .. Gold(100, missed: 20, negatives: 400, falseAlarms: 4)]);
        var model = (await world.PrevalenceAsync("prevalence?week=2026-W10&weeks=1"))!;
        var corrected = Assert.IsType<Readout.Measured>(model.Find("corrected"));
        // (p + Sp − 1)/(Se + Sp − 1) with p = 0.1, Se = 0.8, Sp = 0.99.
        Assert.Equal((0.1 + 0.99 - 1) / (0.8 + 0.99 - 1), corrected.Value.Point, 1e-12);
        Assert.True(corrected.Value.High - corrected.Value.Low > model.Find("stratified")!.Shown!.Value.High - model.Find("stratified")!.Shown!.Value.Low);
    }

    [Fact]
    public async Task Judges_WhoseFalseAlarmsExceedAllThatWasFound_AreNotThoseOfTheSample()
    {
        using var world = SampleRooms.Of([.. Labels(0, 400, 4), .. Gold(100, missed: 10, negatives: 400, falseAlarms: 40)]);
        Assert.Contains("not the same people", Assert.IsType<Readout.Missing>((await world.PrevalenceAsync("prevalence?week=2026-W10&weeks=1"))!.Find("corrected")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_WithMoreLabels_IsNarrowerAndReachesItsTarget()
    {
        using var world = SampleRooms.Of(Strata());
        const string at = "prevalence?week=2026-W10&weeks=1";
        var (small, large) = ((await world.PrevalenceAsync($"{at}&budget=500"))!.Plan!, (await world.PrevalenceAsync($"{at}&budget=5000&target=0.002"))!.Plan!);
        Assert.True(large.HalfWidth < small.HalfWidth);
        Assert.Equal(500, small.Strata.Sum(s => s.Labels));
        Assert.All(small.Strata, s => Assert.True(s.Labels >= small.Floor));
        var needed = (await world.PrevalenceAsync($"{at}&budget={large.Needed}"))!.Plan!;
        var fewer = (await world.PrevalenceAsync($"{at}&budget={large.Needed - 1}"))!.Plan!;
        Assert.True(needed.HalfWidth <= 0.002 && fewer.HalfWidth > 0.002, $"{needed.HalfWidth} {fewer.HalfWidth}");
    }

    [Fact]
    public async Task File_Plan_HasOneLineForEachStratum()
    {
        using var world = SampleRooms.Of(Strata());
        var model = (await world.PrevalenceAsync("prevalence?week=2026-W10&weeks=1"))!;
        var output = new MemoryStream();
        await PrevalenceFiles.WritePlanAsync(model, model.Plan!, output);
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').ToList();
        Assert.Equal("stratum,views,expected_share,labels,views_per_label", lines[0]);
        Assert.Equal(2, lines.Count - 1);
    }

    private static IEnumerable<FactRow> Labels(int week, int count, int violating) => Enumerable.Range(0, count).Select(i => Label($"{week}-{i}", Monday.AddDays((7 * week) + (i % 7)), i < violating, ("weight", 100m), ("market", i % 2 == 0 ? "DE" : "FR")));

    private static IEnumerable<FactRow> Strata() =>
        Enumerable.Range(0, 600).Select(i => Label($"s{i}", Monday.AddDays(i % 7), i % (i < 300 ? 100 : 4) == 0, ("stratum", i < 300 ? "low" : "high"), ("stratum_size", i < 300 ? 90_000L : 10_000L), ("weight", i < 300 ? 300m : 10_000m / 300)));

    private static FactRow Label(string id, DateTime at, bool violating, params (string Column, object Value)[] more) => new(Fact.Label, new Dictionary<string, object?>(more.Select(m => new KeyValuePair<string, object?>(m.Column, m.Value)))
    {
        ["sample_id"] = id,
        ["viewed_at"] = at,
        ["content_id"] = $"c{id}",
        ["violating"] = violating,
    });

    private static IEnumerable<FactRow> Gold(int positives, int missed, int negatives, int falseAlarms) =>
        Enumerable.Range(0, positives + negatives).Select(i => new FactRow(Fact.Review, new Dictionary<string, object?>
        {
            ["review_id"] = $"r{i}",
            ["content_id"] = $"g{i}",
            ["reviewer"] = $"p{i % 20}",
            ["decided_at"] = Monday.AddDays(i % 7),
            ["gold"] = i < positives ? "violating" : "benign",
            ["decision"] = i < positives ? (i < missed ? "benign" : "violating") : (i - positives < falseAlarms ? "violating" : "benign"),
        }));
}
