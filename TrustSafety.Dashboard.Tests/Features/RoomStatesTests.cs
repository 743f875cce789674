using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Strategies.Lab;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Features.Prevalence;
using TrustSafety.Dashboard.Tests.Support;
using CoveragePage = TrustSafety.Dashboard.Features.Coverage.Coverage;
using PrevalencePage = TrustSafety.Dashboard.Features.Prevalence.Prevalence;
using StrategiesPage = TrustSafety.Dashboard.Features.Strategies.Strategies;

namespace TrustSafety.Dashboard.Tests.Features;

/// <summary>What a room of the judged sample shows before, instead of and beside its numbers.</summary>
public sealed class RoomStatesTests : PageTests
{
    private FaultyFacts facts = null!;

    public static TheoryData<string> Rooms => ["prevalence", "strategies", "coverage", "lab"];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_Reading_ShowsASkeletonThenItsSections(string room)
    {
        var page = Page(room, Scored, held: true);
        Assert.NotEmpty(page.FindAll(".skeleton"));
        Assert.Empty(page.FindAll(".room-section"));
        facts.Held!.SetResult();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("main h1, .room h1")));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_ReadingFails_SaysSoWithoutItsWordsAndTriesAgain(string room)
    {
        var page = Page(room, Scored, failure: new InvalidOperationException("secret value 4711"));
        page.WaitForAssertion(() => Assert.Contains("did not answer", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("4711", page.Markup, StringComparison.Ordinal);
        facts.Failure = null;
        page.Find(".state button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".room h1")));
    }

    [Fact]
    public void Prevalence_WeekNotOver_IsProvisional()
    {
        var page = Page("prevalence?week=2026-W12&weeks=1", [.. Labels(17), .. Detections(scored: true)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".room-figures .readout.provisional")));
    }

    [Fact]
    public void Coverage_WeekNotOver_IsProvisionalInEveryPlace()
    {
        var page = Page("coverage?week=2026-W12&weeks=1", [.. Labels(17), .. Detections(scored: true, 17)]);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("#coverage .room-figures .readout.provisional").Count));
        Assert.Empty(page.FindAll("#coverage .room-figures .readout.measured"));
        foreach (var section in new[] { "by_category", "overlap" })
        {
            page.FindAll($"#{section} .segmented button")[1].Click();
            page.WaitForAssertion(() => Assert.Contains("provisional: the data of fact", page.Find($"#{section} .figure-table").TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Coverage_PortfolioHeldOutOnAWeekNotOver_IsProvisional()
    {
        var page = Page("coverage?week=2026-W12&weeks=3", [.. Labels(17), .. Detections(scored: true, 17)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#portfolio .room-figures .readout.provisional")));
        // Chosen on two weeks that are over.
        Assert.Single(page.FindAll("#portfolio .room-figures .readout.measured"));
    }

    [Fact]
    public void Strategies_WeekNotOver_IsProvisionalInEveryPlace()
    {
        var page = Page("strategies?week=2026-W12&weeks=1", [.. Labels(17), .. Detections(scored: true, 17)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#portfolio .readout.provisional")));
        Assert.Empty(page.FindAll("#portfolio .readout.measured"));
        Assert.Contains("Provisional: the data of fact", page.Find(".threshold").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("#scores .room-figures .readout.provisional").Count);
    }

    [Fact]
    public void Prevalence_WeekNotOver_HasProvisionalEstimatesToo()
    {
        var page = Page("prevalence?week=2026-W12&weeks=1", [.. Labels(17), .. Detections(scored: true, 17)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#estimates .segmented button")));
        page.FindAll("#estimates .segmented button")[1].Click();
        page.WaitForAssertion(() => Assert.Contains("provisional", page.Find("#estimates .figure-table").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("strategies?weeks=2", "slices", "Recall by market")]
    [InlineData("prevalence?weeks=2", "by_market", "by market")]
    public void Room_SegmentsOfFewViews_ShowNoNumberForThem(string address, string section, string chart)
    {
        var page = Page(address, [.. Few(), .. Detections(scored: true)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"#{section} .segmented button")));
        var card = page.FindAll($"#{section} .card").First(c => c.TextContent.Contains(chart, StringComparison.Ordinal));
        card.QuerySelectorAll(".segmented button")[1].Click();
        page.WaitForAssertion(() => Assert.Matches("(?s)nz.*(protected|too few)", page.Find($"#{section} .figure-table").TextContent.ToLowerInvariant()));
    }

    [Fact]
    public void Lab_FewViolating_SaysSoAndShowsNoNumber()
    {
        var page = Page("lab?weeks=2&rule=fired(model)", [.. Labels(14).Take(300), .. Detections(scored: true)]);
        page.WaitForAssertion(() => Assert.Contains("too few judged violating views", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".readout.too_few"));
    }

    [Fact]
    public void Lab_WeekNotOver_IsProvisional()
    {
        var page = Page("lab?week=2026-W12&weeks=1&rule=fired(model)", [.. Labels(17), .. Detections(scored: true, 17)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#held_out .readout.provisional")));
    }

    [Fact]
    public void Strategies_WithoutScores_SaysThatThereIsNoThresholdToTry()
    {
        var page = Page("strategies?weeks=2", [.. Labels(14), .. Detections(scored: false)]);
        page.WaitForAssertion(() => Assert.Contains("it fires or does not", page.Find("#scores .room-unsaid").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".threshold"));
    }

    [Fact]
    public void Prevalence_WithoutReviews_SaysThatNobodyKnowsTheJudgesErrors()
    {
        var page = Page("prevalence?weeks=2", [.. Labels(14)]);
        page.WaitForAssertion(() => Assert.Contains("nobody knows how often the judges err", page.Find("#estimates .room-unsaid").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Prevalence_StrataWithoutSizes_SaysWhatThePlanNeeds()
    {
        var page = Page("prevalence?weeks=2", PrevalencePageTests.Labels(1000).Select(l => new FactRow(Fact.Label, l.Values.Where(v => v.Key != "stratum_size").ToDictionary(v => v.Key, v => v.Value))));
        page.WaitForAssertion(() => Assert.Contains("how many views each stratum holds", page.Find("#plan").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#plan input"));
    }

    [Fact]
    public void Coverage_SegmentsOfFewViews_ShowNoNumberForThem()
    {
        var page = Page("coverage?weeks=2", [.. Few(), .. Detections(scored: true)]);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#by_market .segmented button")));
        page.FindAll("#by_market .segmented button")[1].Click();
        page.WaitForAssertion(() => Assert.Matches("NZ.*(protected|too few)", page.Find("#by_market .figure-table").TextContent.ToLowerInvariant().Replace("nz", "NZ", StringComparison.Ordinal)));
    }

    private static IEnumerable<FactRow> Few() => Labels(14).Select((row, i) => row with { Values = row.Values.Where(v => v.Key != "market").Append(new("market", i < 25 ? "NZ" : i % 2 == 0 ? "DE" : "FR")).ToDictionary(v => v.Key, v => v.Value) });

    private static IEnumerable<FactRow> Scored => [.. Labels(14), .. Detections(scored: true)];

    /// <summary>On so many days from a Monday on, one in twenty violating.</summary>
    private static IEnumerable<FactRow> Labels(int days) => PrevalencePageTests.Labels(3000).Select((row, i) => row with
    {
        Values = row.Values.Where(v => v.Key != "viewed_at").Append(new("viewed_at", new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).AddDays(i % days))).ToDictionary(v => v.Key, v => v.Value),
    });

    private static IEnumerable<FactRow> Detections(bool scored, int days = 14) => Enumerable.Range(0, 3000).Select(i => new FactRow(Fact.Detection, new Dictionary<string, object?>
    {
        ["content_id"] = $"c{i}",
        ["strategy"] = "model",
        ["scored_at"] = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc).AddDays(i % days),
        ["fired"] = i % 40 == 0 || i % 33 == 0,
        ["score"] = scored ? i % 40 == 0 ? 0.9m : i % 33 == 0 ? 0.8m : i % 10 / 20m : null,
        ["live"] = true,
    }));

    private IRenderedComponent<ViewStateProvider> Page(string address, IEnumerable<FactRow> rows, bool held = false, Exception? failure = null)
    {
        var world = Keep(SampleRooms.Of(rows));
        world.AddTo(Services);
        Services.AddSingleton<IFacts>(facts = new(world.Facts) { Held = held ? new() : null, Failure = failure });
        return address.Split('?')[0] switch
        {
            "prevalence" => Open<PrevalencePage>(address),
            "strategies" => Open<StrategiesPage>(address),
            "coverage" => Open<CoveragePage>(address),
            _ => Open<Lab>(address),
        };
    }
}
