using System.Globalization;
using System.Text;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>
/// Files of A/B tests as people publish them, through a mapping: three e-mails with spend, a campaign with 96 % of all users in one arm, a page with users who saw both, days instead of
/// users. None has a column from before or says when it was to run.
/// </summary>
public sealed class MappedExperimentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mapped-").FullName;

    [Fact]
    public async Task Three_Arms_WithHeavyTails_GetTheBestArmAndTheirFamilies()
    {
        var random = new Random(5);
        string Row(int i)
        {
            var segment = new[] { "Mens E-Mail", "Womens E-Mail", "No E-Mail" }[random.Next(3)];
            var visit = random.NextDouble() < (segment[0] switch { 'M' => 0.3, 'W' => 0.2, _ => 0.12 });
            var spend = visit && random.NextDouble() < 0.2 ? Math.Exp(4 + (1.2 * Draw(random))) : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{segment},{(random.NextDouble() < 0.5 ? "Web" : "Phone")},{(visit ? 1 : 0)},{spend:0.00}");
        }

        var model = await ReadAsync("segment,channel,visit,spend", 9000, Row,
            "SELECT 'test' AS experiment, segment AS arm, 'c' || _line AS unit_id, '2008-03-20T00:00:00Z' AS assigned_at, visit, spend, channel AS surface, _line FROM extract",
            "{ id: visit, name: Visits, kind: proportion, outcome: visit, unit: percent, direction: higher_is_better }", "{ id: spend, name: Spend, kind: mean, outcome: spend, winsorise: 0.999, unit: count, direction: higher_is_better }",
            "arms: { \"Mens E-Mail\": 0.333333, \"Womens E-Mail\": 0.333333, \"No E-Mail\": 0.333334 }, baseline: \"No E-Mail\"", ", secondary: [spend], segments: [surface]");
        Assert.Equal(Decision.Ship, model.Verdict.Decision);
        Assert.StartsWith("The test (Mens E-Mail) raised visits by", model.Verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal([("Mens E-Mail", true), ("Womens E-Mail", true)], model.Families.Select(f => (f.Arm, f.IsOpen)));
        Assert.Equal(HealthState.Note, State(model, "twyman"));
        Assert.Equal((HealthState.Unknown, HealthState.Unknown), (State(model, "balance"), State(model, "window")));
        // All on one day: there is no line to draw.
        Assert.Empty(ExperimentCharts.Of(model).Days);
    }

    [Fact]
    public async Task Arms_VeryUnequal_KeepTheirPlannedShares()
    {
        var random = new Random(6);
        string Row(int i)
        {
            var ad = random.NextDouble() < 0.96;
            return string.Create(CultureInfo.InvariantCulture, $"{i},{(ad ? "ad" : "psa")},{(random.NextDouble() < (ad ? 0.06 : 0.02) ? "True" : "False")},{1 + random.Next(40)}");
        }

        const string map = "SELECT 'test' AS experiment, \"test group\" AS arm, \"user id\" AS unit_id, '2020-01-01T00:00:00Z' AS assigned_at, CASE converted WHEN 'True' THEN 1 ELSE 0 END AS converted, \"total ads\" AS ads, _line FROM extract";
        const string converted = "{ id: converted, name: Conversion, kind: proportion, outcome: converted, unit: percent, direction: higher_is_better }", ads = "{ id: ads, name: Ads seen, kind: count, outcome: ads, unit: count, direction: lower_is_better }";
        var sound = await ReadAsync("user id,test group,converted,total ads", 20_000, Row, map, converted, ads, "arms: { ad: 0.96, psa: 0.04 }, baseline: psa", ", secondary: [ads]");
        Assert.Equal((HealthState.Passed, Decision.Ship), (State(sound, "sample_ratio"), sound.Verdict.Decision));
        Assert.False(sound.Comparisons.Single(c => c.Metric.Id == "ads").StandsOut);
        var wrong = await ReadAsync("user id,test group,converted,total ads", 20_000, Row, map, converted, ads, "arms: { ad: 0.5, psa: 0.5 }, baseline: psa", "");
        Assert.Equal(Decision.Unreadable, wrong.Verdict.Decision);
    }

    [Fact]
    public async Task Users_InBothArms_AreCountedOnceByTheMappingAndToldByTheHealth()
    {
        var random = new Random(7);
        string Row(int i) => $"{random.Next(4000)},{(random.NextDouble() < 0.5 ? "control" : "treatment")},2017-01-{2 + random.Next(20):00} 10:11:12,{(random.NextDouble() < 0.12 ? 1 : 0)}";
        var model = await ReadAsync("user_id,group,timestamp,converted", 6000, Row,
            "SELECT 'test' AS experiment, \"group\" AS arm, user_id AS unit_id, min(replace(\"timestamp\", ' ', 'T')) || 'Z' AS assigned_at, max(converted) AS converted, min(_line) AS _line FROM extract GROUP BY \"group\", user_id",
            "{ id: converted, name: Conversion, kind: proportion, outcome: converted, unit: percent, direction: higher_is_better }", null, "arms: { control: 0.5, treatment: 0.5 }, baseline: control", "");
        Assert.Equal((HealthState.Failed, Decision.Unreadable), (State(model, "several_arms"), model.Verdict.Decision));
        Assert.True(model.Comparisons[0].N < model.Units);
    }

    [Fact]
    public async Task Days_InsteadOfUsers_AreUnitsOfARatio()
    {
        var random = new Random(8);
        string Row(int i)
        {
            var (treated, day) = (i % 2 == 1, new DateOnly(2014, 10, 11).AddDays(i / 2));
            var clicks = 700 + random.Next(150);
            // Of the last two weeks nothing is known yet.
            return string.Create(CultureInfo.InvariantCulture, $"{(treated ? "experiment" : "control")},{day:yyyy-MM-dd},{clicks},{(i < 46 ? Math.Round(clicks * ((treated ? 0.18 : 0.22) + (0.02 * Draw(random)))).ToString(CultureInfo.InvariantCulture) : "")}");
        }

        var model = await ReadAsync("group,Date,Clicks,Enrollments", 74, Row,
            "SELECT 'test' AS experiment, \"group\" AS arm, \"group\" || \"Date\" AS unit_id, \"Date\" || 'T00:00:00Z' AS assigned_at, Clicks AS clicks, TRY_CAST(Enrollments AS DOUBLE) AS enrollments, _line FROM extract",
            "{ id: gross, name: Gross conversion, kind: ratio, outcome: enrollments, denominator: clicks, unit: percent, direction: lower_is_better }", null, "arms: { control: 0.5, experiment: 0.5 }, baseline: control", "");
        Assert.Equal(Decision.Ship, model.Verdict.Decision);
        Assert.Equal(46, model.Comparisons[0].N);
        Assert.Equal(-0.04, model.Comparisons[0].Final.Absolute.Point!.Value, 0.015);
        // One unit of an arm a day has no daily effect that could be shown; the line so far has.
        Assert.Null(Assert.Single(ExperimentCharts.Of(model).Days).OfTheDay);
    }

    private static HealthState State(ExperimentModel model, string check) => model.Health.Single(h => h.Id == check).State;

    private static double Draw(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private async Task<ExperimentModel> ReadAsync(string head, int rows, Func<int, string> row, string map, string primary, string? second, string arms, string more)
    {
        var (file, csv) = (Path.Combine(folder, $"ab{Guid.NewGuid():N}.csv"), new StringBuilder(head).Append('\n'));
        for (var i = 0; i < rows; i++) csv.Append(row(i)).Append('\n');
        await File.WriteAllTextAsync(file, csv.ToString(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.ChangeExtension(file, ".experiment_unit.sql"), map, TestContext.Current.CancellationToken);
        var id = primary[(primary.IndexOf("id: ", StringComparison.Ordinal) + 4)..primary.IndexOf(',', StringComparison.Ordinal)];
        var yaml = $$"""
            metrics:
              - {{primary}}
            {{(second is null ? "" : "  - " + second)}}
            experiments:
              - { id: test, name: The test, question: Does it work?, owner: Us, {{arms}}, planned_units: {{Math.Min(rows, 74)}}, analysis: fixed, primary: {{id}}{{more}} }
            """;
        using var world = await ExperimentWorld.ImportAsync(file, yaml, folder);
        return await world.ReadAsync("test");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
