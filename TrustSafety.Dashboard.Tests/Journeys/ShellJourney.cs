using Microsoft.Playwright;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>What surrounds every page: the scheme, the keyboard's way in, a page that is not there.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ShellJourney(BrowserFixture browser, AppFixture app)
{
    [Fact]
    public async Task Scheme_Untouched_FollowsTheSystem()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true);
        await visit.OpenAsync("/data");
        await AssertSchemeAsync(visit, "dark");
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await AssertSchemeAsync(visit, "light");
    }

    [Fact]
    public async Task Scheme_Chosen_IsRememberedOverReloadAndOverTheSystem()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/data");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" }).ClickAsync();
        await AssertSchemeAsync(visit, "dark");
        await visit.OpenAsync("/data");
        await AssertSchemeAsync(visit, "dark");
        await visit.ShootAsync("dark-mode");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" }).ClickAsync();
        await AssertSchemeAsync(visit, "light");
    }

    [Fact]
    public async Task Keyboard_FirstTab_OffersTheWayPastTheNavigation()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/data");
        await visit.Page.Locator("body").PressAsync("Tab");
        var skip = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Presenting_Page_HasNoNavigationAndIsLight()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true);
        await visit.OpenAsync("/data?present=1");
        await Assertions.Expect(visit.Page.Locator("nav")).ToHaveCountAsync(0);
        var background = await visit.Page.Locator(".app").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor");
        Assert.Equal("rgb(255, 255, 255)", background);
    }

    [Fact]
    public async Task Address_ThatNoPageHas_SaysSo()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        var answer = await visit.Page.GotoAsync("/nowhere");
        Assert.Equal(404, answer?.Status);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
    }

    private static async Task AssertSchemeAsync(Visit visit, string scheme)
    {
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-scheme", scheme);
        var pressed = scheme == "dark" ? "true" : "false";
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" })).ToHaveAttributeAsync("aria-pressed", pressed);
    }
}
