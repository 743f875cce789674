using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The review of experiments: what ships, what shows nothing, and what must not be read.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ExperimentsJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Planted_Experiments_GetTheirVerdictsAndTheirEffects(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/experiments");
        await Expect(visit.Page.Locator(".experiments-list .pill")).ToHaveTextAsync(["not readable", "ship", "no effect shown"]);
        await visit.AssertAccessibleAsync();
        await visit.ShootAsync($"experiments-{(dark ? "dark" : "light")}");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "The warning prompt" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync(": ship.");
        await visit.ReadyAsync();
        await visit.ShootAsync($"experiment-{(dark ? "dark" : "light")}");
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        Assert.True(await visit.Page.Locator(".js-plotly-plot .points path, .js-plotly-plot .point path").CountAsync() > 15);
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Strangers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Decision_Recorded_IsLookedAtAgainAgainstItsPromise(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/experiments?experiment=warning_prompt");
        await visit.Page.GetByLabel("In force from").FillAsync("2026-08-17");
        await visit.Page.GetByLabel("Why").FillAsync("Fewer violating views, and nobody leaves");
        await visit.Page.GetByLabel("Your name").FillAsync("Ada");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await Expect(visit.Page.Locator(".experiments-made")).ToContainTextAsync("Ship, decided by Ada");
        await Expect(visit.Page.Locator(".promise")).ToContainTextAsync("from 2026-W33 to 2026-W38");
        await visit.ReadyAsync();
        await visit.ShootAsync($"experiment-decided-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();

        await visit.OpenAsync("/experiments?stage=decided");
        await Expect(visit.Page.Locator(".experiments-list h2")).ToHaveTextAsync(["The warning prompt"]);
        await visit.OpenAsync("/experiments?experiment=warning_prompt");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the decision of Ada" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the decision of Ada" })).ToHaveTextAsync("Really withdraw");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the decision of Ada" }).ClickAsync();
        await Expect(visit.Page.Locator(".experiments-made")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Change_WithoutRandomisation_IsWeakerEvidenceWithItsAssumptions(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/experiments");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "The updated misinformation model" }).ClickAsync();
        await Expect(visit.Page.Locator(".experiments-head .pill")).ToHaveTextAsync("weaker evidence");
        await Expect(visit.Page.Locator(".experiments-evidence")).ToHaveCountAsync(3);
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        await visit.ShootAsync($"experiment-change-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("warning_prompt")]
    [InlineData("comment_layout")]
    public async Task Readout_Printed_StandsOnOneSheetOfA4(string experiment)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync($"/experiments?experiment={experiment}");
        var path = Path.Combine(AppContext.BaseDirectory, "artifacts", "journeys", $"experiment-{experiment}.pdf");
        var pdf = await visit.Page.PdfAsync(new() { Path = path, PreferCSSPageSize = true, PrintBackground = true });
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(text, @"/Type\s*/Page\b"));
        // 210 × 297 mm in points.
        var box = System.Text.RegularExpressions.Regex.Match(text, @"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)");
        Assert.Equal((595.0, 842.0), (double.Parse(box.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), double.Parse(box.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)), (a, b) => Math.Abs(a.Item1 - b.Item1) < 2 && Math.Abs(a.Item2 - b.Item2) < 2);
    }

    [Fact]
    public async Task Broken_Randomisation_IsCoveredUntilADeliberateClick()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/experiments?experiment=live_delay");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("cannot be read: the arms did not get their planned shares");
        await Expect(visit.Page.Locator(".chart-frame")).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Show them all the same" }).ClickAsync();
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator(".chart-frame")).Not.ToHaveCountAsync(0);
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("uncovered=1"));
        await visit.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_FromTheList_IsSizedAndCanBeCopied(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/experiments");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Plan an experiment" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("To find a change of 5 %");
        await visit.Page.GetByLabel("Change to find, %").FillAsync("10");
        await visit.Page.GetByLabel("Change to find, %").BlurAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("To find a change of 10 %");
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".experiments-yaml")).ToContainTextAsync("planned_units:");
        await visit.ShootAsync($"experiment-plan-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }
}
