using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using CoveragePage = TrustSafety.Dashboard.Features.Coverage.Coverage;

namespace TrustSafety.Dashboard.Tests.Features.Coverage;

public sealed class CoveragePageTests : PageTests
{
    private const string ThreeWeeks = "coverage?week=2026-W12&weeks=3";

    [Fact]
    public void Page_OfASample_AnswersEveryQuestion()
    {
        var page = Page(ThreeWeeks, PortfolioReaderTests.Platform());
        page.WaitForAssertion(() => Assert.Contains("of the violating exposure was caught before the view", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Equal(["coverage", "map", "holes", "by_category", "by_surface", "by_language", "by_market", "by_severity", "overlap", "portfolio"], page.FindAll(".room-section").Select(s => s.Id));
        Assert.Contains("Chosen on 2026-03-02 to 2026-03-15, verified on 2026-03-16 to 2026-03-22", page.Find("#portfolio").TextContent, StringComparison.Ordinal);
        Assert.Equal(["11", "50"], page.FindAll("#portfolio input").Select(i => i.GetAttribute("value")!));
    }

    [Fact]
    public void Portfolio_AnotherCapacityAndFloor_AreAnotherAddress()
    {
        var page = Page(ThreeWeeks, PortfolioReaderTests.Platform());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#portfolio input")));
        page.FindAll("#portfolio input")[0].Change("20");
        page.WaitForAssertion(() => Assert.Contains("capacity=20", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("20", page.FindAll("#portfolio input")[0].GetAttribute("value")));
        page.FindAll("#portfolio input")[1].Change("40");
        page.WaitForAssertion(() => Assert.Contains("floor=0.4", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Portfolio_ImpossibleFloor_SaysWhyAndKeepsItsControls()
    {
        var page = Page($"{ThreeWeeks}&floor=0.99", PortfolioReaderTests.Platform());
        page.WaitForAssertion(() => Assert.Contains("no strategy keeps the precision", page.Find("#portfolio").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll("#portfolio input").Count);
    }

    [Fact]
    public void Address_WithAWrongCapacity_SaysWhatItMayBe()
    {
        var page = Page($"{ThreeWeeks}&capacity=lots", PortfolioReaderTests.Platform());
        page.WaitForAssertion(() => Assert.Contains("a number from 0.01", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_FewViolating_SaysSoAndShowsNoNumber()
    {
        var page = Page(ThreeWeeks, PortfolioReaderTests.Platform().Take(30));
        page.WaitForAssertion(() => Assert.Contains("nothing can be said", page.Find("h1").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_NoLabels_SaysWhereToGo()
    {
        var page = Page("coverage", [Actions.Row(1, Actions.Noon, "DE")]);
        page.WaitForAssertion(() => Assert.Equal("data", page.Find(".state a").GetAttribute("href")));
    }

    private IRenderedComponent<ViewStateProvider> Page(string address, IEnumerable<FactRow> rows)
    {
        Keep(SampleRooms.Of(rows)).AddTo(Services);
        return Open<CoveragePage>(address);
    }
}
