using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>An extract brings an incident; it is acknowledged, diagnosed, mitigated and closed with a report, while a colleague looks on in a second window.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class IncidentWorkJourney(BrowserFixture browser)
{
    private static readonly DateOnly FirstDay = new(2026, 1, 5);
    private const int Days = 140, Wave = 120, Mitigated = 128;

    [Fact]
    public async Task Alarm_AfterAnImport_IsWorkedOnToItsReportAndSeenByTwo()
    {
        await using var app = new OwnApp();
        var address = await app.StartAsync();
        await app.ImportAsync("exposure.csv", ["day,views,market", .. Each((day, market) => [$"{Day(day)},100000,{market}"])]);
        await using var ada = await Visit.StartAsync(browser.Browser, address);
        await using var grace = await Visit.StartAsync(browser.Browser, address, dark: true);
        await grace.OpenAsync("/incidents");
        await Expect(grace.Page.Locator("h1")).ToHaveTextAsync("No incident has been found yet.");

        await app.ImportAsync("action.csv", ["action_id,content_id,actioned_at,action,source,market", .. Each((day, market) => Enumerable.Range(0, Actions(day, market)).Select(i => $"a{day}-{market}-{i},c{day}-{market}-{i},{Day(day)}T08:{i % 60:00}:00Z,remove,own,{market}"))]);
        await Expect(grace.Page.Locator("a[data-row]")).ToContainTextAsync("market FR", new() { Timeout = 60_000 });
        await grace.Page.Locator("a[data-row]").ClickAsync();
        await Expect(grace.Page.Locator(".incident-paragraph")).ToContainTextAsync($"changed on {Day(Wave)}", new() { Timeout = 30_000 });

        await ada.OpenAsync("/incidents");
        await ada.Page.Keyboard.PressAsync("j");
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.Page.Locator("#actor").FillAsync("Ada");
        await ada.Page.Locator("h1").FocusAsync();
        await ada.Page.Keyboard.PressAsync("a");
        await Expect(ada.Page.Locator("#incident-state")).ToHaveTextAsync("acknowledged");
        await Expect(grace.Page.Locator("#incident-state")).ToHaveTextAsync("acknowledged");
        await Expect(grace.Page.Locator("#incident-owner")).ToHaveTextAsync("Ada");

        await grace.Page.Locator("#actor").FillAsync("Grace");
        await grace.Page.Locator("#write-text").FillAsync("Rule against the wave shipped");
        await grace.Page.Locator("#write-kind").SelectOptionAsync("a mitigation");
        await grace.Page.Locator("#write-at").FillAsync($"{Day(Mitigated)}T00:30");
        await grace.Page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        var treatment = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Treatment" });
        await Expect(treatment).ToContainTextAsync("Rule against the wave shipped");
        await Expect(treatment.Locator("tbody tr")).ToContainTextAsync("p < 0.001");
        await Expect(treatment.Locator("tbody tr td").Last).ToHaveTextAsync("yes");
        await ada.Page.Keyboard.PressAsync("o");
        await Expect(grace.Page.Locator("#incident-state")).ToHaveTextAsync("monitoring");
        await ada.Page.Keyboard.PressAsync("c");
        await Expect(grace.Page.Locator("#incident-state")).ToHaveTextAsync("closed");
        await ada.ReadyAsync();
        await ada.ShootAsync("incident-closed");
        await ada.AssertAccessibleAsync();

        await ada.Page.Keyboard.PressAsync("r");
        await Expect(ada.Page.Locator(".report .incident-trail")).ToContainTextAsync("closed", new() { Timeout = 30_000 });
        await ada.ReadyAsync();
        await ada.ShootAsync("incident-report");
        await ada.AssertAccessibleAsync();
        await ada.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
        await ada.ShootAsync("incident-report-print");
        Assert.Empty(ada.Complaints);
        Assert.Empty(grace.Complaints);
        Assert.Empty(ada.Strangers);
    }

    /// <summary>Eight days of a wave in France, then a rule against it.</summary>
    private static int Actions(int day, string market) => market == "FR" && day is >= Wave and < Mitigated ? 90 + (day * 7 % 5) : 20 + (day * 13 % 7);

    private static IEnumerable<string> Each(Func<int, string, IEnumerable<string>> rows) => Enumerable.Range(0, Days).SelectMany(day => new[] { "DE", "FR" }.SelectMany(market => rows(day, market)));

    private static string Day(int day) => FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
