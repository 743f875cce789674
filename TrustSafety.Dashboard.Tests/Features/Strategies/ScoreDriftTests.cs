using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

/// <summary>Eight weeks of 400 judged views, all scored; in the last two every score is moved up.</summary>
public sealed class ScoreDriftTests
{
    private const string Weeks = "strategies?week=2026-W17&weeks=8";

    private static IEnumerable<FactRow> Platform(decimal moved) => Enumerable.Range(0, 8 * 400).SelectMany(i =>
    {
        var (week, random) = (i / 400, new Random(i));
        var (at, violating) = (new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).AddDays((7 * week) + (i % 7)), i % 5 == 0);
        var score = Math.Clamp(Math.Round((decimal)(random.NextDouble() * 0.5) + (violating ? 0.4m : 0.1m), 2) + (week >= 6 ? moved : 0), 0, 1);
        return new[]
        {
            new FactRow(Fact.Label, new Dictionary<string, object?> { ["sample_id"] = $"s{i}", ["viewed_at"] = at, ["content_id"] = $"c{i}", ["violating"] = violating, ["weight"] = 50m, ["market"] = "DE", ["category"] = "fraud" }),
            new FactRow(Fact.Detection, new Dictionary<string, object?> { ["content_id"] = $"c{i}", ["strategy"] = "model", ["scored_at"] = at.AddMinutes(-5), ["fired"] = score >= 0.6m, ["live"] = true, ["score"] = score }),
        };
    });

    [Fact]
    public async Task Scores_Moved_ShowInTheirWeeksAlone()
    {
        using var world = SampleRooms.Of(Platform(0.15m));
        var rows = Rows((await world.StrategiesAsync(Weeks))!, "score_psi");
        // The first two of eight weeks are the reference.
        Assert.Equal(["2026-W12", "2026-W13", "2026-W14", "2026-W15", "2026-W16", "2026-W17"], rows.Select(r => r.Key));
        Assert.All(rows.SkipLast(2), r => Assert.True(r.Readout.Shown!.Value.Low < 0.02 && r.Readout.Shown.Value.Point < 0.1));
        Assert.All(rows.TakeLast(2), r => Assert.True(r.Readout.Shown!.Value.Low > 0.1));
        Assert.All(rows, r => Assert.Equal(400, r.Readout.Shown!.N));
    }

    [Fact]
    public async Task Scores_NotMoved_HaveNoDriftBeyondChance()
    {
        using var world = SampleRooms.Of(Platform(0));
        var rows = Rows((await world.StrategiesAsync(Weeks))!, "score_psi");
        Assert.InRange(rows.Count(r => r.Readout.Shown!.Value.Low == 0), 5, 6);
    }

    [Fact]
    public async Task Score_ByWeek_IsTheMeanOfTheJudgedViews()
    {
        using var world = SampleRooms.Of(Platform(0.15m));
        var means = Rows((await world.StrategiesAsync(Weeks))!, "weekly_score").Select(r => r.Readout.Shown!.Value).ToList();
        Assert.Equal(8, means.Count);
        Assert.All(means.TakeLast(2), last => Assert.True(last.Low > means[0].High));
    }

    [Fact]
    public async Task PrecisionAndRecall_ByWeek_AreThoseOfItsFlags()
    {
        var rows = Platform(0.15m).Chunk(2).Select((pair, i) => (Week: $"2026-W{10 + (i / 400)}", Bad: (bool)pair[0]["violating"]!, Fired: (bool)pair[1]["fired"]!)).ToList();
        using var world = SampleRooms.Of(Platform(0.15m));
        var model = (await world.StrategiesAsync(Weeks))!;
        foreach (var week in rows.GroupBy(r => r.Week))
        {
            Assert.Equal(week.Count(r => r.Bad && r.Fired) / (double)week.Count(r => r.Fired), model.Find("weekly_precision", "week", week.Key)!.Shown!.Value.Point, 1e-12);
            Assert.Equal(week.Count(r => r.Bad && r.Fired) / (double)week.Count(r => r.Bad), model.Find("weekly_recall", "week", week.Key)!.Shown!.Value.Point, 1e-12);
        }
        // Scores that were moved up flag more that is fine.
        Assert.True(model.Find("weekly_precision", "week", "2026-W17")!.Shown!.Value.High < model.Find("weekly_precision", "week", "2026-W10")!.Shown!.Value.Low);
    }

    [Fact]
    public async Task Week_OfFewScores_SaysHowManyAreNeeded()
    {
        using var world = SampleRooms.Of(Platform(0));
        var model = (await world.StrategiesAsync("strategies?week=2026-W17&weeks=12"))!;
        // Nothing before the first extract's week: the reference begins where the scores do.
        Assert.Equal(6, Rows(model, "score_psi").Count);
    }

    [Fact]
    public async Task Threshold_Readings_SayTheJudgedViewsTheyRestOn()
    {
        using var world = SampleRooms.Of(Platform(0));
        var model = (await world.StrategiesAsync(Weeks))!;
        var recalls = Rows(model, "recall_at");
        Assert.All(recalls, r => Assert.Equal((640L, 640.0), (r.Readout.Shown!.N, r.Readout.Shown.EffectiveN!.Value)));
        var lowest = Rows(model, "false_positive_at")[0].Readout.Shown!;
        Assert.Equal((2560L, 1.0), (lowest.N, lowest.Value.Point));
        Assert.True(Rows(model, "precision_at").Select(r => r.Readout.Shown?.N).First() == 3200);
    }

    [Theory]
    [InlineData(0.5, "F0.5")]
    [InlineData(2, "F2")]
    public async Task Beta_Set_WeighsRecallAgainstPrecision(double beta, string name)
    {
        using var world = SampleRooms.Of(Platform(0));
        var model = (await world.StrategiesAsync(FormattableString.Invariant($"{Weeks}&beta={beta}")))!;
        double Of(string measure) => model.Find(measure, "strategy", "model")!.Shown!.Value.Point;
        Assert.Equal((1 + (beta * beta)) * Of("precision") * Of("recall") / ((beta * beta * Of("precision")) + Of("recall")), Of("f"), 1e-9);
        Assert.Equal(name, model.Sections[0].Rows.First(r => r.Measure == "f").Name);
    }

    private static List<Dashboard.Charts.SectionRow> Rows(StrategiesModel model, string measure) => [.. model.Sections.SelectMany(s => s.Rows).Where(r => r.Measure == measure)];
}
