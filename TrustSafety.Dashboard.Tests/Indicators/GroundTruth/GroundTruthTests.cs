using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Indicators.GroundTruth;

public sealed class GroundTruthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IndicatorRequest Request(string indicator, params string[] by) => new(indicator, Grain.Week, JudgedWorld.From, JudgedWorld.To) { By = by };

    /// <summary>One definition: the sum over the rollups and the sum over the labels are one figure, down to interval, n and what is withheld.</summary>
    [Theory]
    [InlineData("violative_view_rate", true)]
    [InlineData("violative_view_rate", true, "market")]
    [InlineData("violative_view_rate", true, "market", "surface")]
    [InlineData("violative_view_rate", false, "surface")]
    [InlineData("leakage_rate", true, "market")]
    [InlineData("severity_weighted_exposure", true, "surface")]
    [InlineData("severity_weighted_exposure", false)]
    public async Task Read_IndicatorOfTheCatalogue_EqualsTheIndicator(string id, bool inStrata, params string[] by)
    {
        var world = new JudgedWorld(inStrata);
        foreach (var where in new DimensionFilter[][] { [], [new("market", ["DE", "US"])], [new("surface", ["live"], Exclude: true)] })
        {
            var request = Request(id, by) with { Where = where };
            var expected = await world.Review.Indicators.ReadAsync(request, Cancellation);
            var got = await world.Truth.ReadAsync(world.Measure(id), request, Cancellation);
            Assert.Equal(expected.Points.Select(Text), got.Points.Select(Text));
            Assert.Equal(expected.Provenance with { ComputedAt = default, Extracts = [], Filters = [] }, got.Provenance with { ComputedAt = default, Extracts = [], Filters = [] });
        }
    }

    [Fact]
    public async Task Compare_IndicatorOfTheCatalogue_EqualsTheComparison()
    {
        var world = new JudgedWorld();
        var last = Period.Of(Grain.Week, JudgedWorld.To.AddDays(-1));
        var request = new ComparisonRequest("violative_view_rate", last.Previous, last) { By = "market" };
        var expected = await world.Review.Comparisons.CompareAsync(request, Cancellation);
        var got = await world.Truth.CompareAsync(world.Measure("violative_view_rate"), request, Cancellation);
        Assert.Equal(expected.Select(c => $"{c.Segment} {Round(c.Difference)} {c.P:F9}"), got.Select(c => $"{c.Segment} {Round(c.Difference)} {c.P:F9}"));
        Assert.Contains(got, c => c.Difference is not null);
    }

    [Fact]
    public async Task Read_InStrata_IsNarrowerThanWithout()
    {
        var (with, without) = (new JudgedWorld(), new JudgedWorld(inStrata: false));
        async Task<double> Width(JudgedWorld world)
        {
            var shown = (await world.Truth.ReadAsync(world.Measure("violative_view_rate"), Request("violative_view_rate"), Cancellation)).Points[0].Readout.Shown!.Value;
            return shown.High - shown.Low;
        }

        Assert.True(await Width(with) < await Width(without));
        Assert.StartsWith("stratified Hájek", (await with.Truth.ReadAsync(with.Measure("violative_view_rate"), Request("violative_view_rate"), Cancellation)).Points[0].Readout.Shown!.Value.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pool_WholeWindow_IsTheRatioOfItsSums()
    {
        var world = new JudgedWorld();
        var pooled = await world.Truth.PoolAsync(world.Measure("violative_view_rate"), new(JudgedWorld.From, JudgedWorld.To), Cancellation);
        var labels = world.Rows.Where(r => r["weight"] is not null && r["violating"] is not null).ToList();
        var (readout, expected) = (Assert.IsType<Readout.Measured>(Assert.Single(pooled.Readouts).Readout), labels.Where(l => l["violating"] is true).Sum(l => (decimal)l["weight"]!) / labels.Sum(l => (decimal)l["weight"]!));
        Assert.Equal((double)expected, readout.Value.Point, 12);
        Assert.Equal(labels.Count, readout.N);
        Assert.Equal(labels.Count / readout.EffectiveN!.Value, pooled.Readouts[0].Weights!.Cost, 9);
    }

    [Fact]
    public async Task Pool_ThinSegment_IsTooFewOrWithheldAndNeverANumber()
    {
        var world = new JudgedWorld(minimumCount: 80);
        var pooled = await world.Truth.PoolAsync(world.Measure("violative_view_rate"), new(JudgedWorld.From, JudgedWorld.To) { By = ["market"] }, Cancellation);
        Assert.Equal(["BR", "DE", "US"], pooled.Readouts.Select(r => r.Keys[0]));
        Assert.IsType<Readout.Suppressed>(pooled.Readouts[0].Readout);
        // The smaller of the other two hides it from a subtraction.
        Assert.Single(pooled.Readouts, r => r.Readout is Readout.Measured);
    }

    [Fact]
    public async Task Share_OfAStrategy_IsItsWeightedRecall()
    {
        var world = new JudgedWorld();
        var recall = JudgedMeasure.Share("recall:text", "Recall", sample =>
        {
            var (violating, text) = (sample.Violating, sample.Strategy("text")!);
            return row => violating[row] ? new(1, text.Fired(row) ? 1 : 0) : default;
        }).OnDetections();
        var labels = await world.Truth.LabelsAsync(new(JudgedWorld.From, JudgedWorld.To), Cancellation);
        var readout = (await world.Truth.PoolAsync(recall, new(JudgedWorld.From, JudgedWorld.To), Cancellation)).Readouts[0].Readout.Shown!;
        double W(Func<int, bool> holds) => labels.Rows.Where(holds).Sum(r => labels.Sample.Weights[r]);
        Assert.Equal(W(r => labels.Sample.Violating[r] && labels.Sample.Strategy("text")!.Fired(r)) / W(r => labels.Sample.Violating[r]), readout.Value.Point, 12);
        Assert.Equal(Hajek.Proportion(labels.Domain(recall), 0.95), readout.Value);
    }

    [Fact]
    public async Task Read_SameQuestionAgain_IsTheSameAnswer()
    {
        var world = new JudgedWorld();
        var measure = world.Measure("violative_view_rate");
        Assert.Same(await world.Truth.ReadAsync(measure, Request(measure.Id), Cancellation), await world.Truth.ReadAsync(measure, Request(measure.Id), Cancellation));
        Assert.NotSame(await world.Truth.ReadAsync(measure, Request(measure.Id), Cancellation), await world.Truth.ReadAsync(measure, Request(measure.Id, "market"), Cancellation));
    }

    [Fact]
    public async Task Labels_InAWindowWithFilters_AreThoseThatPass()
    {
        var world = new JudgedWorld();
        var labels = await world.Truth.LabelsAsync(new(JudgedWorld.From.AddDays(7), JudgedWorld.From.AddDays(14)) { Where = [new("market", ["BR"])] }, Cancellation);
        var market = labels.Sample.Dimension("market");
        Assert.NotEmpty(labels.Rows);
        Assert.All(labels.Rows, r => Assert.Equal(("BR", JudgedWorld.From.AddDays(7)), (market.Values[market.Codes[r]], labels.Sample.Week(r))));
        Assert.Equal(["label", "detection"], labels.Provenance.Extracts.Select(e => e.Name.Split('.')[0].ToLowerInvariant()));
    }

    [Fact]
    public void LastWeeks_EndWithTheLastCompleteOne()
    {
        var snapshot = new Snapshot("s", [new("label.csv", "", Fact.Label, 1, new(2026, 6, 15), new(2026, 7, 28), default)]);
        var window = GroundTruthWindow.LastWeeks(snapshot, 2)!;
        Assert.Equal((new DateOnly(2026, 7, 13), new DateOnly(2026, 7, 27)), (window.From, window.To));
        Assert.Null(GroundTruthWindow.LastWeeks(new("s", []), 2));
    }

    private static string Text(IndicatorPoint point) => $"{point.Period} {string.Join('/', point.Keys.Select(k => k ?? "∅"))} {Text(point.Readout)}";

    private static string Text(Readout readout) => readout.Shown is { } m ? $"{readout.Status} {Round(m.Value)} {m.Value.Method} {m.N} {m.EffectiveN:F6}" : readout.ToString();

    private static string Round(Interval? interval) => interval is { } i ? FormattableString.Invariant($"{i.Low:E9} {i.Point:E9} {i.High:E9}") : "none";
}
