using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The analyst's way down to the cause, by mouse and by keyboard, and the link that shows it to others.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ExploreJourney(BrowserFixture browser, AppFixture app)
{
    private const string Start = "/explore?indicator=removal_within_24h_rate&by=category";

    [Fact]
    public async Task Analyst_ClicksAPointOfTheChart_GoesOneLevelDeeperAndBackByTheCrumb()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync(Start);
        var before = await visit.Page.Locator("h1").InnerTextAsync();

        await ClickSegmentAsync(visit.Page);

        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("by=subcategory&drill=category:"));
        await Expect(visit.Page.Locator("h1")).Not.ToHaveTextAsync(before);
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
        await visit.ReadyAsync();
        await visit.ShootAsync("explore-drilled");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(before);
        await visit.ReadyAsync();
        Assert.EndsWith(Start, visit.Page.Url, StringComparison.Ordinal);

        await visit.Page.GoBackAsync();
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Link_OpenedByAnother_ShowsTheSameView()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync(Start);
        await ClickSegmentAsync(visit.Page);
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
        await visit.ReadyAsync();

        await using var other = await Visit.StartAsync(browser.Browser, app.Address, dark: true);
        await other.OpenAsync(new Uri(visit.Page.Url).PathAndQuery);

        Assert.Equal(await SeenAsync(visit.Page), await SeenAsync(other.Page));
        await other.Page.ReloadAsync();
        await other.ReadyAsync();
        Assert.Equal(await SeenAsync(visit.Page), await SeenAsync(other.Page));
    }

    [Fact]
    public async Task Keyboard_Alone_GoesDownAndBack()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync(Start);
        var first = visit.Page.Locator(".explore-table tbody a").First;
        await TabToAsync(visit.Page, first);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();

        await TabToAsync(visit.Page, visit.Page.Locator(".explore-crumbs li a"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Keyboard_Alone_SetsAFilter()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync(Start);
        await TabToAsync(visit.Page, visit.Page.Locator(".filter-chip").First);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a market" })).ToBeFocusedAsync();
        await visit.AssertAccessibleAsync();
        await TabToAsync(visit.Page, visit.Page.GetByRole(AriaRole.Checkbox).First);
        await visit.Page.Keyboard.PressAsync("Space");
        await TabToAsync(visit.Page, visit.Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("where=market:[A-Z]{2}$"));
        await Expect(visit.Page.Locator(".filter-chip").First).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_WithEverythingOnIt_IsAccessibleAndDrawn(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/explore?indicator=removal_within_24h_rate,violative_view_rate&by=surface,category&grain=month&rows=1");
        await visit.ShootAsync($"explore-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();
        await AssertMarksAsync(visit.Page, 5);
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Strangers);
    }

    [Theory]
    [InlineData("indicator=violative_view_rate&by=surface", 1)]
    [InlineData("indicator=violative_view_rate,enforcement_volume,removal_within_24h_rate&where=surface:for_you,comments,live&drill=category:fraud_spam", 3)]
    public async Task Present_Picture_HasMarksASentenceAndItsProvenanceAndNoNavigation(string view, int charts)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true, width: 1920, height: 1080);
        await visit.OpenAsync($"/explore?{view}&present=1");
        await visit.ShootAsync($"present-explore-{charts}", fullPage: false);
        await AssertMarksAsync(visit.Page, charts);
        await Expect(visit.Page.Locator("nav")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Violative view rate");
        await Expect(visit.Page.Locator("figcaption").First).ToContainTextAsync("snapshot");
        var height = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        Assert.True(height <= 1080, $"The picture needs {height} lines.");
    }

    [Fact]
    public async Task File_OfTheView_IsDownloadedWithItsProvenance()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync(Start);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("# Removal within 24", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("removal_within_24h_rate", text, StringComparison.Ordinal);
    }

    /// <summary>The dot of the segment that contributes most, second row of the chart of changes, clicked where it stands.</summary>
    private static async Task ClickSegmentAsync(IPage page)
    {
        var dot = page.Locator("section[aria-label='What contributes to the change'] .js-plotly-plot").First.Locator(".points path").Nth(1);
        var box = (await dot.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static async Task<string> SeenAsync(IPage page) =>
        string.Join('\n', await page.Locator("h1, .explore-crumbs, .explore-value, .explore-table td").AllInnerTextsAsync());

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail("The keyboard does not reach it.");
    }

    /// <summary>Every chart has marks: points, bars or cells that were really painted.</summary>
    private static async Task AssertMarksAsync(IPage page, int charts)
    {
        var plots = await page.Locator("figure .js-plotly-plot").AllAsync();
        Assert.Equal(charts, plots.Count);
        foreach (var plot in plots)
            Assert.True(await plot.Locator(".points path, .hm image, .js-line").CountAsync() > 0, await plot.InnerTextAsync());
    }
}
