using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Support.Review;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class ReadoutTests
{
    // Weeks 2026-W29 (from 13 July) and W30 (from 20 July); the data ends on the Sunday of W30.
    private static readonly SnapshotExtract[] TwoWeeks = [FakeFacts.Extract(Fact.Action, "2026-07-13", "2026-07-26")];

    private static Review Actions(params IEnumerable<FactRow>[] rows) => new([.. rows.SelectMany(r => r)], TwoWeeks);

    [Fact]
    public void Text_OfEveryState_IsShortAndEnds()
    {
        var measured = new Readout.Measured(new(0.1, 0.2, 0.3, 0.95, "Wilson"), 50, null, null);
        Assert.All(new Readout[] { measured, new Readout.Provisional(measured, "late"), new Readout.Suppressed("small"), new Readout.TooFew(3, 50), new Readout.Missing("none") }, r => Assert.StartsWith(r.Status + ":", r.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Json_OfNames_IsWrittenAsItIs() =>
        Assert.Contains("café <κ>", System.Text.Json.JsonSerializer.Serialize(new { name = "café <κ>" }, TrustSafety.Dashboard.Api.JsonText.Options), StringComparison.Ordinal);

    [Fact]
    public async Task Read_Proportion_IsMeasuredWithItsInterval()
    {
        var review = Actions(Removals("2026-07-21", 80), Removals("2026-07-22", 20, automated: false));
        var readout = Assert.IsType<Readout.Measured>(await review.ReadWeek("automation_share", "2026-W30"));
        Assert.Equal(OneProportion.Wilson(80, 100, 0.95), readout.Value);
        Assert.Equal((100, 80.0, 100.0), (readout.N, readout.Numerator, readout.Denominator));
    }

    [Fact]
    public async Task Read_FewSuccesses_UsesTheExactInterval()
    {
        var review = Actions(Removals("2026-07-21", 100), Removals("2026-07-22", 4, automated: false));
        Assert.Equal("Clopper–Pearson", (await review.ReadWeek("automation_share", "2026-W30")).Shown!.Value.Method);
    }

    [Fact]
    public async Task Read_FewRows_SaysHowManyAreNeeded() =>
        Assert.Equal(new Readout.TooFew(12, 50), await Actions(Removals("2026-07-21", 12)).ReadWeek("automation_share", "2026-W30"));

    [Fact]
    public async Task Read_FactNotLoaded_SaysWhich() =>
        Assert.Equal(new Readout.Missing("no extract of fact review is loaded"), await Actions(Removals("2026-07-21", 99)).ReadWeek("review_sla_rate", "2026-W30"));

    [Fact]
    public async Task Read_WeekOutsideTheData_IsMissingForEveryPeriod()
    {
        var series = await Actions(Removals("2026-07-21", 99)).Read("enforcement_volume", "2026-08-03", "2026-08-17");
        Assert.Equal(2, series.Points.Count);
        Assert.All(series.Points, p => Assert.IsType<Readout.Missing>(p.Readout));
    }

    [Fact]
    public async Task Read_QuietDayInsideTheData_IsZeroAndNotMissing()
    {
        var series = await Actions(Removals("2026-07-21", 99)).Read("enforcement_volume", "2026-07-22", "2026-07-23", grain: Grain.Day);
        Assert.Equal(0, Assert.IsType<Readout.Measured>(Assert.Single(series.Points).Readout).Value.Point);
    }

    [Theory]
    [InlineData("2026-07-25", "provisional")]
    [InlineData("2026-07-26", "measured")]
    public async Task Read_WeekOfTheLastDay_IsFinalOnlyIfThatIsItsSunday(string last, string status)
    {
        var review = new Review([.. Removals("2026-07-21", 99)], [FakeFacts.Extract(Fact.Action, "2026-07-13", last)]);
        Assert.Equal(status, (await review.ReadWeek("automation_share", "2026-W30")).Status);
    }

    [Fact]
    public async Task Read_SmallGroup_IsSuppressed()
    {
        var review = Actions(Removals("2026-07-21", 99), Removals("2026-07-21", 7, "NZ"), Removals("2026-07-21", 40, "AU"));
        Assert.IsType<Readout.Suppressed>(await review.ReadWeek("enforcement_volume", "2026-W30", "NZ"));
    }

    [Fact]
    public async Task Read_Breakdown_OrdersByPeriodThenKeyAndKeepsEveryKey()
    {
        var review = new Review([.. Removals("2026-07-14", 60, "US"), .. Removals("2026-07-21", 70, "BR"), .. Removals("2026-07-21", 30, "US")], TwoWeeks, minimumCount: 1);
        var series = await review.Read("enforcement_volume", "2026-07-13", "2026-07-27", ["market"]);
        Assert.Equal(["2026-W29 BR 0", "2026-W29 US 60", "2026-W30 BR 70", "2026-W30 US 30"],
            series.Points.Select(p => $"{p.Period} {p.Keys[0]} {p.Readout.Shown!.Value.Point}"));
    }

    [Fact]
    public async Task Read_Window_DoesNotChangeAPeriodsValue()
    {
        var review = Actions(Removals("2026-07-20", 40), Removals("2026-07-26", 60, automated: false));
        var cut = await review.Read("automation_share", "2026-07-22", "2026-07-23");
        Assert.Equal(0.4, Assert.Single(cut.Points).Readout.Shown!.Value.Point, 12);
    }

    [Fact]
    public async Task Read_CategoryShare_ShowsItsFocusUntilACategoryIsChosen()
    {
        var review = Actions(Removals("2026-07-21", 60), Removals("2026-07-21", 30, category: "minor_safety"), Removals("2026-07-21", 10, category: "violent_extremism"));
        var focus = Assert.IsType<Readout.Measured>(await review.ReadWeek("category_share", "2026-W30"));
        Assert.Equal((0.4, 100), (focus.Value.Point, focus.N));
        Assert.Contains("minor_safety or violent_extremism", focus.Note, StringComparison.Ordinal);

        var chosen = await review.Read("category_share", "2026-07-20", "2026-07-27", where: [new("category", ["harassment"])]);
        var readout = Assert.IsType<Readout.Measured>(Assert.Single(chosen.Points).Readout);
        Assert.Equal((0.6, 100), (readout.Value.Point, readout.N));
        Assert.Null(readout.Note);

        var all = await review.Read("category_share", "2026-07-20", "2026-07-27", ["category"]);
        Assert.Equal(1, all.Points.Sum(p => p.Readout.Shown!.Value.Point), 12);
    }

    [Fact]
    public async Task Read_Appeals_CountInTheWeekOfTheActionAndRipen()
    {
        var actions = Removals("2026-07-14", 100).Concat(Removals("2026-05-05", 100)).ToList();
        var appeals = actions.Where((_, i) => i % 5 == 0).Select((a, i) => Row(Fact.Appeal, ("appeal_id", $"p{i}"), ("action_id", a["action_id"]), ("filed_at", ((DateTime)a["actioned_at"]!).AddDays(8)), ("outcome", "pending")));
        var review = new Review([.. actions, .. appeals], [FakeFacts.Extract(Fact.Action, "2026-05-04", "2026-07-26"), FakeFacts.Extract(Fact.Appeal, "2026-05-04", "2026-07-26")]);
        var old = Assert.IsType<Readout.Measured>(await review.ReadWeek("appeal_rate", "2026-W19"));
        Assert.Equal((20.0, 100.0), (old.Numerator, old.Denominator));
        var young = Assert.IsType<Readout.Provisional>(await review.ReadWeek("appeal_rate", "2026-W29"));
        Assert.Equal(0.2, young.SoFar.Value.Point, 12);
    }

    [Fact]
    public async Task Read_Weighted_IsTheHajekEstimateWithItsEffectiveSize()
    {
        FactRow Label(int i, decimal weight, bool violating) => Row(Fact.Label, ("sample_id", $"s{i}"), ("viewed_at", new DateTime(2026, 7, 21)), ("content_id", $"c{i}"), ("weight", weight), ("violating", violating));
        var rows = Enumerable.Range(0, 400).Select(i => Label(i, i % 2 == 0 ? 1 : 3, i % 10 == 0)).ToList();
        var review = new Review(rows, [FakeFacts.Extract(Fact.Label, "2026-07-13", "2026-07-26")]);
        var readout = Assert.IsType<Readout.Measured>(await review.ReadWeek("violative_view_rate", "2026-W30"));
        Assert.Equal(40.0 / 800, readout.Value.Point, 12);
        Assert.Equal(800.0 * 800 / 2000, readout.EffectiveN!.Value, 9);
        Assert.Contains("Hájek", readout.Value.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_JoinedColumnWithoutTheFactItComesFrom_IsMissing()
    {
        var rows = Enumerable.Range(0, 100).Select(i => Row(Fact.Label, ("sample_id", $"s{i}"), ("viewed_at", new DateTime(2026, 7, 21)), ("content_id", $"c{i}"), ("weight", 1m), ("violating", true))).ToList();
        var review = new Review(rows, [FakeFacts.Extract(Fact.Label, "2026-07-13", "2026-07-26")]);
        var readout = Assert.IsType<Readout.Missing>(await review.ReadWeek("leakage_rate", "2026-W30"));
        Assert.Contains("detection", readout.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Backlog_IsTheStockAtTheEndOfThePeriod()
    {
        FactRow Item(int i, int enqueued, int decided) => Row(Fact.Review, ("review_id", $"r{i}"), ("content_id", $"c{i}"), ("reviewer", "m"), ("decision", "x"),
            ("enqueued_at", new DateTime(2026, 6, 1).AddDays(enqueued)), ("decided_at", new DateTime(2026, 6, 1).AddDays(decided)));
        // Sixty items wait over the Sunday of W23 (7 June), thirty of them also over that of W24.
        var rows = Enumerable.Range(0, 60).Select(i => Item(i, 3, i < 30 ? 9 : 20)).ToList();
        var review = new Review(rows, [FakeFacts.Extract(Fact.Review, "2026-06-01", "2026-06-28")]);
        Assert.Equal(60, (await review.ReadWeek("review_backlog", "2026-W23")).Shown!.Value.Point);
        Assert.Equal(30, (await review.ReadWeek("review_backlog", "2026-W24")).Shown!.Value.Point);
        Assert.Equal("provisional", (await review.ReadWeek("review_backlog", "2026-W26")).Status);
    }

    [Fact]
    public async Task Read_Rate_DividesByTheViewsOfTheOtherFact()
    {
        var reports = Enumerable.Range(0, 30).Select(i => Row(Fact.Report, ("report_id", $"u{i}"), ("content_id", "c"), ("reported_at", new DateTime(2026, 7, 21))));
        var views = Row(Fact.Exposure, ("day", new DateOnly(2026, 7, 22)), ("views", 2_000_000L));
        var review = new Review([.. reports, views], [FakeFacts.Extract(Fact.Report, "2026-07-13", "2026-07-26"), FakeFacts.Extract(Fact.Exposure, "2026-07-13", "2026-07-26")]);
        var readout = Assert.IsType<Readout.Measured>(await review.ReadWeek("reports_per_million_views", "2026-W30"));
        Assert.Equal(15e-6, readout.Value.Point, 12);
        Assert.Equal("Poisson, exact", readout.Value.Method);
    }

    [Fact]
    public async Task Read_Quantile_IsWithinItsBinAndBounded()
    {
        FactRow Item(int i) => Row(Fact.Review, ("review_id", $"r{i}"), ("content_id", $"c{i}"), ("reviewer", "m"), ("decision", "x"),
            ("enqueued_at", new DateTime(2026, 7, 21)), ("decided_at", new DateTime(2026, 7, 21).AddMinutes(i + 1)));
        var review = new Review([.. Enumerable.Range(0, 199).Select(Item)], [FakeFacts.Extract(Fact.Review, "2026-07-13", "2026-07-26")]);
        var value = (await review.ReadWeek("review_turnaround_p50", "2026-W30")).Shown!.Value;
        Assert.InRange(value.Point, 6000 / 1.02, 6000 * 1.02);
        Assert.InRange(value.Low, 4900, 5300);
        Assert.InRange(value.High, 6700, 7000);
    }

    [Fact]
    public async Task Read_SeveralIndicatorsOfOneFact_AskTheSameQuery()
    {
        var review = Actions(Removals("2026-07-21", 99));
        foreach (var id in new[] { "proactive_rate", "automation_share", "removal_before_view_rate", "enforcement_volume" }) await review.ReadWeek(id, "2026-W30");
        Assert.Single(review.Facts.Asked.Distinct());
    }

    [Fact]
    public async Task Read_FilterOnAValueOrNone_CountsBoth()
    {
        var unstated = Row(Fact.Action, ("action_id", "x"), ("content_id", "x"), ("actioned_at", new DateTime(2026, 7, 21)), ("action", "remove"), ("source", "own"));
        var review = new Review([.. Removals("2026-07-21", 60), .. Removals("2026-07-21", 30, "BR"), unstated], TwoWeeks, minimumCount: 1);
        var series = await review.Read("enforcement_volume", "2026-07-20", "2026-07-27", where: [new("market", ["US", ""])]);
        Assert.Equal(61, Assert.Single(series.Points).Readout.Shown!.Value.Point);
    }

    [Fact]
    public async Task Read_AnyWindowOfWeeks_AsksTheSameQuery()
    {
        var review = Actions(Removals("2026-07-21", 99));
        await review.Read("automation_share", "2026-07-13", "2026-07-20");
        await review.Read("automation_share", "2026-07-20", "2026-07-27");
        Assert.Single(review.Facts.Asked.Distinct());
    }

    [Fact]
    public async Task Read_UnknownIndicatorOrDimension_NamesWhatThereIs()
    {
        var review = Actions(Removals("2026-07-21", 99));
        Assert.Contains("automation_share", (await Assert.ThrowsAsync<ArgumentException>(() => review.ReadWeek("nope", "2026-W30"))).Message, StringComparison.Ordinal);
        Assert.Contains("subcategory", (await Assert.ThrowsAsync<ArgumentException>(() => review.Read("automation_share", "2026-07-20", "2026-07-27", ["planet"]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-26", "2026-W30")]
    [InlineData("2026-07-25", "2026-W29")]
    [InlineData("2026-07-18", null)]
    public void LastCompleteWeek_Data_IsOfTheDataAndNotOfTheClock(string last, string? week) =>
        Assert.Equal(week, LastCompleteWeek.Of(new("s", [FakeFacts.Extract(Fact.Action, "2026-07-13", last), FakeFacts.Extract(Fact.Incident, "2026-07-13", "2026-07-30")]))?.ToString());

    [Fact]
    public async Task Limits_FrozenBaseline_AreOfTheFirstCompleteWeeks()
    {
        var rows = Enumerable.Range(0, 40).SelectMany(w => Removals(new DateOnly(2025, 10, 8).AddDays(7 * w).ToString("yyyy-MM-dd", null), 60 + w % 3, automated: true)
            .Concat(Removals(new DateOnly(2025, 10, 8).AddDays(7 * w).ToString("yyyy-MM-dd", null), 40, automated: false))).ToList();
        var review = new Review(rows, [FakeFacts.Extract(Fact.Action, "2025-10-08", "2026-07-12")]);
        var limits = await review.Indicators.LimitsAsync("automation_share", [], TestContext.Current.CancellationToken);
        Assert.Equal(("2025-W42", "2026-W15", 26), (limits!.BaselineFirst.ToString(), limits.BaselineLast.ToString(), limits.Points));
        Assert.Null(await review.Indicators.LimitsAsync("enforcement_volume", [], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Limits_ElevenWeeks_AreNotDrawn()
    {
        var rows = Enumerable.Range(0, 11).SelectMany(w => Removals(new DateOnly(2026, 5, 13).AddDays(7 * w).ToString("yyyy-MM-dd", null), 60)).ToList();
        var review = new Review(rows, [FakeFacts.Extract(Fact.Action, "2026-05-11", "2026-07-26")]);
        Assert.Null(await review.Indicators.LimitsAsync("automation_share", [], TestContext.Current.CancellationToken));
    }
}
