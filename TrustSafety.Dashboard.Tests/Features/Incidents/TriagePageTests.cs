using Bunit;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Workspace.Incidents;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

public sealed class TriagePageTests : IncidentRoom
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    public TriagePageTests() => Over(Platform.Rows());

    private IRenderedComponent<ViewStateProvider> Page(string address = "incidents") => Open<IncidentsPage>(address);

    private static Sighting Seen(string segment, Severity severity = Severity.Medium, int days = 0) => Sightings.Of(segment, Day.AddDays(days), Day.AddDays(days + 1), severity: severity);

    private static IEnumerable<string> Titles(IRenderedComponent<ViewStateProvider> page) => page.FindAll("a[data-row]").Select(a => a.TextContent);

    [Fact]
    public void Queue_WithoutIncidents_SaysSoAndLeadsToTheScan()
    {
        var page = Page();
        page.WaitForAssertion(() => Assert.Equal("No incident has been found yet.", page.Find("h1").TextContent));
        Assert.Equal("incidents/scan", page.Find(".state a").GetAttribute("href"));
    }

    [Fact]
    public async Task Queue_OfSeveral_StandsTheSevereFirst()
    {
        await Book.RecordAsync([Seen("market=DE", Severity.Low), Seen("market=FR", Severity.Critical), Seen("market=US")], Cancellation);
        var page = Page();
        page.WaitForAssertion(() => Assert.Equal(["#2 enforcement_volume moved in market=FR", "#3 enforcement_volume moved in market=US", "#1 enforcement_volume moved in market=DE"], Titles(page)));
        Assert.Equal("3 incidents are open.", page.Find("h1").TextContent);
        Assert.Contains("acknowledge within", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal("incidents/2", page.Find("a[data-row]").GetAttribute("href"));
    }

    [Theory]
    [InlineData("incidents", "#2")]
    [InlineData("incidents?state=closed", "#1")]
    [InlineData("incidents?state=all", "#2 #1")]
    [InlineData("incidents?state=all&find=DE", "#1")]
    [InlineData("incidents?state=all&severity=high", "#2")]
    [InlineData("incidents?state=all&owner=ada", "#1")]
    public async Task Queue_Filtered_ShowsWhatPasses(string address, string expected)
    {
        await Book.RecordAsync([Seen("market=DE"), Seen("market=FR", Severity.High)], Cancellation);
        await Book.MoveAsync(1, IncidentState.Acknowledged, "Ada", Cancellation);
        await Book.MoveAsync(1, IncidentState.Closed, "Ada", Cancellation);
        var page = Page(address);
        page.WaitForAssertion(() => Assert.Equal(expected, string.Join(' ', Titles(page).Select(t => t.Split(' ')[0]))));
    }

    [Fact]
    public async Task Queue_OfWhatIsLikeOne_RanksByPlaceAndShape()
    {
        await Book.RecordAsync([Seen("market=DE"), Seen("market=DE;surface=feed", days: 20), Seen("market=US", days: 40), Seen("market=DE", days: 60)], Cancellation);
        var page = Page("incidents?like=4");
        page.WaitForAssertion(() => Assert.Equal(["#1", "#2"], Titles(page).Select(t => t.Split(' ')[0])));
        Assert.Contains("100 %", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_Chosen_StandsInTheAddress()
    {
        await Book.RecordAsync([Seen("market=DE")], Cancellation);
        var page = Page();
        page.WaitForAssertion(() => page.Find("select"));
        page.Find("select").Change("closed");
        page.WaitForAssertion(() => Assert.Contains("None passes", page.Markup, StringComparison.Ordinal));
        Assert.EndsWith("incidents?state=closed", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ElsewhereWhileThePageIsOpen_IsShown()
    {
        await Book.RecordAsync([Seen("market=DE")], Cancellation);
        var page = Page();
        page.WaitForAssertion(() => Assert.Single(Titles(page)));
        await Book.MoveAsync(1, IncidentState.Acknowledged, "Grace", Cancellation);
        page.WaitForAssertion(() => Assert.Contains("acknowledged", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Contains("Grace", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FalseAlarm_IsShownAsASeriesWithLessBudgetAndCanBeRestored()
    {
        await Book.RecordAsync([Seen("market=DE")], Cancellation);
        await Book.MoveAsync(1, IncidentState.FalseAlarm, "Grace", Cancellation);
        var page = Page();
        page.WaitForAssertion(() => Assert.Contains("10%", page.Find(".quieted tbody tr").TextContent, StringComparison.Ordinal));
        page.Find(".quieted button").Click();
        page.WaitForAssertion(() => Assert.Contains("name", page.Find(".quieted .problem").TextContent, StringComparison.Ordinal));
        page.Find(".quieted input").Change("Ada");
        page.Find(".quieted button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".quieted")));
    }

    [Fact]
    public void Address_WithMistakes_GivesNotices()
    {
        var page = Page("incidents?state=odd&severity=huge");
        page.WaitForAssertion(() => Assert.Contains("open, all, new", page.Markup, StringComparison.Ordinal));
        Assert.Contains("low, medium, high or critical", page.Markup, StringComparison.Ordinal);
    }
}
