using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class FilterBarTests : BunitContext
{
    private readonly Dictionary<string, string[]> values = new() { ["market"] = ["BR", "MX", "US, Guam"] };

    public FilterBarTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IFacts>(new Facets(this));
    }

    [Fact]
    public void Bar_NoFilter_SaysAll()
    {
        var bar = Bar("explore");
        Assert.Equal(["Market All", "Category All", "Surface All"], bar.FindAll(".filter-chip").Select(c => c.TextContent.Trim()));
        Assert.Empty(bar.FindAll(".filter-remove"));
    }

    [Fact]
    public void Picker_TwoValuesApplied_NarrowsTheAddress()
    {
        var bar = Bar("explore?by=category");
        bar.Find(".filter-chip").Click();
        bar.WaitForElements("input[type=checkbox]")[1].Change(true);
        bar.FindAll("input[type=checkbox]")[2].Change(true);
        bar.Find(".filter-apply").Click();
        Assert.Equal("?by=category&where=market:MX,US%5C,%20Guam", Query);
    }

    [Fact]
    public void Picker_LeaveOut_Excludes()
    {
        var bar = Bar("explore");
        bar.Find(".filter-chip").Click();
        bar.WaitForElements("input[type=checkbox]")[0].Change(true);
        bar.FindAll("input[type=radio]")[1].Change(true);
        bar.Find(".filter-apply").Click();
        Assert.Equal("?where=market:!BR", Query);
    }

    [Fact]
    public void Chip_Filtered_SaysHowAndLinksToTheViewWithoutIt()
    {
        var bar = Bar("explore?by=category&where=market:!BR&where=surface:live");
        Assert.Equal("Market not BR", bar.Find(".filter-chip").TextContent.Trim());
        Assert.EndsWith("explore?by=category&where=surface:live", bar.Find(".filter-remove").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Picker_Escape_ClosesAndChangesNothing()
    {
        var bar = Bar("explore");
        bar.Find(".filter-chip").Click();
        bar.WaitForElements("input[type=checkbox]")[0].Change(true);
        bar.Find(".filter").KeyDown("Escape");
        Assert.Empty(bar.FindAll(".filter-panel"));
        Assert.Equal("", Query);
    }

    [Fact]
    public void Picker_ValueNoLongerInTheData_CanStillBeTakenAway()
    {
        var bar = Bar("explore?where=market:AR,BR");
        bar.Find(".filter-chip").Click();
        bar.WaitForElements("input[type=checkbox]")[0].Change(false);
        bar.Find(".filter-apply").Click();
        Assert.Equal("?where=market:BR", Query);
    }

    [Fact]
    public void Picker_NoValues_SaysSo()
    {
        var bar = Bar("explore");
        bar.FindAll(".filter-chip")[1].Click();
        Assert.Contains("No extract states this dimension", bar.Find(".filter-panel").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Picker_ValuesFail_SaysWhy()
    {
        values.Clear();
        var bar = Bar("explore");
        bar.Find(".filter-chip").Click();
        Assert.Contains("could not be read", bar.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("The data file is in use", bar.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void FurtherDimension_Chosen_GetsAChip()
    {
        var bar = Bar("explore");
        bar.Find("select").Change("language");
        Assert.Equal("Language All", bar.FindAll(".filter-chip")[^1].TextContent.Trim());
        Assert.DoesNotContain("Language", bar.Find("select").TextContent, StringComparison.Ordinal);
    }

    private string Query => new Uri(Services.GetRequiredService<BunitNavigationManager>().Uri).Query;

    private IRenderedComponent<ViewStateProvider> Bar(string address)
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return Render<ViewStateProvider>(p => p.AddChildContent<FilterBar>());
    }

    private sealed class Facets(FilterBarTests tests) : IFacts
    {
        public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) =>
            tests.values.Count == 0 ? throw new InvalidOperationException("The data file is in use.")
            : Task.FromResult<IReadOnlyList<string>>(tests.values.GetValueOrDefault(dimension) ?? []);

        public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
