using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Shell.Imports;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Support.Readouts;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

public sealed class WeeklyReviewPageTests : BunitContext
{
    private readonly ReviewWorld world = new();
    private readonly ReadyBoard board = new();

    public WeeklyReviewPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        Services.AddSingleton(board);
        Services.AddSingleton<IFacts>(world);
        Services.AddSingleton(world.Reader());
        Services.AddSingleton(new SampleSeed(null!, null!, null!, null!)); // Nothing was ever begun.
    }

    [Fact]
    public void Page_Ready_HasTheHeadlineTheChangesAndACardForEachIndicatorByLayer()
    {
        var leakage = world.Catalog.Indicators[2];
        world.Discoveries.Add(new(Changes.Change(leakage, 0.312, 0.044, 0.035), Changes.Split("surface", ("live", 0, 0.04), ("feed", 0, 0.004)), 3));
        world.Discoveries.Add(new(Changes.Change(leakage, 0.4, 0.1, 0.03, "market", "BR"), null, 2));
        var page = Page(new());
        Assert.StartsWith("Leakage rose by 4.4 points to 31.2 %", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Exposure", "Quality"], page.FindAll(".layer-cards h2").Select(h => h.TextContent));
        Assert.Equal(["violative_view_rate", "leakage_rate", "restore_rate"], page.FindAll(".indicator-card").Select(c => c.Id));
        var change = page.Find(".changes li.change");
        Assert.Contains("for the worse", change.TextContent, StringComparison.Ordinal);
        Assert.Contains("By surface, it comes from changed rates", change.TextContent, StringComparison.Ordinal);
        Assert.Equal(["explore?indicator=leakage_rate&before=2026-W45&after=2026-W46&where=market:BR", "explore?indicator=leakage_rate&before=2026-W45&after=2026-W46&by=surface"],
            change.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("1 of 3 indicators moved at a false discovery rate of 5 %", page.Find(".review-sub").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 of 3 indicators: no change beyond noise", page.Find(".rest summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_Measured_HasValueIntervalChangesAndStatus()
    {
        var card = Page(new()).Find("#violative_view_rate");
        Assert.Equal("4.0 per 10k views 95 % 3.5 – 4.5", Words(card.QuerySelector(".value")!));
        Assert.Equal("WoW 0.0 [−1.0, +1.0] YoY 0.0 [−1.0, +1.0]", Words(card.QuerySelector(".deltas")!));
        Assert.Equal(["target 4.2 per 10k views: cannot tell", "within process limits"], card.QuerySelectorAll(".pill").Select(p => p.TextContent));
        Assert.Contains("n 18,420 · Wilson · Rests on a sample", card.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("definitions#violative_view_rate", card.QuerySelector("figcaption a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(0, "3 extracts, no row refused", false)]
    [InlineData(1, "3 extracts, 1 row refused (why)", true)]
    [InlineData(1041, "3 extracts, 1,041 rows refused (why)", true)]
    public void Header_CountsTheRefusedRowsAndLeadsToTheReasons(long refused, string words, bool leads)
    {
        world.Refused = refused;
        var header = Page(new()).Find(".review-sub");
        Assert.Contains(words, Words(header), StringComparison.Ordinal);
        Assert.Equal(leads, header.QuerySelector("a[href='data#refused']") is not null);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void Card_WithoutAValue_SaysWhyAndShowsNoNumber(Readout readout, string why)
    {
        world.Value = (_, p) => p == Period.Of(new IsoWeek(2026, 46)) ? readout : Measured(0.0004, 0.00005);
        var card = Page(new()).Find("#leakage_rate");
        Assert.Equal(why, Words(card.QuerySelector(".value")!));
        Assert.Contains("none: ", card.QuerySelector(".deltas")!.TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<Readout, string> Silent => new()
    {
        { new Readout.Suppressed("fewer than 10 items"), "protected: fewer than 10 items" },
        { new Readout.TooFew(7, 30), "too few to say: n 7, needed 30" },
        { new Readout.Missing("no labels in the week"), "no data: no labels in the week" },
    };

    [Fact]
    public void Card_Provisional_ShowsTheValueWithItsReason()
    {
        world.Value = (_, _) => new Readout.Provisional(Measured(0.08, 0.01), "6 % of decisions still open");
        var card = Page(new()).Find("#leakage_rate");
        Assert.Contains("8.0 %", Words(card.QuerySelector(".value")!), StringComparison.Ordinal);
        Assert.Equal("provisional: 6 % of decisions still open", card.QuerySelector(".pill")!.TextContent);
    }

    [Fact]
    public void Page_OfAWeekThatIsNotOver_SaysSoAndListsNoChange()
    {
        world.LastDay = new(2026, 11, 18);
        var page = Page(new() { Week = new IsoWeek(2026, 47) });
        Assert.StartsWith("2026-W47 is not over", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("Changes are judged when the week is over", page.Find(".changes").TextContent, StringComparison.Ordinal);
        Assert.Contains("WoW not judged", Words(page.Find("#leakage_rate .deltas")), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithoutData_SaysWhereToBringIt()
    {
        world.IsEmpty = true;
        var page = Page(new());
        Assert.Equal("No data yet", page.Find(".state.empty h2").TextContent);
        Assert.Equal("data", page.Find(".state.empty a").GetAttribute("href"));
    }

    [Fact]
    public void Page_BeyondTheData_OffersTheLastCompleteWeek()
    {
        var page = Page(new() { Week = new IsoWeek(2030, 1) });
        Assert.Equal("There is no data in 2030-W01", page.Find(".state.empty h2").TextContent);
        Assert.Equal("./", page.Find(".state.empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_ThatFails_SaysSoWithoutTheReason_AndCanBeTriedAgain()
    {
        world.Failure = new InvalidOperationException("secret value 4711");
        var page = Page(new());
        Assert.DoesNotContain("4711", page.Markup, StringComparison.Ordinal);
        world.Failure = null;
        await page.Find(".state.failed button").ClickAsync(new());
        page.WaitForElement(".indicator-card");
    }

    [Fact]
    public void Page_WhileReading_ShowsItsOutlineAndIsNotReady()
    {
        world.Hold = new();
        var page = Start(new());
        Assert.NotEmpty(page.FindAll(".review-skeleton .skeleton-chart"));
        Assert.Equal("0/?", board.Text);
        world.Hold.SetResult();
        page.WaitForElement(".indicator-card");
        page.WaitForAssertion(() => Assert.EndsWith("/3", board.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_GivenANewerAddress_CancelsTheOlderQuestion()
    {
        world.Hold = new();
        var page = Start(new());
        await world.Asked.Task.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        var older = world.Tokens[0];
        Show(page, new ViewState { Where = [new("market", ["BR"])] });
        Assert.True(older.IsCancellationRequested);
        world.Hold.SetResult();
        page.WaitForElement(".indicator-card");
    }

    [Fact]
    public async Task Picker_StepsByOneWeekAndKeepsTheFilters()
    {
        var page = Page(new() { Week = new IsoWeek(2026, 40), Where = [new("market", ["BR"])] });
        Assert.Equal("./?week=2026-W39&where=market:BR", page.Find("a[data-shortcut=ArrowLeft]").GetAttribute("href"));
        Assert.Equal("./?week=2026-W41&where=market:BR", page.Find("a[data-shortcut=ArrowRight]").GetAttribute("href"));
        await page.Find(".week-picker select").ChangeAsync(new() { Value = "2026-W20" });
        Assert.EndsWith("/?week=2026-W20&where=market:BR", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Picker_AtTheEndOfTheData_OffersNoNextWeek() => Assert.Empty(Page(new()).FindAll("a[data-shortcut=ArrowRight]"));

    [Fact]
    public async Task CopyLink_OfTheDefaultWeek_NamesTheWeek()
    {
        var page = Page(new());
        await page.Find(".review-bar button.chip:not(.filter-chip)").ClickAsync(new());
        var call = JSInterop.Invocations["navigator.clipboard.writeText"].Single();
        Assert.EndsWith("/?week=2026-W46", (string)call.Arguments[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Present_HasOneMessageOneNumberOneChartAndTheDefinition()
    {
        world.Discoveries.Add(new(Changes.Change(world.Catalog.Indicators[2], 0.312, 0.044, 0.035), Changes.Split("surface", ("live", 0, 0.04)), 3));
        var page = Page(new() { Present = true });
        Assert.Equal("Leakage rose, almost all of it in surface live", page.Find("h1").TextContent);
        Assert.Single(page.FindAll("figure"));
        Assert.Empty(page.FindAll(".review-bar"));
        Assert.Contains("95 % interval", page.Find(".number").TextContent, StringComparison.Ordinal);
        Assert.Contains("snapshot 9f3a17c2", page.Find("footer").TextContent, StringComparison.Ordinal);
        Assert.Equal("./?indicator=restore_rate&present=1", page.Find("a[data-shortcut=ArrowRight]").GetAttribute("href"));
    }

    [Fact]
    public void Present_OfANamedIndicatorThatDidNotMove_SaysThat() =>
        Assert.Equal("Restore rate did not move beyond noise", Page(new() { Present = true, Indicators = ["restore_rate"] }).Find("h1").TextContent);

    [Fact]
    public void Present_OfAChangeThatOnlyStandsAlone_SaysItMayBeChance()
    {
        world.Value = (_, p) => Measured(p == Period.Of(new IsoWeek(2026, 46)) ? 0.0010 : 0.0004, 0.00005);
        Assert.Equal("Restore rate rose, but among 412 changes tested that may be chance", Page(new() { Present = true, Indicators = ["restore_rate"] }).Find("h1").TextContent);
    }

    [Fact]
    public void Quiet_ListsAChangeThatOnlyStandsAlone_AsPossibleChance()
    {
        world.Value = (i, p) => Measured(i.Id == "leakage_rate" && p == Period.Of(new IsoWeek(2026, 46)) ? 0.10 : 0.04, 0.005);
        var lines = Page(new()).FindAll(".names li").Select(l => l.TextContent).ToList();
        Assert.Contains("Leakage: +6.00 [+5.99, +6.01] points; alone it would stand, among 412 tested it may be chance", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("Restore rate", StringComparison.Ordinal) && l.Contains("chance", StringComparison.Ordinal));
    }

    [Fact]
    public void Present_ForTheNextIndicator_ReadsNothingAgain()
    {
        var page = Page(new() { Present = true });
        var reads = world.Tokens.Count;
        Show(page, new ViewState { Present = true, Indicators = ["restore_rate"] });
        page.WaitForAssertion(() => Assert.StartsWith("Restore rate", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Equal(reads, world.Tokens.Count);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        world.Dispose();
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<CascadingValue<ViewState>> Page(ViewState view)
    {
        var page = Start(view);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".review-skeleton")));
        return page;
    }

    private IRenderedComponent<CascadingValue<ViewState>> Start(ViewState view) =>
        Render<CascadingValue<ViewState>>(p => p.Add(c => c.Value, view).AddChildContent<WeeklyReviewPage>());

    private static void Show(IRenderedComponent<CascadingValue<ViewState>> page, ViewState view) => page.Render(p => p.Add(c => c.Value, view).AddChildContent<WeeklyReviewPage>());
}
