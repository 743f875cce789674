using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentReadoutTests;
using ExperimentsPage = TrustSafety.Dashboard.Features.Experiments.Experiments;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

public sealed class ExperimentsPageTests : PageTests
{
    private static IEnumerable<FactRow> Gain => Units(200, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0));

    [Fact]
    public void List_Experiments_StandWithTheirVerdict()
    {
        var page = Page("experiments", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Equal("ship", page.Find(".experiments-list .pill").TextContent));
        Assert.Contains("1 experiments: 1 wait", page.Find("h1").TextContent, StringComparison.Ordinal);
        page.Find("input[type=search]").Input("nothing like it");
        Assert.Empty(page.FindAll(".experiments-list li"));
        Assert.Contains("No experiment has these words", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Readout_Sound_ShowsHealthThenEffects()
    {
        var page = Page("experiments?experiment=test", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Contains(": ship.", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".health-failed"));
        Assert.Equal(2, page.FindAll(".chart-frame").Count);
        Assert.Contains("experiments.csv?experiment=test", page.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Readout_Unhealthy_CoversTheEffectsUntilSomebodyAsks()
    {
        var units = Gain.Where((_, i) => i % 2 == 0 || i % 10 < 4).ToList();
        var page = Page("experiments?experiment=test", Plans.Of(planned: 100), units);
        page.WaitForAssertion(() => Assert.Equal("The effects are covered", page.Find(".experiments-cover h2").TextContent));
        Assert.Empty(page.FindAll(".chart-frame"));
        Assert.NotEmpty(page.FindAll(".health-failed"));
        Navigation.NavigateTo(page.Find(".experiments-cover a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".chart-frame")));
    }

    [Fact]
    public void Readout_NoUnits_SaysWhereToGo()
    {
        var page = Page("experiments?experiment=test", Plans.Of(), [Actions.Row(1, Actions.Noon, "DE")]);
        page.WaitForAssertion(() => Assert.Equal("data", page.Find(".state a").GetAttribute("href")));
    }

    [Fact]
    public void Address_UnknownExperiment_IsToldInANotice()
    {
        var page = Page("experiments?experiment=other", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Contains("experiment takes test", page.Find(".view-notices").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void File_Broken_IsToldAndTheShippedOneStaysInForce()
    {
        var page = Page("experiments", Plans.Of().Replace("kind: mean", "kind: other", StringComparison.Ordinal), Gain);
        page.WaitForAssertion(() => Assert.Contains("outcome.kind", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".experiments-list li").Count));
    }

    [Fact]
    public void Plan_Changed_IsInTheAddressAndSaysTheNewSize()
    {
        var page = Page("experiments?plan=outcome", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Contains("To find a change of 5 % in outcome", page.Find("h1").TextContent, StringComparison.Ordinal));
        var before = page.Find("h1").TextContent;
        page.FindAll("input[type=number]")[0].Change("20");
        page.WaitForAssertion(() => Assert.Contains("lift=20", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("a change of 20 %", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.NotEqual(before, page.Find("h1").TextContent);
        Assert.Contains("primary: outcome", page.Find(".experiments-yaml").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OutOfRange_IsToldInANotice()
    {
        var page = Page("experiments?plan=outcome&power=120", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Contains("power takes a number from 50 to 99.9", page.Find(".view-notices").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<ViewStateProvider> Page(string address, string yaml, IEnumerable<FactRow> rows)
    {
        Keep(ExperimentWorld.Of(yaml, rows)).AddTo(Services);
        return Open<ExperimentsPage>(address);
    }
}
