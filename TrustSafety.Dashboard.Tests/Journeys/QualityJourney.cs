using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The head of moderation quality: opens, narrows, changes the period, by mouse and by keyboard, and takes the file along.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class QualityJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_OfTheSample_IsDrawnAccessibleAndSaysSomething(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/quality");
        await visit.ShootAsync($"quality-{(dark ? "dark" : "light")}");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("reviewers decided as gold says in");
        await Expect(visit.Page.Locator(".room-section")).ToHaveCountAsync(8);
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        Assert.True(await visit.Page.Locator(".js-plotly-plot .points path, .js-plotly-plot .point path").CountAsync() > 40);
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Strangers);
    }

    [Fact]
    public async Task Reader_FiltersAMarket_SeesItInAddressAndProvenance()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/quality");
        await visit.Page.Locator(".filter-chip").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("quality\\?where=market:"));
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("(market ");
        await Expect(visit.Page.Locator("#agreement figcaption").First).ToContainTextAsync("market ");
        await visit.ShootAsync("quality-filtered");
    }

    [Fact]
    public async Task Keyboard_Alone_ChangesThePeriodAndReadsATable()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/quality");
        var before = await visit.Page.Locator("h1").InnerTextAsync();
        await TabToAsync(visit.Page, visit.Page.GetByRole(AriaRole.Link, new() { Name = "The period before" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("grain=month&after=\\d{4}-\\d{2}$"));
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("h1")).Not.ToHaveTextAsync(before);

        await TabToAsync(visit.Page, visit.Page.Locator("#confusion .segmented button").Nth(1));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#confusion .figure-table tbody tr").First).ToContainTextAsync("%");
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task File_OfTheView_HasEveryNumberWithItsInterval()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/quality");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("# In ", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("indicators,reviewer_gold_accuracy,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("wellbeing,severe_hours_p90,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Present_Picture_HasAChartAndFits()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true, width: 1920, height: 1080);
        await visit.OpenAsync("/quality?present=1");
        await visit.ShootAsync("present-quality", fullPage: false);
        await Expect(visit.Page.Locator("nav")).ToHaveCountAsync(0);
        var height = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        Assert.True(height <= 1080, $"The picture needs {height} lines.");
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail("The keyboard does not reach it.");
    }
}
