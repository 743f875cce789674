using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;
using static TrustSafety.Dashboard.Tests.Support.Readouts;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

public sealed class WeeklyReviewReaderTests : IDisposable
{
    private static readonly IsoWeek W46 = new(2026, 46);
    private readonly ReviewWorld world = new();

    [Fact]
    public async Task Review_WithoutAWeek_IsOfTheLastCompleteOne()
    {
        world.LastDay = new(2026, 11, 18);
        var model = await ReviewAsync(new());
        Assert.Equal(W46, model.Window.Week);
        Assert.True(model.IsComplete);
        Assert.Equal(new IsoWeek(2026, 47), model.Weeks.Last);
        Assert.Equal((Period.Of(new IsoWeek(2026, 45)), Period.Of(W46)), Assert.Single(world.Scans));
    }

    [Fact]
    public async Task Review_OfAWeekThatIsNotOver_JudgesNoChange()
    {
        world.LastDay = new(2026, 11, 18);
        var model = await ReviewAsync(new() { Week = new IsoWeek(2026, 47) });
        Assert.False(model.IsComplete);
        Assert.Null(model.Scan);
        Assert.Empty(world.Scans);
        Assert.StartsWith("2026-W47 is not over: 3 of 7 days are in", model.Headline, StringComparison.Ordinal);
        Assert.All(model.Cards, c => Assert.Null(c.WeekOverWeek));
    }

    [Fact]
    public async Task Cards_StandByLayerInTheOrderOfTheCatalogue() =>
        Assert.Equal(["violative_view_rate", "leakage_rate", "restore_rate"], (await ReviewAsync(new())).Cards.Select(c => c.Indicator.Id));

    [Fact]
    public async Task Chart_ShowsTheSixWeeksUpToThisOneAndTheTwelveMonthsThatAreOver()
    {
        var chart = (await ReviewAsync(new() { Week = W46 })).Cards[0].Chart;
        Assert.Equal(["2026-W41", "2026-W46"], new[] { chart.Weeks[0], chart.Weeks[^1] }.Select(p => p.Period.ToString()));
        Assert.Equal(["2025-11", "2026-10"], new[] { chart.Months[0], chart.Months[^1] }.Select(p => p.Period.ToString()));
        Assert.IsType<Readout.Missing>(chart.Months[9].YearBefore);
        Assert.IsType<Readout.Measured>(chart.Months[10].YearBefore);
    }

    [Fact]
    public async Task Review_OfAnOlderWeek_KnowsNothingThatCameLater()
    {
        var chart = (await ReviewAsync(new() { Week = new IsoWeek(2026, 20) })).Cards[0].Chart;
        Assert.All(chart.Months.Concat(chart.Weeks), p => Assert.True(p.Period.End <= new IsoWeek(2026, 21).Monday));
    }

    [Fact]
    public async Task Changes_OfOneIndicatorAreOneEntry_TheMostImportantFirst()
    {
        var (vvr, leakage) = (world.Catalog.Indicators[1], world.Catalog.Indicators[2]);
        world.Discoveries.AddRange(
        [
            new(Changes.Change(leakage, 0.4, 0.1, 0.03, "market", "BR"), null, 3),
            new(Changes.Change(vvr, 0.0005, 0.0001, 0.00005), null, 2),
            new(Changes.Change(leakage, 0.3, 0.04, 0.03), null, 1),
        ]);
        var model = await ReviewAsync(new());
        Assert.Equal(["leakage_rate", "violative_view_rate"], model.Changes.Select(c => c.Indicator.Id));
        Assert.Null(Assert.Single(model.Changes[0].Also).Dimension);
        Assert.StartsWith("Leakage in market BR rose by 10.0 points", model.Headline, StringComparison.Ordinal);
        Assert.True(model.Cards.Single(c => c.Indicator == vvr).WeekOverWeek!.Discovery);
    }

    [Fact]
    public void Address_OfAChange_OpensExploreExactlyThere()
    {
        var split = Changes.Split("surface", ("live", 0, 0.04));
        var change = Changes.Change(world.Catalog.Indicators[2], 0.4, 0.1, 0.03, "market", "BR");
        var address = ReviewChange.Address(change, split, new ViewState { Where = [new("category", ["spam"])] });
        var state = ViewState.Parse("http://x/" + address).State;
        Assert.StartsWith("explore?", address, StringComparison.Ordinal);
        Assert.Equal(["leakage_rate"], state.Indicators);
        Assert.Equal((Changes.Before, Changes.After), (state.Before!.Value, state.After!.Value));
        Assert.Equal(["surface"], state.By);
        Assert.Equal("category spam · market BR", DimensionText.Filters(state.Where));
    }

