using Bunit;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>A wave in France: four days of ninety actions instead of twelve, as seen on the last morning.</summary>
public sealed class IncidentPageTests : IncidentRoom
{
    private static readonly DateOnly Onset = Platform.Day(Platform.Days - 1 - 4);

    public IncidentPageTests() => Over(Platform.Rows(90, 90, 90, 90));

    private async Task<IRenderedComponent<ViewStateProvider>> PageAsync()
    {
        var found = await FoundAsync();
        Render<MudBlazor.MudPopoverProvider>();
        Navigation.NavigateTo($"incidents/{found.Id}");
        var page = Render<ViewStateProvider>(p => p.AddChildContent<IncidentPage>(c => c.Add(i => i.Id, found.Id)));
        page.WaitForAssertion(() => page.Find(".incident-paragraph"));
        return page;
    }

    /// <summary>Found and pressed in one step of the renderer, lest a change elsewhere draws the page in between.</summary>
    private static void Press(IRenderedComponent<ViewStateProvider> page, string key) => page.InvokeAsync(() => page.Find($"button[data-shortcut={key}]").Click()).GetAwaiter().GetResult();

    [Fact]
    public async Task Diagnosis_OfAWave_NamesItsFirstDayItsPlaceAndItsShare()
    {
        var page = await PageAsync();
        var said = page.Find(".incident-paragraph").TextContent;
        Assert.Contains($"in market FR changed on {Onset:yyyy-MM-dd}", said, StringComparison.Ordinal);
        Assert.Contains("7.5 ×", said, StringComparison.Ordinal);
        Assert.Contains("100 % (", said, StringComparison.Ordinal);
        Assert.Contains("due to the rates themselves", said, StringComparison.Ordinal);
        Assert.Contains("Nothing else moved", said, StringComparison.Ordinal);
        Assert.Contains("4 days", page.Find("[aria-label=Treatment] dl").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_WithoutAName_SaysWhatIsMissingAndChangesNothing()
    {
        var page = await PageAsync();
        Press(page, "a");
        page.WaitForAssertion(() => Assert.Contains("name", page.Find("#incident-problem").TextContent, StringComparison.Ordinal));
        Assert.Equal("new", page.Find("#incident-state").TextContent);
    }

    [Fact]
    public async Task Work_FromNewToClosed_IsShownStepByStep()
    {
        var page = await PageAsync();
        page.Find("#actor").Change("Ada");
        Press(page, "a");
        page.WaitForAssertion(() => Assert.Equal("acknowledged", page.Find("#incident-state").TextContent));
        Assert.Equal("Ada", page.Find("#incident-owner").TextContent);
        Clock.Advance(TimeSpan.FromHours(1));
        page.Find("#write-text").Change("Rule shipped");
        page.Find("#write-kind").Change("Mitigation");
        page.Find(".incident-write").Submit();
        page.WaitForAssertion(() => Assert.Contains("Rule shipped", page.Find("[aria-label=Treatment] tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal("mitigating", page.Find("#incident-state").TextContent);
        Clock.Advance(TimeSpan.FromHours(1));
        Press(page, "c");
        page.WaitForAssertion(() => Assert.Equal("closed", page.Find("#incident-state").TextContent));
        Assert.Equal(["opened", "acknowledged", "mitigation", "closed"], page.FindAll(".incident-trail li").Select(l => l.TextContent.Split("UTC ")[1].Trim().Split(' ', ',')[0]));
    }

    [Fact]
    public async Task Mitigation_WithItsHour_IsMeasuredFromItsDayOn()
    {
        var page = await PageAsync();
        page.Find("#actor").Change("Ada");
        page.Find("#write-text").Change("Rule shipped");
        page.Find("#write-kind").Change("Mitigation");
        page.WaitForElement("#write-at").Change($"{Onset.AddDays(2):yyyy-MM-dd}T06:30:00");
        page.Find(".incident-write").Submit();
        page.WaitForAssertion(() => Assert.Contains($"{Onset.AddDays(2):yyyy-MM-dd}", page.Find("[aria-label=Treatment] tbody").TextContent, StringComparison.Ordinal));
        Assert.Contains("too few steps", page.Find("[aria-label=Treatment] tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("onset to mitigation", page.Find("[aria-label=Treatment] dl").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incident_HandedOver_HasItsNewOwner()
    {
        var page = await PageAsync();
        page.Find("#actor").Change("Ada");
        page.Find("#assign-to").Change("Grace");
        page.Find(".incident-actions form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Grace", page.Find("#incident-owner").TextContent));
    }

    [Fact]
    public async Task FalseAlarm_LowersTheBudgetOfItsSeriesInTheNextScan()
    {
        var page = await PageAsync();
        page.Find("#actor").Change("Ada");
        Press(page, "f");
        page.WaitForAssertion(() => Assert.Equal("false alarm", page.Find("#incident-state").TextContent));
        Assert.All(await Book.QuietedAsync(Cancellation), q => Assert.Equal(0.1, q.Share));
        Navigation.NavigateTo("incidents/scan");
        var scan = Render<ViewStateProvider>(p => p.AddChildContent<Dashboard.Features.Incidents.Scanning.ScanPage>());
        scan.WaitForAssertion(() => Assert.Contains("less of it after false alarms", scan.Find(".incidents-budget").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_InAnotherWindow_IsShownHere()
    {
        var page = await PageAsync();
        await Book.MoveAsync(1, IncidentState.Acknowledged, "Grace", Cancellation);
        page.WaitForAssertion(() => Assert.Equal("acknowledged", page.Find("#incident-state").TextContent));
    }

    [Fact]
    public void Incident_ThatIsNotThere_IsSaid()
    {
        Render<MudBlazor.MudPopoverProvider>();
        Navigation.NavigateTo("incidents/77");
        var page = Render<ViewStateProvider>(p => p.AddChildContent<IncidentPage>(c => c.Add(i => i.Id, 77)));
        page.WaitForAssertion(() => Assert.Equal("There is no incident #77", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Report_OfAnIncident_HasItsParagraphAndNoControls()
    {
        var found = await FoundAsync();
        Render<MudBlazor.MudPopoverProvider>();
        Navigation.NavigateTo($"incidents/{found.Id}/report");
        var page = Render<ViewStateProvider>(p => p.AddChildContent<IncidentReportPage>(c => c.Add(i => i.Id, found.Id)));
        page.WaitForAssertion(() => Assert.Contains("changed on", page.Find(".incident-paragraph").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
        Assert.NotEmpty(page.FindAll(".incident-trail li"));
    }
}
