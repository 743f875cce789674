using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

public sealed class ScanPageTests : PageTests
{
    [Fact]
    public void Incident_InOneMarket_IsOneCardWithTheWayToExplore()
    {
        var page = Page("incidents/scan", Platform.Rows(90));
        page.WaitForAssertion(() => Assert.StartsWith("As of 2026-05-14 one thing moved beyond chance: enforcement volume", page.Find("h1").TextContent, StringComparison.Ordinal));
        var card = Assert.Single(page.FindAll(".incident"));
        Assert.Contains("in market FR", card.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        var link = card.QuerySelector("a")!.GetAttribute("href")!;
        Assert.StartsWith("explore?", link, StringComparison.Ordinal);
        Assert.Contains("where=market:FR", link, StringComparison.Ordinal);
        var (state, notices) = ViewState.Parse(link);
        Assert.Empty(notices);
        Assert.Equal(["enforcement_volume"], state.Indicators);
    }

    [Fact]
    public void Incident_SeenADayEarlier_IsNotThereYet()
    {
        var page = Page("incidents/scan?asof=2026-05-13", Platform.Rows(90));
        page.WaitForAssertion(() => Assert.Equal("As of 2026-05-13 nothing moved beyond chance.", page.Find("h1").TextContent));
        Assert.Empty(page.FindAll(".incident"));
    }

    [Fact]
    public void Silence_OfAMarket_IsSaidToBeSilence()
    {
        var page = Page("incidents/scan", Platform.Rows(0));
        page.WaitForAssertion(() => Assert.Contains("went silent in market FR", page.Find(".incident h2").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void History_TooShort_SaysWhatIsNeeded()
    {
        var page = Page("incidents/scan?asof=2026-03-01", Platform.Rows());
        page.WaitForAssertion(() => Assert.Equal("data", page.Find(".state a").GetAttribute("href")));
    }

    [Fact]
    public void Address_WithMistakes_GivesNoticesAndTheDefaults()
    {
        var page = Page("incidents/scan?asof=soon&budget=0", Platform.Rows());
        page.WaitForAssertion(() => Assert.Contains("nothing moved", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("a day such as", page.Markup, StringComparison.Ordinal);
        Assert.Contains("a number from 0.01 to 100", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Budget_Raised_StandsInTheAddress()
    {
        var page = Page("incidents/scan", Platform.Rows());
        page.WaitForAssertion(() => page.Find("input[type=number]"));
        page.Find("input[type=number]").Change("5");
        page.WaitForAssertion(() => Assert.Contains("at most 5 alarms a week", page.Find(".incidents-budget").TextContent, StringComparison.Ordinal));
        Assert.Contains("budget=5", Navigation.Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<ViewStateProvider> Page(string address, IEnumerable<FactRow> rows)
    {
        Keep(SampleRooms.Of(rows)).AddTo(Services);
        return Open<ScanPage>(address);
    }
}
