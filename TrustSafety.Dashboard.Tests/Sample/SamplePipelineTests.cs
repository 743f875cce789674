using System.Text.Json;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Sample;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>From the files to the readout: what was planted is what the product says.</summary>
public sealed class SamplePipelineTests(SamplePipeline pipeline) : IClassFixture<SamplePipeline>
{
    /// <summary>Of 65 intervals at 95 % fewer than 56 hold the truth once in four thousand runs.</summary>
    private const int FewestCovered = 56;

    private static readonly JsonElement[] Weeks = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePipeline.Committed, "truth.json"))).RootElement.GetProperty("weeks").EnumerateArray()];

    [Fact]
    public void EveryExtract_Imported_ComesInWithoutAReject()
    {
        Assert.Equal(9, pipeline.Reports.Count);
        Assert.All(pipeline.Reports, r => Assert.Equal((ImportOutcome.Published, 0L, 0), (r.Outcome, r.Rejected, r.DroppedColumns.Count)));
    }

    [Theory]
    [InlineData("violative_view_rate")]
    [InlineData("leakage_rate")]
    public async Task Intervals_OfAllCompleteWeeks_CoverThePlantedTruth(string indicator)
    {
        var series = await ReadAsync(indicator);
        var truth = Weeks.Where(w => w.GetProperty("complete").GetBoolean()).ToDictionary(w => w.GetProperty("week").GetString()!, w => w.GetProperty(indicator).GetDouble());
        var measured = series.Points.Where(p => truth.ContainsKey(p.Period.ToString())).ToList();
        Assert.Equal(SamplePlan.CompleteWeeks, measured.Count);
        Assert.All(measured, p => Assert.True(p.Readout is Readout.Measured or Readout.Provisional, $"{p.Period}: {p.Readout.Status}"));
        var covered = measured.Count(p => p.Readout.Shown!.Value.Contains(truth[p.Period.ToString()]));
        TestContext.Current.SendDiagnosticMessage("{0}: {1} of {2}", indicator, covered, measured.Count);
        Assert.True(covered >= FewestCovered, $"{covered} of {measured.Count}");
    }

    [Theory]
    [InlineData("surface")]
    [InlineData("market")]
    [InlineData("category")]
    public async Task Intervals_OfSegmentsInAllWeeks_CoverThePlantedTruth(string dimension)
    {
        var request = new IndicatorRequest("violative_view_rate", Grain.Week, SamplePlan.FirstDay, SamplePlan.EndDay) { By = [dimension] };
        var points = (await pipeline.Stage<IIndicators>().ReadAsync(request, TestContext.Current.CancellationToken)).Points;
        var truth = Weeks.ToDictionary(w => w.GetProperty("week").GetString()!, w => w.GetProperty("violative_view_rate_by").GetProperty(dimension));
        var shown = points.Where(p => p.Readout.Shown is not null && p.Keys[0] is not null).ToList();
        var covered = shown.Count(p => p.Readout.Shown!.Value.Contains(truth[p.Period.ToString()].GetProperty(p.Keys[0]!).GetDouble()));
        TestContext.Current.SendDiagnosticMessage("{0}: {1} of {2} of {3}", dimension, covered, shown.Count, points.Count);
        Assert.True(covered >= 0.95 * shown.Count - 3.5 * Math.Sqrt(0.95 * 0.05 * shown.Count), $"{covered} of {shown.Count}");
    }

    [Fact]
    public async Task UnfinishedWeek_OfTheSample_IsProvisional() =>
        Assert.IsType<Readout.Provisional>((await ReadAsync("violative_view_rate")).Points[^1].Readout);

    [Fact]
    public async Task ChangeScan_OfTheLastCompleteWeek_FindsThePlantedSpike()
    {
        var week = Period.Of(SamplePlan.LastCompleteWeek);
        var scan = await pipeline.Stage<IComparisons>().ScanAsync(week.Previous, week, [], TestContext.Current.CancellationToken);
        foreach (var found in scan.Discoveries) TestContext.Current.SendDiagnosticMessage("{0} {1}={2} {3} q={4}", found.Change.Indicator.Id, found.Change.Dimension ?? "", found.Change.Segment ?? "", found.Change.Difference?.Point ?? 0, found.Change.AdjustedP ?? 1);
        Assert.Contains(scan.Discoveries, d => d.Change.Segment == "fraud_spam");
        Assert.Contains(scan.Discoveries, d => d.Change.Segment == "comments");
    }

    [Fact]
    public async Task Leakage_InTheWeeksOfTheBrokenDetector_IsAboveTheMonthBefore()
    {
        var points = (await ReadAsync("leakage_rate")).Points.ToDictionary(p => p.Period.ToString(), p => p.Readout.Shown!.Value.Point);
        Assert.True(new[] { "2026-W36", "2026-W37", "2026-W38" }.Average(w => points[w]) > 1.2 * new[] { "2026-W32", "2026-W33", "2026-W34", "2026-W35" }.Average(w => points[w]));
    }

    [Fact]
    public async Task EveryIndicator_OverTheSample_HasSomethingToSayInMostPeriods()
    {
        foreach (var indicator in pipeline.Stage<IIndicators>().Catalog.Indicators)
        {
            // Incidents are rare, so their clocks speak by the month.
            var points = (await ReadAsync(indicator.Id, indicator.Numerator.Fact == Fact.Incident ? Grain.Month : Grain.Week)).Points;
            var shown = points.Count(p => p.Readout.Shown is not null);
            Assert.True(shown >= 0.75 * points.Count, $"{indicator.Id}: {string.Join(", ", points.CountBy(p => p.Readout.Status))}");
        }
    }

    private Task<IndicatorSeries> ReadAsync(string indicator, Grain grain = Grain.Week) => pipeline.Stage<IIndicators>().ReadAsync(
        new IndicatorRequest(indicator, grain, SamplePlan.FirstDay, SamplePlan.EndDay), TestContext.Current.CancellationToken);
}
