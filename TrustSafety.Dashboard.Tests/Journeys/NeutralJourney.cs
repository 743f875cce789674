using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>A reader whom the names of severe categories strain, or who shares a screen: they stand as codes on every page, on paper and in files.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class NeutralJourney(BrowserFixture browser, AppFixture app)
{
    private static readonly Regex Severe = new("minor[_ -]safety|violent[_ -]extremism|csam|grooming", RegexOptions.IgnoreCase);

    /// <summary>All that can be read or heard: texts, labels, hints, choices, drawn or not.</summary>
    private const string Readable = """
        () => [document.title, document.body.textContent, ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')]
          .flatMap(e => ['aria-label', 'title', 'placeholder'].map(a => e.getAttribute(a) ?? ''))].join('\n')
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/explore?indicator=violative_view_rate&by=category")]
    [InlineData("/prevalence")]
    [InlineData("/strategies")]
    [InlineData("/coverage")]
    [InlineData("/quality")]
    [InlineData("/incidents")]
    [InlineData("/definitions")]
    public async Task Page_WithNeutralCodes_NamesNoSevereCategory(string address)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "neutral=1");
        Assert.DoesNotMatch(Severe, Regex.Replace(await visit.Page.EvaluateAsync<string>(Readable), "NeutralCodes.*", ""));
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Toggle_ByKeyboard_CodesChartsTablesAndFilesAndTurnsBack()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/prevalence");
        var chart = visit.Page.Locator("#by_category .js-plotly-plot").First;
        await Expect(chart).ToContainTextAsync("minor_safety");
        await visit.Page.Keyboard.PressAsync("n");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("neutral=1"));
        await visit.ReadyAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Neutral codes" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(chart).ToContainTextAsync("S1");
        await Expect(chart).Not.ToContainTextAsync("minor_safety");
        await visit.Page.Locator("#by_category .segmented button").Nth(1).ClickAsync();
        await Expect(visit.Page.Locator("#by_category .figure-table").First).ToContainTextAsync("S1");
        await visit.ShootAsync("neutral-prevalence");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        var file = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(Severe, file);
        Assert.Contains(",category,S1,", file, StringComparison.Ordinal);

        // A link of a page that does not know keeps to it.
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Coverage" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("coverage\\?neutral=1"));
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("#by_category")).Not.ToContainTextAsync("minor_safety");
        await visit.Page.Keyboard.PressAsync("n");
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("neutral=1"));
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("#by_category .js-plotly-plot").First).ToContainTextAsync("minor_safety");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Filter_OfACodedCategory_NarrowsByIt()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/coverage?neutral=1");
        await visit.Page.Locator(".filter-chip", new() { HasText = "Category" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "S1", Exact = true }).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("where=category:minor_safety"));
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("(category S1)");
    }

    [Fact]
    public async Task Picture_AndPaper_KeepToTheCodes()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true);
        await visit.OpenAsync("/explore?indicator=violative_view_rate&by=category&neutral=1");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.DoesNotMatch(Severe, await visit.Page.EvaluateAsync<string>(Readable));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.OpenAsync("/coverage?present=1");
        await visit.Page.Keyboard.PressAsync("n");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("neutral=1"));
        await visit.ReadyAsync();
        Assert.DoesNotMatch(Severe, await visit.Page.EvaluateAsync<string>(Readable));
        await visit.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("/weekly.csv")]
    [InlineData("/explore.csv?indicator=violative_view_rate&by=category")]
    [InlineData("/quality.csv?by=category")]
    [InlineData("/strategies.csv")]
    public async Task File_WithNeutralCodes_NamesNoSevereCategory(string address)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var plain = await http.GetAsync(address, TestContext.Current.CancellationToken);
        var coded = await http.GetAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "neutral=1", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (plain.StatusCode, coded.StatusCode));
        var (was, now) = (await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await coded.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotMatch(Severe, now);
        Assert.Equal(was.Split('\n').Length, now.Split('\n').Length);
    }
}
