using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>Paper is light, whatever the reader's eyes prefer on the screen.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class PrintJourney(BrowserFixture browser, AppFixture app)
{
    private const string View = "/explore?indicator=removal_within_24h_rate&by=surface,category";

    /// <summary>Every colour that the charts' marks, lines and words are drawn in, in the order of the page.</summary>
    private const string Ink =
        """
        (() => {
          const painted = [...document.querySelectorAll('.chart-plot .main-svg :is(path, line, rect, text, tspan, image)')];
          return painted.map(e => e.tagName === 'image' ? e.getAttribute('href') ?? e.getAttribute('xlink:href') : getComputedStyle(e).fill + ' ' + getComputedStyle(e).stroke).join('\n');
        })()
        """;

    private const string Ground = "[document.documentElement, document.body, ...document.querySelectorAll('.card, .mud-table-container, .mud-table-cell')].map(e => getComputedStyle(e).backgroundColor)";

    [Fact]
    public async Task DarkPage_Printed_HasTheInkOfTheLightOneOnWhite_AndIsDarkAgainAfter()
    {
        await using var light = await Visit.StartAsync(browser.Browser, app.Address);
        await light.OpenAsync(View);
        var expected = await light.Page.EvaluateAsync<string>(Ink);

        await using var dark = await Visit.StartAsync(browser.Browser, app.Address, dark: true);
        await dark.OpenAsync(View);
        var onScreen = await dark.Page.EvaluateAsync<string>(Ink);
        Assert.NotEqual(expected, onScreen);

        await dark.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await dark.Page.WaitForFunctionAsync($"expected => {Ink} === expected", expected);
        Assert.All(await dark.Page.EvaluateAsync<string[]>(Ground), ground => Assert.Contains(ground, new[] { "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)" }));
        Assert.Equal("rgb(23, 32, 42)", await dark.Page.Locator("h1").EvaluateAsync<string>("e => getComputedStyle(e).color"));
        Assert.Equal("rgb(23, 32, 42)", await dark.Page.Locator(".explore-table td").First.EvaluateAsync<string>("e => getComputedStyle(e).color"));
        await Expect(dark.Page.Locator(".side")).ToBeHiddenAsync();
        await dark.ShootAsync("print-dark");

        await dark.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await dark.Page.WaitForFunctionAsync($"before => {Ink} === before", onScreen);
        Assert.Empty(dark.Complaints);
    }

    [Fact]
    public async Task DarkPage_AtTheMomentThatTheBrowserPrints_IsLightAlready()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true);
        await visit.OpenAsync(View);
        var before = await visit.Page.EvaluateAsync<string>(Ink);
        await visit.Page.EvaluateAsync($"() => {{ window.addEventListener('beforeprint', () => {{ window.printedInk = {Ink}; }}); }}");
        var pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        Keep(pdf);
        var printed = await visit.Page.EvaluateAsync<string?>("window.printedInk");
        Assert.NotNull(printed);
        Assert.DoesNotContain("rgb(86, 180, 233)", printed, StringComparison.Ordinal);
        Assert.Contains("rgb(0, 114, 178)", printed, StringComparison.Ordinal);
        await visit.Page.WaitForFunctionAsync($"before => {Ink} === before", before);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Table_Printed_TakesTheHeightOfItsRows()
    {
        const string Clipped = "e => e.scrollHeight > e.clientHeight + 1";
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync(View);
        var table = visit.Page.Locator(".explore-table .mud-table-container");
        Assert.True(await table.EvaluateAsync<bool>(Clipped));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await table.EvaluateAsync<bool>(Clipped));
        Assert.True(await table.Locator("tbody tr.explore-row").CountAsync() > 20);
    }

    private static void Keep(byte[] pdf)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "artifacts", "journeys", "print.pdf");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, pdf);
    }
}
