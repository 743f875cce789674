using TrustSafety.Dashboard.Features.Strategies.Lab;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Coverage.CoverageReaderTests;

namespace TrustSafety.Dashboard.Tests.Features.Strategies.Lab;

public sealed class LabReaderTests
{
    private const string Week = "week=2026-W10&weeks=1";

    /// <summary>A hundred violating views of four hundred. "own" is live and finds the first fifty; "shadow" finds 40 to 120; the score of "model" says a little.</summary>
    private static IEnumerable<FactRow> Platform() => Enumerable.Range(0, 400).SelectMany(i => new[]
    {
        Label(i, i < 100), Detection(i, "own", -60, true, i < 50), Detection(i, "shadow", 30, false, i is >= 40 and < 120),
        Detection(i, "model", -60, false, false, i < 100 ? 0.3m + (i % 60 / 100m) : i % 70 / 100m),
    });

    private static string Lab(string key, string value) => $"lab?{Week}&{key}={Uri.EscapeDataString(value)}";

    [Fact]
    public async Task Rule_Tested_HasItsPrecisionRecallAndWhatItAdds()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.LabAsync(Lab("rule", "fired(shadow) or fired(own)")))!;
        double Of(string id) => model.Find(id)!.Shown!.Value.Point;
        Assert.Empty(model.Notices);
        Assert.Equal(1, Of("recall"), 1e-12);
        Assert.Equal(100 / 120.0, Of("precision"), 1e-12);
        Assert.Equal(0.5, Of("live_recall"), 1e-12);
        Assert.Equal(0.5, Of("recall_added"), 1e-12);
        Assert.Equal(Of("live_recall") + Of("recall_added"), Of("recall_with"), 1e-12);
        Assert.Equal(50 / 70.0, Of("precision_of_added"), 1e-12);
        Assert.Equal(70 / 400.0, Of("views_flagged_more"), 1e-12);
        // The shadow scored all of them after the view, so the rule speaks too late.
        Assert.Equal(0, Of("in_time"), 1e-12);
    }

    [Fact]
    public async Task Rule_SavedWithAScore_HasThresholdsWithItsLoadInViews()
    {
        using var world = SampleRooms.Of(Platform());
        await world.SaveAsync(new() { Name = "chance", Text = "logit(-2 + 4 * score(model)) >= 0.5", Author = "Ada", SeenUntil = new(2026, 3, 8) });
        var table = (await world.StrategiesAsync($"strategies?{Week}&strategy=lab:chance"))!.Thresholds!;
        Assert.True(table.IsOfViews);
        // A chance of a half is a score of a half: 50 violating views and 80 others reach it, each standing for 50, over seven days.
        var violating = Enumerable.Range(0, 100).Count(i => 0.3m + (i % 60 / 100m) >= 0.5m);
        var others = Enumerable.Range(100, 300).Count(i => i % 70 / 100m >= 0.5m);
        var at = table.At(0.5, 1, 0);
        Assert.Equal((violating + others) * 50 / 7.0, at.FlagsPerDay, 1e-9);
        Assert.Equal(violating / 100.0, at.Recall!.Value.Point, 1e-12);
        Assert.Equal((100 - violating) * 50 / 7.0, at.MissedPerDay, 1e-9);
        Assert.Equal(0.5, table.Today!.Value, 1e-6);
    }

    [Fact]
    public async Task Beta_OfTheFit_MovesTheThreshold()
    {
        using var world = SampleRooms.Of(Platform());
        double Threshold(Dashboard.Features.Strategies.Lab.LabModel model) => Assert.IsType<Dashboard.Features.Strategies.Lab.Rule.Logit>(model.Tested).Threshold;
        var (precise, complete) = ((await world.LabAsync("lab?week=2026-W11&weeks=2&signals=model,shadow&beta=0.2"))!, (await world.LabAsync("lab?week=2026-W11&weeks=2&signals=model,shadow&beta=5"))!);
        Assert.True(Threshold(precise) > Threshold(complete));
        Assert.Equal("F5", complete.Sections.SelectMany(s => s.Rows).First(r => r.Measure == "f").Name);
    }

    [Fact]
    public async Task Rule_WithAnError_IsToldWithItsPlaceAndTestsNothing()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.LabAsync(Lab("rule", "score(own) >= 0.5")))!;
        Assert.Equal("At character 7: a strategy with scores is expected: model.", Assert.Single(model.Notices).Message);
        Assert.Empty(model.Sections);
    }

    [Fact]
    public async Task Score_ThatIsAbsent_MeetsNoCondition()
    {
        using var world = SampleRooms.Of(Platform().Where(r => r.Fact != Dashboard.Extracts.Schema.Fact.Detection || (string)r["strategy"]! != "model" || int.Parse(((string)r["content_id"]!)[1..], System.Globalization.CultureInfo.InvariantCulture) >= 60));
        var (below, above) = ((await world.LabAsync(Lab("rule", "score(model) < 0.5")))!, (await world.LabAsync(Lab("rule", "score(model) >= 0.5")))!);
        Assert.Equal(0.4, below.Find("recall")!.Shown!.Value.Point + above.Find("recall")!.Shown!.Value.Point, 1e-12);
    }

    [Fact]
    public async Task Signals_Fitted_GiveCoefficientsAndARuleThatSaysTheSame()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.LabAsync("lab?week=2026-W11&weeks=2&signals=model,shadow"))!;
        var rule = Assert.IsType<Rule.Logit>(model.Tested);
        Assert.Equal(["score(model)", "fired(shadow)"], model.Sections.Single(s => s.Id == "coefficients").Rows.Skip(1).Select(r => r.Key));
        Assert.All(model.Sections.Single(s => s.Id == "coefficients").Rows, r => Assert.True(r.Readout.Shown!.Value.Low < r.Readout.Shown.Value.High));
        Assert.True(model.Find("coefficient", "signal", "fired(shadow)")!.Shown!.Value.Low > 0);
        var written = (await world.LabAsync($"lab?week=2026-W11&weeks=2&rule={Uri.EscapeDataString(rule.ToString())}"))!;
        Assert.Equal(rule, written.Tested);
        Assert.Equal(model.Find("recall", "weeks", "made on")!.Shown!.Value, written.Find("recall", "weeks", "made on")!.Shown!.Value);
    }

    [Fact]
    public async Task Signals_ThatSplitTheLabels_AreSaidToBeSeparated()
    {
        using var world = SampleRooms.Of(Enumerable.Range(0, 400).SelectMany(i => new[] { Label(i, i < 100), Detection(i, "perfect", -60, true, i < 100) }));
        var model = (await world.LabAsync("lab?week=2026-W11&weeks=2&signals=perfect"))!;
        Assert.Null(model.Tested);
        Assert.Contains("separation", Assert.IsType<Readout.Missing>(model.Find("coefficient", "signal", "fired(perfect)")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weeks_HeldOut_AreNotFitted()
    {
        // The signal tells in the first week and lies in the second.
        static FactRow At(FactRow row, int days, string column) => new(row.Fact, new Dictionary<string, object?>(row.Values) { [column] = ((DateTime)row[column]!).AddDays(days) });
        var rows = Enumerable.Range(0, 800).SelectMany(i =>
        {
            var (late, bad) = (i >= 400, i % 400 < 100);
            var fired = (bad != late) ? i % 10 != 0 : i % 10 == 0;
            return new[] { At(Label(i, bad), late ? 7 : 0, "viewed_at"), At(Detection(i, "signal", -60, false, fired), late ? 7 : 0, "scored_at") };
        });
        using var world = SampleRooms.Of(rows);
        var model = (await world.LabAsync("lab?week=2026-W11&weeks=2&signals=signal"))!;
        Assert.True(model.Find("coefficient", "signal", "fired(signal)")!.Shown!.Value.Point > 1);
        Assert.True(model.Find("recall", "weeks", "made on")!.Shown!.Value.Point > 0.8);
        Assert.True(model.Find("recall")!.Shown!.Value.Point < 0.2);
    }

    [Fact]
    public async Task Saved_Rule_StandsAmongTheStrategiesAsAShadow()
    {
        using var world = SampleRooms.Of(Platform());
        await world.SaveAsync(new() { Name = "both", Text = "fired(shadow) and score(model) >= 0.6", Author = "Ada", SeenUntil = new(2026, 3, 8) });
        var model = (await world.StrategiesAsync($"strategies?{Week}&strategy={Uri.EscapeDataString("lab:both")}"))!;
        Assert.Empty(model.Notices);
        var card = model.Cards[^1];
        Assert.Equal(("lab:both", false, "lab rule, made on data up to 2026-03-08", (double?)null), (card.Name, card.Live, card.Kind, card.FlagsPerDay));
        Assert.Contains("lab:both", model.Sections.Single(s => s.Id == "drift").Title, StringComparison.Ordinal);
        var tested = (await world.LabAsync(Lab("rule", "fired(shadow) and score(model) >= 0.6")))!;
        Assert.Equal(tested.Find("recall")!.Shown!.Value, model.Find("recall", "strategy", "lab:both")!.Shown!.Value);
    }
}
