using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Quality;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Quality;

public sealed class QualityReaderTests
{
    private static FactRow End => Office.End;

    [Fact]
    public async Task Read_Indicators_AreThoseOfTheCatalogue()
    {
        using var world = QualityWorld.Of([.. Office.Gold(), .. Office.Checked("standard", 400, 200, 20), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        foreach (var id in new[] { "reviewer_gold_accuracy", "qa_error_rate" })
        {
            var own = await world.Indicators.ReadAsync(new(id, TrustSafety.Dashboard.Time.Grain.Month, new(2026, 10, 1), new(2026, 11, 1)), TestContext.Current.CancellationToken);
            Assert.Equal(own.Points[0].Readout, model.Find(id));
        }
        Assert.Equal(0.9, model.Find("reviewer_gold_accuracy")!.Shown!.Value.Point, 12);
    }

    [Fact]
    public async Task Read_NothingChosen_ShowsTheLastWholeMonth()
    {
        using var world = QualityWorld.Of([.. Office.Gold(), End]);
        Assert.Equal("2026-10", (await world.ReadAsync()).View.Period.ToString());
    }

    [Fact]
    public async Task Read_ByQueue_AddsUpToTheWhole()
    {
        using var world = QualityWorld.Of([.. Office.Gold(), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        var queues = new[] { "severe", "standard" }.Select(q => model.Find("reviewer_gold_accuracy", "queue", q)!.Shown!).ToList();
        Assert.Equal((300d, 900d), (queues[0].Denominator, queues[1].Denominator));
        Assert.Equal(model.Find("reviewer_gold_accuracy")!.Shown!.Numerator, queues.Sum(q => q.Numerator));
    }

    [Fact]
    public async Task Read_QaLooksMoreOftenAtOneQueue_WeightsItBack()
    {
        // 90 % of 100 risky reviews looked at, 30 of 90 wrong; 10 % of 1,000 plain ones, 5 of 100 wrong: (100·⅓ + 1000·0.05)/1100.
        using var world = QualityWorld.Of([.. Office.Checked("risky", 100, 90, 30), .. Office.Checked("plain", 1000, 100, 5), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        Assert.Equal(35 / 190.0, model.Find("qa_error_rate")!.Shown!.Value.Point, 12);
        var weighted = model.Find("qa_error_weighted")!.Shown!;
        Assert.Equal(((100 / 3.0) + 50) / 1100, weighted.Value.Point, 12);
        Assert.InRange(weighted.Value.Point, weighted.Value.Low, weighted.Value.High);
        Assert.Equal(190, weighted.N);
    }

    [Fact]
    public async Task Read_Reviewers_AreShrunkPseudonymsOrderedByNeed()
    {
        using var world = QualityWorld.Of([.. Office.Gold(wrongEvery: p => p == 3 ? 2 : 20), End]);
        var rows = (await world.ReadAsync("?grain=month&after=2026-10")).Section("reviewers")!.Rows.Where(r => r.Measure == "reviewer_gold_accuracy_shrunk" && r.Key is not null).ToList();
        Assert.Equal(12, rows.Count);
        Assert.DoesNotContain(rows, r => r.Key!.Contains("person", StringComparison.Ordinal));
        Assert.InRange(rows[0].Readout.Shown!.Value.Point, 0.5, 0.6);
        Assert.All(rows.Skip(1), r => Assert.InRange(r.Readout.Shown!.Value.Point, 0.9, 0.95));
        Assert.All(rows, r => Assert.Null(r.Readout.Shown!.Numerator));
    }

    [Fact]
    public async Task Read_ReviewerWithFewJudgements_IsLeftOutWithAnother()
    {
        using var world = QualityWorld.Of([.. Office.Gold(people: 12, each: 100), .. Office.Gold(people: 13, each: 5).Where(r => (string)r["reviewer"]! == "person-12"), End]);
        var rows = (await world.ReadAsync("?grain=month&after=2026-10")).Section("reviewers")!.Rows.Where(r => r.Measure == "reviewer_gold_accuracy_shrunk" && r.Key is not null);
        Assert.Equal(11, rows.Count());
    }

    [Fact]
    public async Task Read_SeveralJudges_AgreeAsFleissSays()
    {
        // Twelve people judge 100 items; on every tenth all are wrong alike, so they agree perfectly though they are not right.
        using var alike = QualityWorld.Of([.. Office.Gold(), End]);
        var model = await alike.ReadAsync("?grain=month&after=2026-10");
        Assert.Equal(1, model.Find("unanimous")!.Shown!.Value.Point);

        using var apart = QualityWorld.Of([.. Office.Gold(wrongEvery: p => p + 2), End]);
        var counts = Enumerable.Range(0, 100).Select(i => { var wrong = Enumerable.Range(0, 12).Count(p => i % (p + 2) == 0); return i % 2 == 0 ? new double[] { wrong, 12 - wrong } : [12 - wrong, wrong]; }).ToList();
        Assert.Equal(MultiRaterKappa.Fleiss(counts).Point!.Value, (await apart.ReadAsync("?grain=month&after=2026-10")).Find("fleiss_kappa")!.Shown!.Value.Point, 10);
    }

    [Fact]
    public async Task Read_SameReviewerTwice_CountsOnceWithTheLaterDecision()
    {
        FactRow[] rows = [.. Enumerable.Range(0, 30).SelectMany(i => new[]
        {
            Office.Decision($"a{i}", $"c{i}", 1, Office.Start.AddHours(i), "benign"),
            Office.Decision($"b{i}", $"c{i}", 1, Office.Start.AddHours(i + 1), "violating"),
            Office.Decision($"d{i}", $"c{i}", 2, Office.Start.AddHours(i), i % 2 == 0 ? "violating" : "benign"),
        })];
        using var world = QualityWorld.Of([.. rows, End]);
        Assert.Equal(0.5, (await world.ReadAsync("?grain=month&after=2026-10")).Find("pairwise_agreement")!.Shown!.Value.Point, 12);
    }

    [Fact]
    public async Task Read_Confusion_SaysWhichDecisionIsTakenForWhich()
    {
        using var world = QualityWorld.Of([.. Office.Gold(wrongEvery: _ => 4), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        // Every fourth item is wrong, and all of those are violating: half of the violating ones.
        Assert.Equal(0.5, model.Find("gold_confusion", "gold × decision", "violating → benign")!.Shown!.Value.Point, 12);
        Assert.Equal(0, model.Find("gold_confusion", "gold × decision", "benign → violating")!.Shown!.Value.Point);
    }

    [Fact]
    public async Task Read_SmallConfusionInAFilteredView_IsProtectedWithItsComplement()
    {
        FactRow[] rows = [.. Office.Gold(people: 1, each: 100, wrongEvery: _ => 50), End];
        using var world = QualityWorld.Of(rows);
        var model = await world.ReadAsync("?grain=month&after=2026-10&where=market:DE");
        Assert.IsType<Readout.Suppressed>(model.Find("gold_confusion", "gold × decision", "violating → benign"));
        Assert.IsType<Readout.Suppressed>(model.Find("gold_confusion", "gold × decision", "violating → violating"));
    }

    [Fact]
    public async Task Read_NoGold_EstimatesErrorsFromDisagreement()
    {
        var random = new Random(11);
        FactRow[] rows = [.. from item in Enumerable.Range(0, 600)
                             let truth = item % 3 == 0
                             from person in Enumerable.Range(0, 6)
                             let wrong = random.NextDouble() < (truth ? 0.2 : 0.05)
                             select Office.Decision($"{item}-{person}", $"c{item}", person, Office.Start.AddHours(item), truth ^ wrong ? "violating" : "benign")];
        using var world = QualityWorld.Of([.. rows, End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        var missed = model.Find("latent_confusion", "truth × decision", "violating → benign")!.Shown!.Value;
        Assert.InRange(0.2, missed.Low - 0.02, missed.High + 0.02);
        Assert.InRange(model.Find("latent_confusion", "truth × decision", "benign → violating")!.Shown!.Value.Point, 0.02, 0.08);
        Assert.IsType<Readout.Missing>(model.Find("gold_confusion"));
    }

    [Fact]
    public async Task Read_OpenAppeals_AreCompletedAsEarlierOnesOfTheirAge()
    {
        // Upholdings take two days, reversals ten; what was filed six days before the end has its reversals still open.
        IEnumerable<FactRow> Day(DateTime filed, int seen) => seen >= 10
            ? Office.Appeals(filed, 40, 0, 0, 2).Concat(Office.Appeals(filed, 20, 20, 0, 10))
            : Office.Appeals(filed, 40, 0, 0, 2).Concat(Office.Appeals(filed, 20, 0, 20, 10));
        var days = Enumerable.Range(0, 46).Select(d => new DateTime(2026, 9, 15, 9, 0, 0).AddDays(d)).Where(d => d <= new DateTime(2026, 10, 28)).ToList();
        using var world = QualityWorld.Of([.. days.SelectMany(d => Day(d, (new DateTime(2026, 10, 31) - d.Date).Days)), Office.Decision("end", "end", 0, new(2026, 10, 31, 12, 0, 0), "benign")]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        var naive = Assert.IsType<Readout.Provisional>(model.Find("overturned_so_far")).SoFar.Value.Point;
        var completed = Assert.IsType<Readout.Provisional>(model.Find("overturned_completed")).SoFar.Value;
        var bounds = model.Find("overturned_bounds")!.Shown!.Value;
        Assert.True(naive < 0.3, $"naive {naive}");
        Assert.Equal(1 / 3.0, completed.Point, 6);
        Assert.True(bounds.Low <= 1 / 3.0 && 1 / 3.0 <= bounds.High + 1e-12 && bounds.Low < completed.Low);
    }

    [Fact]
    public async Task Read_WhatWasOpen_IsCountedByDaysWaitedAndEqualsTheBacklog()
    {
        var rows = Enumerable.Range(0, 60).Select(i => Office.Decision($"w{i}", $"w{i}", i % 12, new DateTime(2026, 11, 3, 9, 0, 0).AddMinutes(i), "benign",
            ("queue", "standard"), ("enqueued_at", new DateTime(2026, 10, 31, 12, 0, 0).AddDays(-(i % 20)))));
        using var world = QualityWorld.Of([.. rows, .. Office.Gold(), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        Assert.Equal(60, model.Find("review_backlog")!.Shown!.Value.Point);
        Assert.Equal(60, model.Find("waiting_p50")!.Shown!.N);
        Assert.Equal(10, model.Find("waiting_p50")!.Shown!.Value.Point);
        Assert.Equal((20d, double.PositiveInfinity), model.Find("waiting_oldest")!.Shown is { } oldest ? (oldest.Value.Point, oldest.Value.High) : default);
    }

    [Fact]
    public async Task Read_SameErrorEverywhere_HasNoGapBeyondNoise()
    {
        using var world = QualityWorld.Of([.. Office.Gold(wrongEvery: _ => 5), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        var gap = model.Find("gold_error_gap", "market")!.Shown!;
        Assert.Equal("no gap beyond noise", gap.Note);
        Assert.True(gap.Value.Contains(0));
        Assert.Contains("no gap between markets or languages beyond noise", model.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OneMarketDecidedWorse_IsNamed()
    {
        using var world = QualityWorld.Of([.. Office.Gold(wrongEvery: _ => 4), End]);
        var gap = (await world.ReadAsync("?grain=month&after=2026-10")).Find("gold_error_gap", "market")!.Shown!;
        Assert.Equal("beyond noise: FR lowest, DE highest", gap.Note);
        Assert.False(gap.Value.Contains(0));
    }

    [Fact]
    public async Task Read_SevereContent_IsADistributionOverDays()
    {
        using var world = QualityWorld.Of([.. Office.Severe(12, 20, p => p < 6 ? 8 : 16), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        // Three of four items are severe, five minutes each: 30 minutes on half of the days, 60 on the others.
        Assert.Equal(1800, model.Find("severe_hours_p50")!.Shown!.Value.Point);
        Assert.Equal(3600, model.Find("severe_hours_p90")!.Shown!.Value.Point);
        Assert.Equal(3, model.Find("severe_run_p50")!.Shown!.Value.Point);
        Assert.Equal(240, model.Find("severe_hours_p50")!.Shown!.N);
        Assert.DoesNotContain(model.Section("wellbeing")!.Rows, r => r.Key is not null);
    }

    [Fact]
    public async Task Read_SevereContentOfFewPeople_IsProtected()
    {
        using var world = QualityWorld.Of([.. Office.Severe(9, 20, _ => 8), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-10");
        Assert.All(model.Section("wellbeing")!.Rows, r => Assert.IsType<Readout.Suppressed>(r.Readout));
        Assert.All(model.Section("wellbeing")!.Charts.OfType<SectionChart.Bars>(), c => Assert.Empty(c.Data.Bars));
    }

    [Fact]
    public async Task Read_NoReviewsAndNoAppeals_GivesNoModel()
    {
        using var world = QualityWorld.Of(Actions.Row(1, Actions.Noon, "DE"));
        Assert.Null(await world.TryReadAsync(""));
    }

    [Fact]
    public async Task Read_PeriodWithoutReviews_SaysWhyInEveryPlace()
    {
        using var world = QualityWorld.Of([.. Office.Gold(), End]);
        var model = await world.ReadAsync("?grain=month&after=2026-03");
        Assert.All(model.Sections.SelectMany(s => s.Rows), r => Assert.Null(r.Readout.Shown));
        Assert.StartsWith("In 2026-03 nothing can be said", model.Sentence, StringComparison.Ordinal);
    }
}
