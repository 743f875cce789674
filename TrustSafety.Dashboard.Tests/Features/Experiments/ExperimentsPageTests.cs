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
        Assert.Contains("1 experiment: 1 waits", page.Find("h1").TextContent, StringComparison.Ordinal);
        page.Find("input[type=search]").Input("nothing like it");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".experiments-list li")));
        Assert.Contains("No experiment is like this", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void List_Filters_StandInTheAddress()
    {
        var page = Page("experiments", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Equal("waiting for a decision", page.Find(".experiments-stage").TextContent));
        page.FindAll("select")[0].Change("decided");
        page.WaitForAssertion(() => Assert.Contains("stage=decided", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".experiments-list li")));
        page.FindAll("select")[0].Change("");
        page.Find("input[type=search]").Change("the TEST");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".experiments-list li")));
        Assert.Contains("find=the", Navigation.Uri, StringComparison.Ordinal);
        Assert.DoesNotContain("stage", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void List_UnknownStage_IsToldInANotice()
    {
        var page = Page("experiments?stage=lost", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Contains("stage takes waiting, running, decided or planned", page.Find(".view-notices").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Decision_Recorded_StandsOnReadoutAndList()
    {
        var page = Page("experiments?experiment=test", Plans.Of(more: "    promises: { automation_share: -0.1 }"), Gain);
        page.WaitForAssertion(() => Assert.Equal("Record a decision", page.Find(".experiments-decide summary").TextContent));
        page.Find(".experiments-decide form").Submit();
        page.WaitForAssertion(() => Assert.Contains("The reason of a decision must not be empty", page.Find(".problem").TextContent, StringComparison.Ordinal));
        var written = page.FindAll(".experiments-decide input");
        Assert.Equal("-10", written.First(i => i.GetAttribute("type") == "number").GetAttribute("value"));
        Write(page, 0, "It works");
        Write(page, 1, "Ada");
        page.Find(".experiments-decide form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Ship, decided by Ada on 2026-08-03, in force from 2026-08-03: It works", page.Find(".experiments-made").TextContent, StringComparison.Ordinal));
        Assert.Contains("Too early: automation share is looked at again in 2026-W36", page.Find(".promise").TextContent, StringComparison.Ordinal);
        Navigation.NavigateTo("experiments");
        page.WaitForAssertion(() => Assert.Equal("decided", page.Find(".experiments-stage").TextContent));
        Assert.Contains("0 wait", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Decision_Withdrawn_AsksOnceMoreAndIsGone()
    {
        var page = Page("experiments?experiment=test", Plans.Of(), Gain);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".experiments-decide input[type=text]").Count));
        Write(page, 0, "It works");
        Write(page, 1, "Ada");
        page.Find(".experiments-decide form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Withdraw", page.Find(".experiments-made button").TextContent));
        page.Find(".experiments-made button").Click();
        page.WaitForAssertion(() => Assert.Equal("Really withdraw", page.Find(".experiments-made button").TextContent));
        page.Find(".experiments-made button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".experiments-made")));
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

    [Theory]
    [InlineData(2, "One family of 6 tests (1 of other metrics, 3 of the primary metric by segment and whether segments differ, 2 of other metrics by segment; the groups share the error alike)")]
    [InlineData(0, "The primary metric shows nothing, so none of the 6 tests behind it")]
    public void Readout_Family_IsToldWithItsSizeAndItsGate(double gain, string said)
    {
        const string other = "  - { id: other, name: Other, kind: mean, outcome: other, unit: count, direction: lower_is_better }";
        var rows = Units(200, (i, treated) => 5 + (i % 7) - (treated ? gain : 0)).Select((u, i) => With(With(u, "other", (decimal)(9 + (i % 5))), "market", i / 2 % 2 == 0 ? "FR" : "DE"));
        var page = Page("experiments?experiment=test", Plans.Of(more: "    secondary: [other]\n    segments: [market]", metric: other), rows);
        page.WaitForAssertion(() => Assert.Contains(said, page.Find(".experiments-family").TextContent, StringComparison.Ordinal));
        Assert.Contains("at most 5 % is expected to be false", page.Markup, StringComparison.Ordinal);
        Assert.Contains("The other metrics by segment: none of", page.Find(".experiments-others summary").TextContent, StringComparison.Ordinal);
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

    /// <summary>A page that is being drawn takes a change late.</summary>
    private static void Write(IRenderedComponent<ViewStateProvider> page, int field, string text)
    {
        page.FindAll(".experiments-decide input[type=text]")[field].Change(text);
        page.WaitForAssertion(() => Assert.Equal(text, page.FindAll(".experiments-decide input[type=text]")[field].GetAttribute("value")));
    }

    private IRenderedComponent<ViewStateProvider> Page(string address, string yaml, IEnumerable<FactRow> rows)
    {
        Keep(ExperimentWorld.Of(yaml, rows)).AddTo(Services);
        return Open<ExperimentsPage>(address);
    }
}
