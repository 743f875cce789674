using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using PrevalencePage = TrustSafety.Dashboard.Features.Prevalence.Prevalence;

namespace TrustSafety.Dashboard.Tests.Features.Prevalence;

public sealed class PrevalencePageTests : PageTests
{
    internal static IEnumerable<FactRow> Labels(int count) => Enumerable.Range(0, count).Select(i => new FactRow(Fact.Label, new Dictionary<string, object?>
    {
        ["sample_id"] = $"s{i}",
        ["viewed_at"] = new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).AddDays(i % 14),
        ["content_id"] = $"c{i}",
        ["violating"] = i % 20 == 0,
        ["stratum"] = i % 2 == 0 ? "high" : "low",
        ["stratum_size"] = 50_000L,
        ["weight"] = 100m,
        ["market"] = i % 3 == 0 ? "DE" : "FR",
        ["category"] = "fraud",
    }));

    [Fact]
    public void Page_OfASample_SaysWhatPeopleWatchedInEverySection()
    {
        var page = Page("prevalence?weeks=2", Labels(1000));
        page.WaitForAssertion(() => Assert.Contains("of what people watched broke the rules, from 1,000 judged views", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Equal(["prevalence", "estimates", "by_category", "by_market", "by_surface", "by_language", "change", "plan"], page.FindAll(".room-section").Select(s => s.Id));
        Assert.Contains("prevalence.csv?weeks=2", page.FindAll("a[download]")[0].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_AnotherBudget_IsAnotherAddress()
    {
        var page = Page("prevalence?weeks=2", Labels(1000));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#plan input")));
        page.FindAll("#plan input")[0].Change("5000");
        page.WaitForAssertion(() => Assert.EndsWith("prevalence?budget=5000&weeks=2", Navigation.Uri, StringComparison.Ordinal));
        page.FindAll("#plan input")[2].Change("5");
        page.WaitForAssertion(() => Assert.Contains("target=0.0005", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_FewLabels_SaysHowManyAreNeeded()
    {
        var page = Page("prevalence?weeks=2", Labels(20));
        page.WaitForAssertion(() => Assert.Contains("too few", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".readout.too_few"));
    }

    [Fact]
    public void Page_NoLabels_SaysWhereToGo()
    {
        var page = Page("prevalence", [Actions.Row(1, Actions.Noon, "DE")]);
        page.WaitForAssertion(() => Assert.Equal("data", page.Find(".state a").GetAttribute("href")));
    }

    [Fact]
    public void Present_IsOneSentenceAndOneChart()
    {
        var page = Page("prevalence?weeks=2&present=1", Labels(1000));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".room-present .chart-frame")));
        Assert.Empty(page.FindAll(".room-controls"));
    }

    private IRenderedComponent<ViewStateProvider> Page(string address, IEnumerable<FactRow> rows)
    {
        Keep(SampleRooms.Of(rows)).AddTo(Services);
        return Open<PrevalencePage>(address);
    }
}
