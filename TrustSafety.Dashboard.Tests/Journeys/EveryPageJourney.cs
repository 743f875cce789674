using Microsoft.Playwright;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>What must hold on every page of the navigation: a new page is covered by being there.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class EveryPageJourney(BrowserFixture browser, AppFixture app)
{
    private static readonly string[] Paths = [.. Navigation.Items.Select(item => item.Path), "/not-found"];

    public static TheoryData<string> Pages => [.. Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InLightAndDark_HasNoAxeViolationAndNoComplaint(string path)
    {
        foreach (var dark in new[] { false, true })
        {
            await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
            await visit.OpenAsync(path);
            await visit.ShootAsync($"page{path.Replace('/', '-')}-{(dark ? "dark" : "light")}");
            await visit.AssertAccessibleAsync();
            Assert.Empty(visit.Complaints);
        }
    }

    [Fact]
    public async Task EveryPage_Visited_CallsNoOtherHost()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        foreach (var path in Paths) await visit.OpenAsync(path);
        Assert.NotEmpty(visit.Requests);
        Assert.Empty(visit.Strangers);
        Assert.Empty(visit.Complaints);
    }
}
