using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>On the sample, whose incidents are known: the way down finds what was planted, and shows the same values as everywhere else.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ExploreSampleTests(AppFixture app)
{
    [Fact]
    public async Task WayDown_AfterThePlantedScamWave_NamesItsCategoryAndItsSurface()
    {
        Assert.Contains("category=fraud_spam surface=comments", Planted("planted_spike"), StringComparison.Ordinal);
        var top = await ReadAsync("?indicator=enforcement_volume&by=category&week=2026-W46");
        Assert.Equal("fraud_spam", top.Rows[0].Name);
        Assert.EndsWith("fraud_spam contributes most, " + Plus(top.Rows[0]) + ".", top.Sentence, StringComparison.Ordinal);

        var next = await ReadAsync(top.Rows[0].Link);
        Assert.Equal(["subcategory"], next.View.By);
        var surfaces = await ReadAsync(Addresses.Explore(next.View.State with { By = ["surface"] }));
        Assert.Equal("comments", surfaces.Rows[0].Name);
        Assert.Contains("comments contributes most", surfaces.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfThePlantedMixShift_IsMoreMixThanInAnOrdinaryMonth()
    {
        Assert.Equal("surface=live", Planted("planted_mix_shift"));
        var shifted = await ReadAsync("?indicator=violative_view_rate&grain=month&by=surface&before=2026-05&after=2026-06");
        var live = shifted.Waterfall!.Split.Parts.Single(p => p.Segment == "live");
        Assert.True(live.ShareAfter > 1.5 * live.ShareBefore, $"live went from {live.ShareBefore:P1} to {live.ShareAfter:P1} of views");
        Assert.True(shifted.Waterfall.Split.Mix > 0);
    }

    [Fact]
    public async Task Whole_OnThePage_IsTheIndicatorsOwnValue()
    {
        var model = await ReadAsync("?indicator=removal_within_24h_rate&by=category&where=surface:for_you");
        var indicators = app.Services.GetRequiredService<IIndicators>();
        var series = await indicators.ReadAsync(
            new("removal_within_24h_rate", Dashboard.Time.Grain.Week, model.View.After.Start, model.View.After.End) { Where = [new("surface", ["for_you"])] }, TestContext.Current.CancellationToken);
        Assert.Equal(series.Points[0].Readout.Shown!.Value, model.Whole.AfterReadout.Shown!.Value);
        Assert.Equal(series.Points[0].Readout.Shown!.Value, model.Trends[0].Data.Whole.Single(p => p.Period == model.View.After).Readout.Shown!.Value);
    }

    [Fact]
    public async Task Segments_OfACount_AddUpToTheWhole()
    {
        var model = await ReadAsync("?indicator=enforcement_volume&by=category&week=2026-W44");
        Assert.Equal(model.Whole.AfterReadout.Shown!.Value.Point, model.Rows.Sum(r => r.Change.AfterReadout.Shown!.Value.Point), 6);
        Assert.Equal(model.Whole.Difference!.Value.Point, model.Rows.Sum(r => r.Change.Contribution!.Value), 6);
    }

    [Fact]
    public async Task Rows_BehindAPeriod_AreOfThatPeriodAndFilterAndCarryNoIdentity()
    {
        var model = await ReadAsync("?indicator=enforcement_volume&week=2026-W46&where=category:fraud_spam&rows=1");
        var events = model.Events!;
        var category = events.Columns.ToList().IndexOf("category");
        Assert.Equal(model.Whole.AfterReadout.Shown!.Value.Point, events.Count);
        Assert.All(events.Rows, r => Assert.Equal("fraud_spam", r[category]));
        Assert.All(events.Rows, r => Assert.InRange(DateTimeOffset.Parse(r[0]!, CultureInfo.InvariantCulture), new(2026, 11, 9, 0, 0, 0, TimeSpan.Zero), new(2026, 11, 16, 0, 0, 0, TimeSpan.Zero)));
        Assert.DoesNotContain(events.Columns, c => c is "action_id" or "content_id" or "reviewer");
    }

    private static string Plus(ExploreRow row) => "+" + ((long)row.Change.Contribution!.Value).ToString(CultureInfo.InvariantCulture);

    private static string Planted(string incident)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "sample-data", "truth.json")));
        return truth.RootElement.GetProperty("incidents").EnumerateArray().Single(i => i.GetProperty("id").GetString() == incident).GetProperty("segment").GetString()!;
    }

    private async Task<ExploreModel> ReadAsync(string address)
    {
        using var scope = app.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<ExploreReader>().ReadAsync(ViewState.Parse(address).State, TestContext.Current.CancellationToken))!;
    }
}
