using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The whole way: from the review's top change, segment by segment, to the rows that explain it. What explains it was planted.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class WayDownJourney(BrowserFixture browser)
{
    private const int Weeks = 30;

    private static readonly string[] Planted = ["category spam", "subcategory spam_links", "market BR", "surface live"];

    [Fact]
    public async Task Analyst_FromTheReviewsTopChange_WalksDownUntilNothingIsLeft_AndSeesTheRowsOfWhatWasPlanted()
    {
        await using var app = new OwnApp();
        var address = await app.StartAsync();
        await app.ImportAsync("action.csv", Removals().Prepend("action_id,content_id,actioned_at,action,source,category,subcategory,market,surface"));
        await using var visit = await Visit.StartAsync(browser.Browser, address);
        await visit.OpenAsync("/");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Enforcement volume");
        await visit.Page.Locator("li.change").First.GetByRole(AriaRole.Link, new() { NameRegex = new("^Explore ") }).ClickAsync();
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(1);
        await visit.ReadyAsync();

        // The rows of the table are in the order of what they contribute to the change; the first is followed.
        var level = 1;
        for (; await visit.Page.Locator(".explore-table").CountAsync() > 0; level++)
        {
            Assert.True(level <= Planted.Length, "The way down does not end.");
            await Expect(visit.Page.Locator(".explore-left")).ToContainTextAsync("Still to break down");
            await visit.Page.Locator(".explore-table tbody a").First.ClickAsync();
            await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(level + 1);
            await visit.ReadyAsync();
        }

        await Expect(visit.Page.Locator(".explore-left")).ToContainTextAsync("Nothing is left to break down");
        foreach (var part in Planted) await Expect(visit.Page.Locator("h1")).ToContainTextAsync(part);
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("up 1");
        await Expect(visit.Page.Locator(".explore-events")).ToContainTextAsync(new Regex("The latest 50 of 18[0-9] rows of action. Ids are pseudonyms"));
        await Expect(visit.Page.Locator(".explore-events tbody tr")).ToHaveCountAsync(50);
        await visit.ShootAsync("explore-rows");
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);

        await visit.Page.Locator(".explore-crumbs li a").First.ClickAsync();
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(1);
    }

    /// <summary>Thirty even weeks of sixteen segments, none of them small; in the last one of them has 150 more.</summary>
    private static IEnumerable<string> Removals()
    {
        var first = new DateOnly(2026, 4, 20);
        for (var week = 0; week < Weeks; week++)
            for (var cell = 0; cell < 16; cell++)
            {
                var (category, subcategory, market, surface) = (cell % 2, cell / 2 % 2, cell / 4 % 2, cell / 8);
                var rows = 30 + (((week * 7) + (cell * 5)) % 6) + (week == Weeks - 1 && cell == 0 ? 150 : 0);
                for (var i = 0; i < rows; i++)
                {
                    var day = first.AddDays((7 * week) + (i % 7));
                    var name = category == 0 ? "spam" : "hate";
                    yield return string.Create(CultureInfo.InvariantCulture,
                        $"{week}-{cell}-{i},c{week}-{cell}-{i},{day:yyyy-MM-dd}T12:00:00Z,remove,own,{name},{name}_{(subcategory == 0 ? "links" : "words")},{(market == 0 ? "BR" : "MX")},{(surface == 0 ? "live" : "feed")}");
                }
            }
    }
}
