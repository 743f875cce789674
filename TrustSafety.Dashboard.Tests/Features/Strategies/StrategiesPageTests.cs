using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Coverage.CoverageReaderTests;
using CoveragePage = TrustSafety.Dashboard.Features.Coverage.Coverage;
using LabPage = TrustSafety.Dashboard.Features.Strategies.Lab.Lab;
using StrategiesPage = TrustSafety.Dashboard.Features.Strategies.Strategies;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

public sealed class StrategiesPageTests : PageTests
{
    private static IEnumerable<FactRow> Scored() => Enumerable.Range(0, 400).SelectMany(i =>
        new[] { Label(i, i < 100), Detection(i, "model", -60, true, i < 80, i < 100 ? 0.4m + (i % 60 / 100m) : i % 80 / 100m), Detection(i, "other", -60, true, i is > 60 and < 90) });

    [Fact]
    public void Strategies_OfASample_StandInATableThatOpensEach()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1", Scored());
        page.WaitForAssertion(() => Assert.Equal(["model", "other"], page.FindAll("#portfolio .figure-table tbody tr th").Select(h => h.TextContent.Trim()).Take(2)));
        Assert.Equal(["portfolio", "scores", "drift", "slices", "uplift"], page.FindAll(".room-section").Select(s => s.Id));
        Navigation.NavigateTo(page.FindAll("#portfolio tbody a")[1].GetAttribute("href")!);
        // A strategy without scores has no curves and no threshold, and the page says so.
        page.WaitForAssertion(() => Assert.Contains("there is no threshold to try", page.Find("#scores").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".threshold-slider"));
    }

    [Fact]
    public void Threshold_Dragged_AnswersBeforeTheAddressFollows()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1&threshold=0.2", Scored());
        page.WaitForAssertion(() => Assert.Contains("100.0 %", page.Find(".threshold-recall").TextContent, StringComparison.Ordinal));
        page.Find(".threshold-slider input").Input("0.9");
        page.WaitForAssertion(() => Assert.DoesNotContain("100.0 %", page.Find(".threshold-recall").TextContent, StringComparison.Ordinal));
        Assert.Contains("threshold=0.2", Navigation.Uri, StringComparison.Ordinal);
        page.Find(".threshold-slider input").Change("0.9");
        page.WaitForAssertion(() => Assert.Contains("threshold=0.9", Navigation.Uri, StringComparison.Ordinal));
        Assert.DoesNotContain("100.0 %", page.Find(".threshold-recall").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Threshold_PageDrawnAgainWhileDragged_StaysInTheHand()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1&threshold=0.2", Scored());
        page.WaitForAssertion(() => Assert.Contains("100.0 %", page.Find(".threshold-recall").TextContent, StringComparison.Ordinal));
        page.Find(".threshold-slider input").Input("0.9");
        page.Render();
        Assert.DoesNotContain("100.0 %", page.Find(".threshold-recall").TextContent, StringComparison.Ordinal);
        Assert.Contains("Threshold 0.900", page.Find(".threshold-slider").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Threshold_BelowTodays_SaysWhatItGainsAndHowOftenThatIsRight()
    {
        // It fires from 0.7 on.
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1&threshold=0.5", Enumerable.Range(0, 400).SelectMany(i => (i < 100 ? 0.4m + (i % 60 / 100m) : i % 80 / 100m) is var score ? new[] { Label(i, i < 100), Detection(i, "model", -60, true, score >= 0.7m, score) } : []));
        page.WaitForAssertion(() => Assert.Matches(@"^\+\d+\.\d points \(\+\d+\.\d to \+\d+\.\d\); of the flags added right: \d", page.Find(".threshold-gain").TextContent));
        Assert.Matches(@"^[\d,]+ \([\d,]+ to [\d,]+\)$", page.Find(".threshold-missed").TextContent);
        page.Find(".threshold-slider input").Input("0.95");
        page.WaitForAssertion(() => Assert.Matches(@"^−\d+\.\d points .*of the flags given up right", page.Find(".threshold-gain").TextContent));
    }

    [Fact]
    public void Costs_Set_NameTheCheapestThresholdWithinTheCapacity()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1&miss_cost=0.2", Scored());
        page.WaitForAssertion(() => Assert.Contains("is the cheapest threshold:", page.Find(".threshold").TextContent, StringComparison.Ordinal));
        Navigation.NavigateTo("strategies?week=2026-W10&weeks=1&miss_cost=0.2&capacity=10");
        page.WaitForAssertion(() => Assert.Contains("is the cheapest threshold within that:", page.Find(".threshold").TextContent, StringComparison.Ordinal));
        Navigation.NavigateTo("strategies?week=2026-W10&weeks=1&miss_cost=0.0001");
        page.WaitForAssertion(() => Assert.Contains("flagging nothing is the cheapest.", page.Find(".threshold").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Capacity_Typed_GetsItsThreshold()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1&capacity=10", Scored());
        page.WaitForAssertion(() => Assert.Contains("Within 10 reviews a day the lowest threshold is", page.Find(".threshold").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Precision_Held_StandsInTheAddressAndLetsGoWhenDragged()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1&threshold=0.2", Scored());
        page.WaitForElement(".hold-precision").Change("60");
        page.WaitForAssertion(() => Assert.Contains("fixed_precision=0.6", Navigation.Uri, StringComparison.Ordinal));
        Assert.DoesNotContain("threshold=", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("60 % of the flags are right", page.Find(".threshold").TextContent, StringComparison.Ordinal));
        page.Find(".threshold-slider input").Change("0.9");
        page.WaitForAssertion(() => Assert.Contains("threshold=0.9", Navigation.Uri, StringComparison.Ordinal));
        Assert.DoesNotContain("fixed_precision", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Beta_Typed_NamesTheColumnAndStandsInTheAddress()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1", Scored());
        page.WaitForElement("#portfolio .beta").Change("2");
        page.WaitForAssertion(() => Assert.Contains("F2", page.FindAll("#portfolio thead th").Select(h => h.TextContent)));
        Assert.Contains("beta=2", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Uplift_AgainstChosen_ComparesWithThatStrategy()
    {
        var page = Page<StrategiesPage>("strategies?week=2026-W10&weeks=1", Scored().Concat(Enumerable.Range(0, 400).Select(i => Detection(i, "shadow", -60, false, i is > 20 and < 110, i < 100 ? 0.8m : 0.3m))));
        page.WaitForElement(".uplift-against").Change("other");
        page.WaitForAssertion(() => Assert.Contains("right as often as other", page.Find("#uplift").TextContent, StringComparison.Ordinal));
        Assert.Contains("against=other", Navigation.Uri, StringComparison.Ordinal);
        page.Find(".uplift-score-cost").Change("0.2");
        page.WaitForAssertion(() => Assert.Contains("0.2 a scored item", page.Find("#uplift").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Lab_RuleSaved_IsListedFollowedAndDeleted()
    {
        var page = Page<LabPage>("lab?week=2026-W10&weeks=1", Scored());
        page.WaitForElement("#lab-rule").Change("score(model) >= 0.7 and fired(other)");
        page.Find(".lab-editor form").Submit();
        page.WaitForAssertion(() => Assert.Equal("score(model) >= 0.7 and fired(other)", page.Find(".lab-tested").TextContent));
        Assert.Equal(["held_out", "adds", "weeks"], page.FindAll(".room-section").Select(s => s.Id));
        page.FindAll(".lab-editor form")[1].Submit();
        page.WaitForAssertion(() => Assert.Contains("name of a saved rule must not be empty", page.Find("#lab-save-problem").TextContent, StringComparison.Ordinal));
        page.Find("#lab-name").Change("two of two");
        page.Find("#lab-author").Change("Ada");
        page.FindAll(".lab-editor form")[1].Submit();
        page.WaitForAssertion(() => Assert.Equal("two of two", page.Find(".lab-editor tbody th").TextContent.Trim()));
        Assert.Contains("strategy=lab", page.FindAll(".lab-editor tbody a")[1].GetAttribute("href"), StringComparison.Ordinal);
        page.Find(".lab-editor .danger").Click();
        page.Find(".lab-editor .danger").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".lab-editor tbody")));
    }

    [Fact]
    public void Lab_RuleWithAnError_SaysWhere()
    {
        var page = Page<LabPage>("lab?week=2026-W10&weeks=1&rule=fired(", Scored());
        page.WaitForAssertion(() => Assert.StartsWith("At character 7:", page.Find("#lab-problem").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".room-section"));
    }

    [Fact]
    public void Pages_WithoutJudgedViews_SayWhereToGo()
    {
        var page = Page<StrategiesPage>("strategies", [Actions.Row(1, Actions.Noon, "DE")]);
        page.WaitForAssertion(() => Assert.Equal("data", page.Find(".state a").GetAttribute("href")));
        var coverage = Render<ViewStateProvider>(p => p.AddChildContent<CoveragePage>());
        coverage.WaitForAssertion(() => Assert.Equal("data", coverage.Find(".state a").GetAttribute("href")));
    }

    [Fact]
    public void Coverage_OfASample_HasEverySection()
    {
        var page = Page<CoveragePage>("coverage?week=2026-W10&weeks=1", Scored());
        page.WaitForAssertion(() => Assert.Equal(["coverage", "map", "holes", "by_category", "by_surface", "by_language", "by_market", "by_severity", "overlap", "portfolio"], page.FindAll(".room-section").Select(s => s.Id)));
        Assert.Contains("of the violating exposure was caught before the view", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ViewStateProvider> Page<T>(string address, IEnumerable<FactRow> rows) where T : Microsoft.AspNetCore.Components.IComponent
    {
        Keep(SampleRooms.Of(rows)).AddTo(Services);
        return Open<T>(address);
    }
}
