using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Support;
using ExplorePage = TrustSafety.Dashboard.Features.Explore.Explore;

namespace TrustSafety.Dashboard.Tests.Features.Explore;

public sealed class ExplorePageTests : BunitContext, IAsyncLifetime
{
    private readonly Platform platform = new();

    public ExplorePageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddScoped<ReadyBoard>();
        Services.AddSingleton<IFacts>(platform).AddSingleton<IIndicators>(platform).AddSingleton<IComparisons>(platform);
        Services.AddExplore();
        Render<MudPopoverProvider>();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public new async ValueTask DisposeAsync() => await base.DisposeAsync();

    [Fact]
    public void Page_Reading_ShowsASkeletonThenTheView()
    {
        platform.Held = new();
        var page = Page("explore");
        Assert.NotEmpty(page.FindAll(".skeleton"));
        platform.Held.SetResult();
        page.WaitForAssertion(() => Assert.Contains("Exposure leakage was 20.0 %", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".skeleton"));
    }

    [Fact]
    public void Page_NoData_SaysWhereToGo()
    {
        platform.IsEmpty = true;
        var page = Page("explore");
        page.WaitForAssertion(() => Assert.Equal("data", page.Find(".state a").GetAttribute("href")));
    }

    [Fact]
    public void Page_ReadingFails_SaysSoAndTriesAgain()
    {
        platform.Failure = new InvalidOperationException("secret value 4711");
        var page = Page("explore");
        page.WaitForAssertion(() => Assert.Contains("did not answer", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("4711", page.Markup, StringComparison.Ordinal);

        platform.Failure = null;
        page.Find(".state button").Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".explore-trends")));
    }

    [Fact]
    public async Task Page_NewerAddress_CancelsTheOlderQuestion()
    {
        var older = platform.Held = new();
        var page = Page("explore?by=market");
        platform.Held = null;
        await page.InvokeAsync(() => Navigation.NavigateTo("explore?by=surface"));
        page.WaitForAssertion(() => Assert.Contains("Which surface moved it?", page.Markup, StringComparison.Ordinal));
        older.SetResult();
        Assert.Contains("Which surface moved it?", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_TooFew_SaysSoEverywhereAndShowsNoNumber()
    {
        platform.Value = _ => new Readout.TooFew(3, 30);
        var page = Page("explore?by=surface");
        page.WaitForAssertion(() => Assert.Contains("too few to say: n 3, needed 30", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.All(Column(page, 1), cell => Assert.Equal("–", cell));
        Assert.Contains("cannot be split", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Protected_SaysSoAndKeepsTheRowsBack()
    {
        platform.Value = _ => new Readout.Suppressed("fewer than 10 items");
        var page = Page("explore?by=surface&rows=1");
        page.WaitForAssertion(() => Assert.Contains("The rows are protected: fewer than 10 items", page.Find(".explore-events").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_Provisional_SaysSoFar()
    {
        platform.Value = _ => new Readout.Provisional(Readouts.Measured(0.2, 0.01), "decisions are still open");
        var page = Page("explore?by=surface");
        page.WaitForAssertion(() => Assert.Contains("in 2026-W46 so far", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("provisional: decisions are still open", page.Find(".explore-value").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_MissingFact_SaysWhy()
    {
        platform.Value = _ => new Readout.Missing("no label extract");
        var page = Page("explore");
        page.WaitForAssertion(() => Assert.Contains("no data: no label extract", page.Find("h1").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Table_Segment_LinksOneLevelDeeper()
    {
        var page = Page("explore?by=surface");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".explore-table td a")));
        Assert.Equal("explore?by=category&drill=surface:live", page.Find(".explore-table td a").GetAttribute("href"));
    }

    [Fact]
    public void Table_RowClicked_GoesOneLevelDeeperAndACrumbComesBack()
    {
        var page = Page("explore?by=surface");
        page.WaitForElement(".explore-table tbody td").Click();
        page.WaitForAssertion(() => Assert.Equal(["All", "surface live"], page.FindAll(".explore-crumbs li").Select(c => c.TextContent.Trim())));
        Assert.Equal("?by=category&drill=surface:live", new Uri(Navigation.Uri).Query);
        Assert.Equal("explore?by=surface", page.Find(".explore-crumbs a").GetAttribute("href"));
    }

    [Fact]
    public void Table_TwoDimensions_HasARowForEachCombination()
    {
        var page = Page("explore?by=market,surface");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".explore-table td a")));
        Assert.Contains("Where is it, by market and surface?", page.Markup, StringComparison.Ordinal);
        Assert.Contains("live", Column(page, 1));
    }

    [Fact]
    public void Controls_Chosen_ChangeTheAddressOnly()
    {
        var page = Page("explore?by=surface");
        page.WaitForElements(".explore-controls select");
        page.FindAll(".explore-controls select")[1].Change("appeal_rate");
        Assert.Equal("?indicator=leakage_rate,appeal_rate&by=surface", new Uri(Navigation.Uri).Query);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".explore-trends .card").Count));
    }

    [Fact]
    public void Controls_CompareWithAnother_KeepsTheOrderOfPeriods()
    {
        var page = Page("explore?by=surface");
        page.WaitForElements(".explore-controls select");
        page.FindAll(".explore-controls select")[^2].Change("2026-W30");
        Assert.Equal("?before=2026-W29&after=2026-W30&by=surface", new Uri(Navigation.Uri).Query);
    }

    [Fact]
    public void Page_Presenting_HasOneSentenceOneChartAndNoControls()
    {
        var page = Page("explore?by=surface&present=1");
        page.WaitForElement(".explore-present h1");
        Assert.Empty(page.FindAll(".explore-controls, .filter-bar, .explore-crumbs, .explore-table"));
        Assert.Single(page.FindAll("figure"));
        Assert.Contains("leakage_rate v1", page.Find("figcaption").TextContent, StringComparison.Ordinal);
    }

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    private static List<string> Column(IRenderedComponent<ViewStateProvider> page, int at) =>
        [.. page.FindAll(".explore-table tbody tr").Select(r => r.QuerySelectorAll("td")).Where(c => c.Length > at).Select(c => c[at].TextContent.Trim())];

    private IRenderedComponent<ViewStateProvider> Page(string address)
    {
        Navigation.NavigateTo(address);
        return Render<ViewStateProvider>(p => p.AddChildContent<ExplorePage>());
    }
}
