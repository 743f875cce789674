using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Explore;

public sealed class ExploreReaderTests
{
    private readonly Platform platform = new();

    [Fact]
    public async Task Read_NothingChosen_ShowsTheLastCompleteWeekAgainstTheOneBefore()
    {
        var model = await ReadAsync("");
        Assert.Equal("2026-W45", model.View.Before.ToString());
        Assert.Equal("2026-W46", model.View.After.ToString());
        Assert.Equal("leakage_rate", model.View.Indicator.Id);
        Assert.Equal(["category"], model.View.By);
        Assert.Equal(26, model.Trends[0].Data.Whole.Count);
        Assert.Equal("2026-W46", model.Trends[0].Data.Whole[^1].Period.ToString());
    }

    [Fact]
    public async Task Read_WeekChosen_ComparesThatWeek()
    {
        var model = await ReadAsync("?week=2026-W40");
        Assert.Equal(("2026-W39", "2026-W40"), (model.View.Before.ToString(), model.View.After.ToString()));
    }

    [Fact]
    public async Task Read_OldWeekChosen_IsShownAmidItsOwnTime()
    {
        var weeks = (await ReadAsync("?week=2020-W10")).Trends[0].Data.Whole;
        Assert.Equal(26, weeks.Count);
        Assert.Contains(weeks, w => w.Period.ToString() == "2020-W10");
    }

    [Theory]
    [InlineData("?grain=month", "2026-10")]
    [InlineData("?grain=day", "2026-11-15")]
    public async Task Read_OtherGrain_ComparesTheLastCompletePeriod(string query, string after) => Assert.Equal(after, (await ReadAsync(query)).View.After.ToString());

    [Fact]
    public async Task Read_ByDay_ComparesTheLastDayThatTheIndicatorsOwnFactReaches()
    {
        platform.Others.Add(new("detection.csv", new string('b', 64), Fact.Detection, 10, new(2025, 8, 18), Platform.LastDay.AddDays(1), DateTimeOffset.UnixEpoch));
        Assert.Equal("2026-11-15", (await ReadAsync("?grain=day")).View.After.ToString());
    }

    [Fact]
    public async Task Read_Filters_ReachEveryQuestion()
    {
        await ReadAsync("?by=surface,market&where=market:!MX&drill=category:spam");
        var expected = new[] { "market:!MX", "category:spam" };
        Assert.All(platform.Asked, a => Assert.Equal(expected, a.Where.Select(FilterText.Write)));
        Assert.All(platform.Compared, a => Assert.Equal(expected, a.Where.Select(FilterText.Write)));
        Assert.Contains(platform.Compared, c => c is { By: "surface", ThenBy: "market" });
    }

    [Fact]
    public async Task Read_Segments_ComeByTheirPartOfTheChange()
    {
        var model = await ReadAsync("?by=surface");
        Assert.Equal(["live", "feed", "search"], model.Rows.Select(r => r.Name));
        Assert.Equal("live", model.Changes!.Segments[0].Name);
    }

    [Fact]
    public async Task Sentence_Change_SaysValueIntervalChangeAndContributor()
    {
        platform.Value = segment => Readouts.Measured(segment is null ? 0.25 : segment == "live" ? 0.3 : 0.2, 0.01);
        Assert.Equal(
            "Exposure leakage was 25.0 % (24.0 to 26.0) in 2026-W46, up 5.0 points [+3.0, +7.0] since 2026-W45; live contributes most, +4.0.",
            (await ReadAsync("?by=surface")).Sentence);
    }

    [Fact]
    public async Task Sentence_NoChangeBeyondNoise_NamesNobody() =>
        Assert.Equal("Exposure leakage was 20.0 % (19.0 to 21.0) in 2026-W46, no change beyond noise since 2026-W45: 0.0 [−2.0, +2.0].", (await ReadAsync("?by=surface")).Sentence);

    [Fact]
    public async Task Sentence_TooFew_SaysSoInsteadOfANumber()
    {
        platform.Value = _ => new Readout.TooFew(3, 30);
        Assert.Equal("Exposure leakage (market BR) in 2026-W46: too few to say: n 3, needed 30.", (await ReadAsync("?where=market:BR")).Sentence);
    }

    [Fact]
    public async Task Sentence_NoValueBefore_SaysWhyThereIsNoChange()
    {
        platform.Before = new Readout.Suppressed("fewer than 10 items");
        Assert.Equal("Exposure leakage was 20.0 % (19.0 to 21.0) in 2026-W46, but its change cannot be said, for 2026-W45 is protected.", (await ReadAsync("")).Sentence);
        platform.Before = new Readout.Missing("no extract");
        Assert.EndsWith("for 2026-W45 has no data.", (await ReadAsync("")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_UnknownIndicator_ShowsTheDefaultAndSaysWhatThereIs()
    {
        var model = await ReadAsync("?indicator=nonsense");
        Assert.Equal("leakage_rate", model.View.Indicator.Id);
        var notice = Assert.Single(model.View.Notices);
        Assert.Equal("indicator", notice.Key);
        Assert.EndsWith("appeal_rate.", notice.Message, StringComparison.Ordinal);
        Assert.Equal("The default is shown.", notice.Instead);
    }

    [Fact]
    public async Task Read_FilterOnAValueThatNoRowHas_SaysWhichThereAre()
    {
        var notice = Assert.Single((await ReadAsync("?where=market:XX")).View.Notices);
        Assert.Equal("where names a market that no row has. There are BR, MX.", $"{notice.Key} {notice.Message}");
    }

    [Fact]
    public async Task Read_EverythingFixed_ShowsTheRows()
    {
        var model = await ReadAsync("?drill=category:spam&drill=subcategory:spam-links&drill=market:BR&drill=surface:live");
        Assert.Empty(model.View.By);
        Assert.Equal(40, model.Events!.Count);
        var asked = Assert.Single(platform.RowsAsked);
        Assert.Equal((new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 16)), (asked.From, asked.To));
        Assert.Equal(5, asked.Where.Count);
        Assert.Contains(new Condition.In("market", new(["BR"])), asked.Where);
    }

    [Fact]
    public async Task Read_RowsOfAProtectedGroup_AreNotEvenAskedFor()
    {
        platform.Value = _ => new Readout.Suppressed("fewer than 10 items");
        var model = await ReadAsync("?rows=1");
        Assert.Equal("fewer than 10 items", model.Events!.Withheld);
        Assert.Empty(platform.RowsAsked);
    }

    [Fact]
    public async Task Read_FewerRowsThanTheSmallestGroup_ShowsNone()
    {
        platform.RowCount = 9;
        var model = await ReadAsync("?rows=1");
        Assert.Empty(model.Events!.Rows);
        Assert.Contains("fewer than 10", model.Events.Withheld, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NoData_GivesNoModel()
    {
        platform.IsEmpty = true;
        Assert.Null(await Reader().ReadAsync(new ViewState(), TestContext.Current.CancellationToken));
    }

    private ExploreReader Reader() => new(new(platform, platform), platform, platform, new(platform, Options.Create(new DisclosureOptions())));

    private async Task<ExploreModel> ReadAsync(string query)
    {
        var (state, notices) = ViewState.Parse(query);
        Assert.Empty(notices);
        return (await Reader().ReadAsync(state, TestContext.Current.CancellationToken))!;
    }
}
