using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The manager's half hour: what moved, was it so last week too, where does it come from; and the picture for the slide.</summary>
[Collection(typeof(JourneyCollection))]
public sealed partial class WeeklyReviewJourney(BrowserFixture browser, AppFixture app)
{
    private const string LastWeek = "2026-W46";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Review_Opened_DrawsEveryChartWithMarksOrSaysWhyNot(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/");
        await Expect(visit.Page.Locator(".review-sub")).ToContainTextAsync($"Complete week · {LastWeek}");
        var cards = await visit.Page.Locator(".indicator-card").AllAsync();
        Assert.True(cards.Count >= 20, $"{cards.Count} cards");
        foreach (var card in cards)
            Assert.True(await MarksAsync(card) > 0, $"{await card.GetAttributeAsync("id")} has a chart without marks.");
        await visit.ShootAsync($"weekly-review-{(dark ? "dark" : "light")}");
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Strangers);
    }

    [Fact]
    public async Task Manager_StepsThroughTheWeeksByKeyboard_AndTheAddressFollows()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        var headline = await visit.Page.Locator("h1").InnerTextAsync();

        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(visit.Page).ToHaveURLAsync(new Regex(@"\?week=2026-W45$"));
        await Expect(visit.Page.Locator(".review-sub")).ToContainTextAsync("2026-W45");
        await visit.ReadyAsync();

        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator(".review-sub")).ToContainTextAsync(LastWeek);
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(headline);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Market All" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("BR");
        var before = visit.Page.Url;
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(before, visit.Page.Url);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Manager_TurnsAChartIntoItsTable_AndBack()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        var card = visit.Page.Locator("#violative_view_rate");
        await card.GetByRole(AriaRole.Button, new() { Name = "Table" }).ClickAsync();
        await Expect(card.Locator("tbody tr")).ToHaveCountAsync(18);
        await Expect(card.Locator("tbody tr").Last.Locator("th")).ToHaveTextAsync(LastWeek);
        await visit.AssertAccessibleAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Chart" }).ClickAsync();
        await Expect(card.Locator(".js-plotly-plot")).ToBeVisibleAsync();
        Assert.True(await MarksAsync(card) > 0);
    }

    [Fact]
    public async Task Manager_FollowsTheFirstChange_IntoExploreExactlyThere()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        var change = visit.Page.Locator("li.change").First;
        var name = await change.Locator("b").First.InnerTextAsync();
        await change.GetByRole(AriaRole.Link, new() { NameRegex = StartsWithExplore() }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex(@"/explore\?indicator=\w+&before=2026-W45&after=2026-W46"));
        // The address changes before the page does, and the old page is ready too: what only the new one has is waited for.
        await Expect(visit.Page.Locator("h1.explore-sentence")).ToContainTextAsync(name);
        await visit.ReadyAsync();
        await visit.Page.GoBackAsync();
        await Expect(visit.Page.Locator(".review-sub")).ToContainTextAsync(LastWeek);
        await visit.ReadyAsync();
    }

    [Fact]
    public async Task WeekThatIsNotOver_IsMarkedAndJudgesNothing()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/?week=2026-W47");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("2026-W47 is not over");
        await Expect(visit.Page.Locator("li.change")).ToHaveCountAsync(0);
        await visit.ShootAsync("weekly-review-unfinished");
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Export_IsAFileWithProvenance()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync());
        Assert.Equal($"weekly-review-{LastWeek}.csv", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith($"# Weekly review {LastWeek}", text, StringComparison.Ordinal);
        Assert.Contains($"\nviolative_view_rate,Violative view rate,exposure,fraction of views,{LastWeek},measured,", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_FillsTheScreenWithOneMessageAndOneChart_WhateverTheScheme()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true, width: 1920, height: 1080);
        await visit.OpenAsync("/?present=1");
        await Expect(visit.Page.Locator("main")).ToHaveAttributeAsync("data-ready", "1/1");
        await Expect(visit.Page.Locator(".side")).ToHaveCountAsync(0);
        Assert.True(await MarksAsync(visit.Page.Locator(".picture")) > 0, "The picture's chart has no marks.");
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.app')).backgroundColor"));
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight") <= 1080, "The picture does not fit.");
        await visit.ShootAsync("present-weekly", fullPage: false);
        await visit.AssertAccessibleAsync();

        var message = await visit.Page.Locator("h1").InnerTextAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator("h1")).Not.ToHaveTextAsync(message);
        await visit.ReadyAsync();
        Assert.True(await MarksAsync(visit.Page.Locator(".picture")) > 0, "The next picture's chart has no marks.");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator(".review-sub")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Points of the actual line, or the words that stand where there is none.</summary>
    private static async Task<int> MarksAsync(ILocator place) =>
        await place.EvaluateAsync<int>(
            """
            place => {
              const words = ['no data', 'too few', 'protected'];
              const points = [...place.querySelectorAll('.js-plotly-plot .scatterlayer .points path')].filter(p => p.getBoundingClientRect().width > 0).length;
              return points || [...place.querySelectorAll('.annotation-text')].filter(a => words.includes(a.textContent)).length;
            }
            """);

    [GeneratedRegex("^Explore ")]
    private static partial Regex StartsWithExplore();
}
