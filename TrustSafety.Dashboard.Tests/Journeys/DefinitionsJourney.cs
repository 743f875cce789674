using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>A reader looks up what a number means; an author breaks the file and mends it.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class DefinitionsJourney(BrowserFixture browser, AppFixture app) : IDisposable
{
    private string Edited => Path.Combine(app.Services.GetRequiredService<IOptions<DatasetOptions>>().Value.Directory, "indicators.yaml");

    public void Dispose() => File.Delete(Edited);

    [Fact]
    public async Task Definition_OfACard_IsShownWithFormulaBlindSpotAndValue()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/definitions");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Proactive rate", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/definitions#proactive_rate$"));
        var card = visit.Page.Locator("#proactive_rate");
        await Assertions.Expect(card).ToContainTextAsync("Blind to what nobody found");
        await Assertions.Expect(card).ToContainTextAsync("source is own or vendor");
        await Assertions.Expect(card.Locator(".readout-interval")).ToContainTextAsync("95 %");
        await card.GetByText("As SQL").ClickAsync();
        await Assertions.Expect(card.Locator("pre")).ToContainTextAsync("from action");
        await visit.AssertAccessibleAsync();
        await visit.ShootAsync("definitions-open", fullPage: false);
    }

    [Fact]
    public async Task Definition_LinkedFromACardOfTheReview_IsScrolledTo()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        await visit.Page.Locator("#appeal_rate").GetByRole(AriaRole.Link, new() { Name = "Definition of Appeal rate" }).ClickAsync();
        var card = visit.Page.Locator("article.definition#appeal_rate");
        await Assertions.Expect(card).ToBeInViewportAsync();
        await Assertions.Expect(card).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Index_OfTheIndicators_IsAsWideAsTheDefinitions()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/definitions");
        var (index, card) = ((await visit.Page.Locator("nav.outline").BoundingBoxAsync())!, (await visit.Page.Locator("article.definition").First.BoundingBoxAsync())!);
        Assert.Equal(card.X, index.X, 0.5);
        Assert.Equal(card.Width, index.Width, 0.5);
    }

    [Fact]
    public async Task Definition_BrokenEdit_NamesLineAndKeyAndLeavesTheRestInForce()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/definitions");
        await File.WriteAllTextAsync(Edited, Review.ShippedYaml.Replace("layer: trust", "layer: thrust", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Read the file again" }).ClickAsync();
        var alert = visit.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToContainTextAsync("appeal_rate.layer");
        await Assertions.Expect(alert).ToContainTextAsync("exposure, detection, enforcement, quality, operations, trust");
        await Assertions.Expect(visit.Page.Locator("#appeal_rate")).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.ShootAsync("definitions-broken", fullPage: false);

        await File.WriteAllTextAsync(Edited, Review.ShippedYaml.Replace("name: Appeal rate", "name: Contested", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Read the file again" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#appeal_rate")).ToContainTextAsync("Contested");
        await Assertions.Expect(alert).ToHaveCountAsync(0);
    }
}