    [Fact]
    public async Task Events_OfTheSixWeeksAreNumbered_AndThoseOfOneIndicatorStayOnItsChart()
    {
        var cancellation = TestContext.Current.CancellationToken;
        world.Incidents.Add(new(new Period(Grain.Day, new(2026, 3, 3)), ["spam", "BR", null], null, [1]));
        world.Incidents.Add(new(new Period(Grain.Day, new(2026, 11, 10)), ["hate_speech", null, "user_report"], null, [1]));
        await world.Annotations.AddAsync(new() { Grain = Grain.Week, Start = new(2026, 2, 3), Text = "Policy widened", Author = "ana" }, cancellation);
        await world.Annotations.AddAsync(new() { Grain = Grain.Day, Start = new(2026, 11, 4), Text = "Threshold lowered", Author = "ana", Indicator = "leakage_rate" }, cancellation);

        var model = await ReviewAsync(new());
        Assert.Equal(["", "1", "2"], model.Events.Select(e => e.Event.Mark));
        Assert.Equal("Severe incident: hate_speech, found by user report", model.Events[^1].Event.Label);
        Assert.Equal(2, model.Cards.Single(c => c.Indicator.Id == "violative_view_rate").Chart.Events.Count);
        Assert.Equal(3, model.Cards.Single(c => c.Indicator.Id == "leakage_rate").Chart.Events.Count);
    }

    [Fact]
    public async Task Data_SaysHowManyDaysOfTheWeekEachFactCovers()
    {
        var facts = (await ReviewAsync(new())).Data.Facts;
        Assert.Equal([("label", 7, true), ("appeal", 5, false), ("incident", 0, true)], facts.Select(f => (f.Name, f.DaysOfWeek, f.IsComplete)));
    }

    [Fact]
    public async Task Data_CountsTheRowsOfItsExtractsThatWereRefused() =>
        Assert.Equal((3, 41), ((await ReviewAsync(new())).Data.Extracts, (await ReviewAsync(new())).Data.RefusedRows));

    [Fact]
    public async Task Review_BeyondTheData_SaysWhichWeeksThereAre()
    {
        var outside = Assert.IsType<ReviewRead.Outside>(await ReadAsync(new() { Week = new IsoWeek(2027, 5) }));
        Assert.Equal(("2025-W34", "2026-W46"), (outside.Weeks.First.ToString(), outside.Weeks.Last.ToString()));
    }

    [Fact]
    public async Task Review_WithoutData_IsNone()
    {
        world.IsEmpty = true;
        Assert.IsType<ReviewRead.NoData>(await ReadAsync(new()));
    }

    [Fact]
    public async Task Review_ReadAgain_AsksForNothingButWhatPeopleMayHaveAdded()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await ReviewAsync(new());
        var reads = world.Tokens.Count;
        await world.Annotations.AddAsync(new() { Grain = Grain.Day, Start = new(2026, 11, 4), Text = "Threshold lowered", Author = "ana" }, cancellation);
        var again = await ReviewAsync(new() { Week = W46, Present = true });
        Assert.Equal(reads, world.Tokens.Count);
        Assert.Single(world.Scans);
        Assert.Equal("Threshold lowered", Assert.Single(again.Cards[0].Chart.Events).Label);
    }

    [Fact]
    public async Task Review_OfOtherFiltersOrDefinitions_IsReadAnew()
    {
        await ReviewAsync(new());
        await ReviewAsync(new() { Where = [new("market", ["BR"])] });
        world.Catalog = new([.. world.Catalog.Indicators]);
        await ReviewAsync(new());
        Assert.Equal(3, world.Scans.Count);
    }

    [Fact]
    public async Task Top_WhenASegmentMovedMost_IsACardOfThatSegment()
    {
        world.Discoveries.Add(new(Changes.Change(world.Catalog.Indicators[2], 0.4, 0.1, 0.03, "market", "BR"), null, 3));
        var top = (await ReviewAsync(new())).Top;
        Assert.Equal("BR", top!.WeekOverWeek!.Segment);
        Assert.Contains(world.Requests, r => r.Where.Any(f => f.Dimension == "market" && f.Values.SequenceEqual(["BR"])));
        Assert.Equal("Leakage in market BR rose", PictureText.Message(top, await ReviewAsync(new())));
    }

    [Fact]
    public async Task Reading_HandsItsCancellationDown()
    {
        using var source = new CancellationTokenSource();
        world.Hold = new();
        var reading = world.Reader().ReadAsync(new(), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    public void Dispose() => world.Dispose();

    private async Task<WeeklyReviewModel> ReviewAsync(ViewState view) => Assert.IsType<ReviewRead.Review>(await ReadAsync(view)).Model;

    private Task<ReviewRead> ReadAsync(ViewState view) => world.Reader().ReadAsync(view, TestContext.Current.CancellationToken);
}
