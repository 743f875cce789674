using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Features.Explore;

public sealed class ExploreLinksTests
{
    private readonly Platform platform = new();

    [Theory]
    [InlineData("", "spam", "explore?by=subcategory&drill=category:spam")]
    [InlineData("?by=market&drill=category:spam", "BR", "explore?by=subcategory&drill=category:spam&drill=market:BR")]
    [InlineData("?by=category,market", "spam", "explore?by=subcategory,market&drill=category:spam")]
    [InlineData("?by=surface&drill=category:spam&drill=subcategory:spam-links&drill=market:BR", "live", "explore?drill=category:spam&drill=subcategory:spam-links&drill=market:BR&drill=surface:live")]
    public async Task Down_FromABreakdown_FixesTheSegmentAndBreaksDownByTheNextThatVaries(string query, string segment, string address) =>
        Assert.Equal(address, ExploreLinks.Down(await ViewAsync(query), segment));

    [Fact]
    public async Task Down_IntoACellOfTwoDimensions_IsOneStep() =>
        Assert.Equal("explore?by=subcategory&drill=category:spam,market:BR", ExploreLinks.Down(await ViewAsync("?by=category,market"), "spam", "BR"));

    [Fact]
    public async Task Down_IntoRowsThatStateNothing_KeepsThem() =>
        Assert.Equal("explore?by=subcategory&drill=category:", ExploreLinks.Down(await ViewAsync(""), [null]));

    [Theory]
    [InlineData("", "market", "explore?by=market")]
    [InlineData("?by=category,market&drill=surface:live", "subcategory", "explore?by=subcategory,market&drill=surface:live")]
    [InlineData("?by=category,market", "market", "explore?by=market")]
    public async Task By_AnotherDimension_StaysOnTheLevel(string query, string dimension, string address) =>
        Assert.Equal(address, ExploreLinks.By(await ViewAsync(query), dimension));

    [Fact]
    public async Task Down_StepByStep_FixesEveryDimensionThatVariesAndThenShowsTheRows()
    {
        var view = await ViewAsync("");
        var way = new List<string>();
        while (view.By.Count > 0)
        {
            way.Add(view.By[0]);
            view = await ViewAsync(ExploreLinks.Down(view, platform.Values[view.By[0]][0]));
        }
        Assert.Equal(["category", "subcategory", "market", "surface"], way);
        Assert.Empty(view.Breakable);
        Assert.True(view.ShowsRows);
        Assert.Equal(5, ExploreLinks.Crumbs(view).Count);
    }

    [Theory]
    [InlineData("?by=category", "spam")]
    [InlineData("?by=category,market", "spam")]
    [InlineData("?by=surface&where=market:BR", "live")]
    [InlineData("?by=category,surface&grain=day", "spam", "live")]
    public async Task Crumb_AfterAStepDown_LeadsBackToTheSameView(string query, params string[] segment)
    {
        var deeper = ExploreLinks.Down(await ViewAsync(query), segment);
        var crumbs = ExploreLinks.Crumbs(await ViewAsync(deeper));
        Assert.Equal(ViewState.Parse(query).State, ViewState.Parse(crumbs[^2].Address).State);
    }

    [Fact]
    public async Task Crumbs_TwoLevelsDown_NameTheWay()
    {
        var crumbs = ExploreLinks.Crumbs(await ViewAsync("?by=surface&drill=category:spam&drill=market:BR,language:pt"));
        Assert.Equal(["All", "category spam", "market BR × language pt"], crumbs.Select(c => c.Text));
        Assert.Equal("explore?by=category", crumbs[0].Address);
        Assert.Equal("explore?by=market,language&drill=category:spam", crumbs[1].Address);
    }

    [Fact]
    public async Task Click_OnAnEarlierPeriod_ComparesIt()
    {
        var view = await ViewAsync("");
        Assert.Equal("explore?before=2026-W39&after=2026-W40", ExploreLinks.Compare(view, view.After.Plus(-6)));
        Assert.Equal("explore", ExploreLinks.Compare(view, view.After));
        Assert.Equal("explore?before=2026-W39&after=2026-W40&by=subcategory&drill=category:spam", ExploreLinks.DownAt(view, view.After.Plus(-6), "spam"));
    }

    private async Task<ExploreView> ViewAsync(string address) =>
        (await new ExploreViews(platform, platform).ResolveAsync(ViewState.Parse(address).State, TestContext.Current.CancellationToken))!;
}
