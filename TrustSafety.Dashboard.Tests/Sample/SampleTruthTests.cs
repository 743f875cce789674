using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Sample;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>The rows fit each other and the truth beside them.</summary>
[Collection(nameof(SmallRun))]
public sealed class SampleTruthTests(SampleFixture sample)
{
    [Fact]
    public void Weights_OfEveryWeek_AddUpToItsViews()
    {
        var (label, exposure) = (sample.Table("label"), sample.Table("exposure"));
        var weights = Sums(label, "viewed_at", row => Number(row[label["weight"]]));
        var views = Sums(exposure, "day", row => Number(row[exposure["views"]]));
        var labels = Sums(label, "viewed_at", _ => 1);
        Assert.Equal(SamplePlan.CompleteWeeks + 1, views.Count);
        foreach (var (week, total) in views)
        {
            // Every weight is rounded to six decimals, so at most half of the last digit per label is left over.
            Assert.InRange(weights[week] - total, -0.0000005m * labels[week], 0.0000005m * labels[week]);
            Assert.Equal((long)total, Week(week).GetProperty("views").GetInt64());
        }
    }

    [Fact]
    public void Labels_OfEveryContent_AreScoredByEveryStrategy()
    {
        var (label, detection) = (sample.Table("label"), sample.Table("detection"));
        var scored = detection.Column("content_id").CountBy(id => id).ToDictionary();
        Assert.All(label.Column("content_id"), id => Assert.Equal(Strategy.All.Length, scored[id]));
    }

    [Fact]
    public void Appeals_EachJoinAnActionTakenBeforeThem()
    {
        var (appeal, action) = (sample.Table("appeal"), sample.Table("action"));
        var takenAt = action.Rows.ToDictionary(r => r[action["action_id"]], r => r[action["actioned_at"]]);
        Assert.All(appeal.Rows, r => Assert.True(string.CompareOrdinal(takenAt[r[appeal["action_id"]]], r[appeal["filed_at"]]) < 0));
        Assert.All(appeal.Rows, r => Assert.Equal(r[appeal["outcome"]] == "pending", r[appeal["decided_at"]].Length == 0));
    }

    [Fact]
    public void Events_OfEveryFact_LieInTheWindowThatWasExtracted()
    {
        var taken = "2026-11-19T06:00:00Z";
        foreach (var (table, column) in new[] { ("label", "viewed_at"), ("action", "actioned_at"), ("review", "decided_at"), ("appeal", "decided_at"), ("report", "decided_at"), ("detection", "scored_at"), ("incident", "closed_at") })
            Assert.True(string.CompareOrdinal(sample.Table(table).Column(column).Max(StringComparer.Ordinal), taken) <= 0, table);
        Assert.Equal("2025-08-18", sample.Table("exposure").Column("day").Min(StringComparer.Ordinal));
        Assert.Equal("2026-11-18", sample.Table("exposure").Column("day").Max(StringComparer.Ordinal));
    }

    [Fact]
    public void BrokenDetector_InItsWeeks_LetsLeakageRiseByHalf()
    {
        var (before, during) = (Truth("2026-W35", "leakage_rate"), Truth("2026-W37", "leakage_rate"));
        Assert.InRange(during / before, 1.4, 3);
    }

    [Fact]
    public void Spike_InTheLastCompleteWeek_RaisesFraudAndSpamByHalf()
    {
        var action = sample.Table("action");
        var counts = action.Rows.Where(r => r[action["category"]] == "fraud_spam").CountBy(r => WeekOf(r[action["actioned_at"]])).ToDictionary();
        Assert.True(counts["2026-W46"] > 1.5 * counts["2026-W45"], $"{counts["2026-W45"]} to {counts["2026-W46"]}");
    }

    [Fact]
    public void MixShift_InItsWeeks_MovesTheTotalAndNoSurfacesOwnRate()
    {
        var world = new World(new SamplePlan(SamplePlan.SmallRows, SamplePlan.SmallSeed));
        var (before, during) = (world.Day(new(2026, 6, 3)), world.Day(new(2026, 6, 10)));
        var live = world.Cells.Index().Where(c => c.Item.Surface.Name == "live").Select(c => c.Index).ToList();
        Assert.InRange(live.Sum(c => during.Views[c]) / (double)live.Sum(c => before.Views[c]), 2.7, 3.3);
        Assert.InRange(Rate(during, live) / Rate(before, live), 0.93, 1.07);
        var rest = Enumerable.Range(0, world.Cells.Length).Except(live).ToList();
        Assert.InRange(Rate(during, rest) / Rate(before, rest), 0.93, 1.07);
        Assert.True(Rate(during, [.. live, .. rest]) > 1.05 * Rate(before, [.. live, .. rest]));
    }

    [Fact]
    public void Incidents_ThatWerePlanted_StandInTheHistoryAndTheTruth()
    {
        var history = sample.Table("incident").Column("incident_id").ToHashSet();
        var planted = sample.Truth.GetProperty("incidents").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).ToList();
        Assert.Equal(4, planted.Count);
        Assert.Subset(history, planted.ToHashSet());
    }

    private static double Rate(DayState day, IReadOnlyList<int> cells) => cells.Sum(c => day.Views[c] * day.Violating[c]) / cells.Sum(c => day.Views[c]);

    private JsonElement Week(string week) => sample.Truth.GetProperty("weeks").EnumerateArray().Single(w => w.GetProperty("week").GetString() == week);

    private double Truth(string week, string indicator) => Week(week).GetProperty(indicator).GetDouble();

    private static Dictionary<string, decimal> Sums(SampleTable table, string time, Func<string[], decimal> value) =>
        table.Rows.AggregateBy(r => WeekOf(r[table[time]]), 0m, (sum, row) => sum + value(row)).ToDictionary();

    private static string WeekOf(string time) => IsoWeek.Of(DateOnly.ParseExact(time.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToString();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
