using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Comparing;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Support.Review;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class ComparisonTests
{
    private static readonly DateOnly FirstMonday = Day("2026-02-02");
    private const int Weeks = 25;

    // W06 to W30 of 2026: twenty-five complete weeks.
    private static readonly SnapshotExtract[] Window = [FakeFacts.Extract(Fact.Action, "2026-02-02", "2026-07-26")];

    /// <summary>Per week and market so many removals by machine and by hand, with a little noise that repeats.</summary>
    private static IEnumerable<FactRow> History(Func<int, string, (int Machine, int Hand)> counts, params string[] markets) =>
        Enumerable.Range(0, Weeks).SelectMany(w => markets.SelectMany(m =>
        {
            var day = FirstMonday.AddDays(7 * w + 2).ToString("yyyy-MM-dd", null);
            return Removals(day, counts(w, m).Machine, m).Concat(Removals(day, counts(w, m).Hand, m, automated: false));
        }));

    private static int Noise(int week, string market) => (week * 7 + market[0]) % 9 - 4;

    private static async Task<IReadOnlyList<Comparison>> Compare(Review review, string indicator, string? by = null, string before = "2026-W29", string after = "2026-W30") =>
        await review.Comparisons.CompareAsync(new(indicator, Week(before), Week(after)) { By = by }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Compare_RealChange_HasAnIntervalAndPThatAgree()
    {
        var review = new Review([.. History((w, m) => (300 + Noise(w, m), w == Weeks - 1 ? 150 : 60), "US", "BR")], Window);
        var change = Assert.Single(await Compare(review, "automation_share"));
        Assert.True(change.Difference!.Value.High < 0 && change.P < 0.05);
        Assert.Equal(change.AfterReadout.Shown!.Value.Point - change.BeforeReadout.Shown!.Value.Point, change.Difference.Value.Point, 12);
    }

    [Fact]
    public async Task Compare_CountThatSwingsEveryWeek_IsJudgedAgainstItsUsualSwing()
    {
        var swinging = new Review([.. History((w, _) => (w % 2 == 0 ? 400 : 600, 20), "US")], Window);
        var quiet = new Review([.. History((w, _) => (w == Weeks - 1 ? 400 : 600, 20), "US")], Window);
        Assert.True(Assert.Single(await Compare(swinging, "enforcement_volume")).P > 0.2);
        Assert.True(Assert.Single(await Compare(quiet, "enforcement_volume")).P < 1e-6);
    }

    [Fact]
    public async Task Compare_Segments_ContributeExactlyTheWholesChange()
    {
        var review = new Review([.. History((w, m) => (m == "US" && w == Weeks - 1 ? 500 : 300, m == "US" ? 40 : 90), "US", "BR", "DE")], Window);
        foreach (var indicator in new[] { "automation_share", "enforcement_volume" })
        {
            var changes = await Compare(review, indicator, "market");
            Assert.Equal([null, "BR", "DE", "US"], changes.Select(c => c.Segment));
            Assert.Equal(changes[0].Difference!.Value.Point, changes.Skip(1).Sum(c => c.Contribution!.Value), 9);
        }
    }

    [Fact]
    public async Task Compare_ProtectedNeighbours_LeaveTheOthersTheirPartOfACount()
    {
        var review = new Review([.. History((w, m) => (m is "DE" or "FR" ? 3 : m == "US" && w == Weeks - 1 ? 500 : 300, 0), "US", "BR", "DE", "FR")], Window);
        var parts = (await Compare(review, "enforcement_volume", "market")).Skip(1).ToDictionary(c => c.Segment!, c => c.Contribution);
        Assert.Equal(200, parts["US"]);
        Assert.Null(parts["DE"]);
        Assert.Null(parts["FR"]);
    }

    [Fact]
    public async Task Split_MixShift_IsMixAndNotRate()
    {
        // Each market keeps its own share; only the traffic moves to the one with the lower share.
        var review = new Review([.. History((w, m) => m == "US" ? w == Weeks - 1 ? (900, 100) : (450, 50) : (100, 100), "US", "BR")], Window);
        var split = await review.Comparisons.SplitAsync(new("automation_share", Week("2026-W29"), Week("2026-W30")) { By = "market" }, TestContext.Current.CancellationToken);
        var change = Assert.Single(await Compare(review, "automation_share"));
        Assert.Equal(0, split!.Rate, 12);
        Assert.Equal(change.Difference!.Value.Point, split.Mix + split.Rate, 12);
    }

    [Fact]
    public async Task Compare_UnfinishedWeek_IsNotCompared()
    {
        var review = new Review([.. History((_, _) => (300, 60), "US")], [FakeFacts.Extract(Fact.Action, "2026-02-02", "2026-07-24")]);
        var change = Assert.Single(await Compare(review, "enforcement_volume"));
        Assert.Null(change.Difference);
        Assert.Equal("provisional", change.AfterReadout.Status);
    }

    [Fact]
    public async Task Scan_OneSegmentMoved_ComesFirstAndOthersDoNot()
    {
        var review = new Review([.. History((w, m) => (150 + Noise(w, m), m == "BR" && w == Weeks - 1 ? 120 : 40 + Noise(w, m)), "US", "BR", "DE", "MX")], Window);
        var scan = await review.Comparisons.ScanAsync(Week("2026-W29"), Week("2026-W30"), [], TestContext.Current.CancellationToken);
        var first = scan.Discoveries[0];
        Assert.Equal(("automation_share", "market", "BR"), (first.Change.Indicator.Id, first.Change.Dimension, first.Change.Segment));
        Assert.DoesNotContain(scan.Discoveries, d => d.Change.Dimension == "market" && d.Change.Segment != "BR" && d.Change.Indicator.Id != "category_share");
        Assert.All(scan.Discoveries, d => Assert.True(d.Change.Discovery && d.Change.AdjustedP <= 0.05 && !d.Change.Difference!.Value.Contains(0)));
        Assert.All(scan.Discoveries, d => Assert.Equal(1 - scan.Discoveries.Count * 0.05 / scan.Tested, d.Change.Difference!.Value.Level, 12));
        Assert.Equal(review.Indicators.Catalog.Indicators.Count, scan.Totals.Count);
        foreach (var total in scan.Totals)
        {
            var alone = await review.Comparisons.CompareAsync(new(total.Indicator.Id, total.Before, total.After), TestContext.Current.CancellationToken);
            Assert.Equal(alone[0].Difference, total.Difference);
        }
    }

    [Fact]
    public async Task Scan_NothingMoved_FindsNothing()
    {
        var review = new Review([.. History((w, m) => (150 + Noise(w, m), 40 + Noise(w, m)), "US", "BR", "DE", "MX")], Window);
        var scan = await review.Comparisons.ScanAsync(Week("2026-W29"), Week("2026-W30"), [], TestContext.Current.CancellationToken);
        Assert.Empty(scan.Discoveries);
        Assert.True(scan.Tested > 10);
    }

    [Fact]
    public async Task Scan_MixShift_IsExplainedByTheDimensionThatMoved()
    {
        var review = new Review([.. History((w, m) => m == "US" ? w == Weeks - 1 ? (900, 100) : (450, 50) : (100 + Noise(w, m), 100), "US", "BR")], Window);
        var scan = await review.Comparisons.ScanAsync(Week("2026-W29"), Week("2026-W30"), [], TestContext.Current.CancellationToken);
        var whole = scan.Discoveries.Single(d => d.Change.Indicator.Id == "automation_share" && d.Change.Dimension is null);
        Assert.Equal("market", whole.Split!.Dimension);
        Assert.True(Math.Abs(whole.Split.Mix) > 10 * Math.Abs(whole.Split.Rate));
    }

    [Fact]
    public void Importance_WorseMatters_MoreThanBetter()
    {
        static Comparison Change(double before, double after)
        {
            var indicator = new FixedDefinitions(null).Current.Catalog.Find("overturn_rate")!;
            Readout Value(double v) => new Readout.Measured(new(v - 0.01, v, v + 0.01, 0.95, "m"), 100, v * 100, 100);
            return new(indicator, null, null, Week("2026-W29"), Week("2026-W30"), Value(before), Value(after)) { Difference = new(after - before - 0.01, after - before, after - before + 0.01, 0.95, "m") };
        }
        Assert.True(Importance.Of(Change(0.2, 0.25), 1) > Importance.Of(Change(0.2, 0.15), 1));
        Assert.True(Importance.Of(Change(0.2, 0.25), 1) > Importance.Of(Change(0.2, 0.25), 0.1));
    }
}
