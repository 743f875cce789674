using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Quality;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using QualityPage = TrustSafety.Dashboard.Features.Quality.Quality;

namespace TrustSafety.Dashboard.Tests.Features.Quality;

public sealed class QualityPageTests : PageTests
{
    private FaultyFacts facts = null!;

    [Fact]
    public void Page_Reading_ShowsASkeletonThenTheSentence()
    {
        var page = Page("quality?grain=month&after=2026-10", [.. Office.Gold()], held: true);
        Assert.NotEmpty(page.FindAll(".skeleton"));
        facts.Held!.SetResult();
        page.WaitForAssertion(() => Assert.Contains("reviewers decided as gold says in 90.0 %", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".skeleton"));
    }

    [Fact]
    public void Page_NoReviews_SaysWhereToGo()
    {
        var page = Page("quality", [Actions.Row(1, Actions.Noon, "DE")]);
        page.WaitForAssertion(() => Assert.Equal("data", page.Find(".state a").GetAttribute("href")));
    }

    [Fact]
    public void Page_ReadingFails_SaysSoAndTriesAgain()
    {
        var page = Page("quality", [.. Office.Gold()], failure: new InvalidOperationException("secret value 4711"));
        page.WaitForAssertion(() => Assert.Contains("did not answer", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("4711", page.Markup, StringComparison.Ordinal);
        facts.Failure = null;
        page.Find(".state button").Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".room-section")));
    }

    [Fact]
    public void Page_Sections_StandInAFixedOrderEachWithItsMethod()
    {
        var page = Page("quality?grain=month&after=2026-10", [.. Office.Gold(), .. Office.Severe(12, 20, _ => 8)]);
        page.WaitForAssertion(() => Assert.Equal(["accuracy", "agreement", "confusion", "reviewers", "appeals", "speed", "fairness", "wellbeing"], page.FindAll(".room-section").Select(s => s.Id)));
        Assert.All(page.FindAll(".room-section"), s => Assert.NotNull(s.QuerySelector(".room-note")));
        Assert.Equal("definitions#reviewer_gold_accuracy", page.Find(".quality-trends a").GetAttribute("href"));
    }

    [Fact]
    public void Page_EveryState_HasItsWords()
    {
        // Measured, too few and missing in the figures; a group of nine people is protected.
        var page = Page("quality?grain=month&after=2026-10", [.. Office.Gold(people: 9), .. Office.Severe(9, 10, _ => 8), Office.End]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".room-figures .readout.measured")));
        Assert.NotEmpty(page.FindAll(".readout.missing"));
        Assert.NotEmpty(page.FindAll("#wellbeing .readout.suppressed"));
        Assert.Contains("Protected", page.Find("#wellbeing").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_UnfinishedPeriod_IsProvisional()
    {
        var page = Page("quality?grain=month&after=2026-10", [.. Office.Gold(each: 20)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".readout.provisional")));
        Assert.Contains("so far", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_ValueThatNoRowHas_IsToldInANotice()
    {
        var page = Page("quality?where=market:XX", [.. Office.Gold()]);
        page.WaitForAssertion(() => Assert.Contains("There are DE, FR", page.Find(".view-notices").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Controls_OtherBreakdown_IsAnotherAddress()
    {
        var page = Page("quality?grain=month&after=2026-10", [.. Office.Gold()]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".quality-controls select")));
        page.FindAll(".quality-controls select")[1].Change("market");
        page.WaitForAssertion(() => Assert.EndsWith("quality?grain=month&after=2026-10&by=market", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Present_IsOneSentenceAndOneChartWithoutControls()
    {
        var page = Page("quality?grain=month&after=2026-10&present=1", [.. Office.Gold()]);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".quality-present .chart-frame")));
        Assert.Empty(page.FindAll(".quality-controls"));
        Assert.Empty(page.FindAll(".filter-bar"));
    }

    private IRenderedComponent<ViewStateProvider> Page(string address, IEnumerable<FactRow> rows, bool held = false, Exception? failure = null)
    {
        var world = Keep(QualityWorld.Of([.. rows]));
        world.AddTo(Services);
        Services.AddSingleton<IFacts>(facts = new(world.Facts) { Held = held ? new() : null, Failure = failure });
        return Open<QualityPage>(address);
    }
}
