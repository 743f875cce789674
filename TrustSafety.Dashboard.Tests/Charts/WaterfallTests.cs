using CsCheck;
using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using Waterfall = TrustSafety.Dashboard.Charts.Waterfall;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class WaterfallTests
{
    [Fact]
    public void Steps_AnySplit_LeadFromTheValueBeforeToTheValueAfter() =>
        Gen.Double[-0.01, 0.01].Select(Gen.Double[-0.01, 0.01]).Array[1, 12].Sample(effects =>
        {
            var data = Data(effects);
            var steps = WaterfallSteps.Of(data);
            Assert.Equal(data.Whole.BeforeReadout.Shown!.Value.Point * 100, steps[0].From, 9);
            Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.From + pair.First.Effect, pair.Second.From, 9));
            Assert.Equal(data.Whole.AfterReadout.Shown!.Value.Point * 100, steps[^1].From + steps[^1].Effect, 9);
        });

    [Fact]
    public void Steps_ManySegments_PutTheSmallOnesTogether()
    {
        var steps = WaterfallSteps.Of(Data([.. Enumerable.Range(1, 9).Select(i => (0.0, i * 0.001))]));
        Assert.Equal(["Mix", "s8", "s7", "s6", "s5", "s4", "s3", "3 others"], steps.Select(s => s.Name));
    }

    [Fact]
    public void Figure_Ends_AreDotsWithWhiskersAndStepsAreBarsWithout()
    {
        var figure = Waterfall.Draw(Data([(0.01, 0.02), (0, -0.005)]), ChartTheme.Light);
        var (bars, ends) = ((Bar)figure.Traces[0], (Scatter)figure.Traces[1]);
        Assert.Null(bars.ErrorY);
        Assert.Equal(1.0, (double)ends.ErrorY!.Array![0], 9);
        Assert.Equal([0, 4], ends.X!.Cast<int>());
    }

    [Fact]
    public void Figure_Click_OpensTheSegmentButNotTheMix()
    {
        var figure = Waterfall.Draw(Data([(0.01, 0.02), (0, -0.005)]) with { Link = s => $"down/{s}" }, ChartTheme.Light);
        Assert.Equal([(0, 1), (0, 2)], figure.Links.Keys.Order());
        Assert.Equal("down/s0", figure.Links[(0, 1)]);
        Assert.Equal([null, "down/s0", "down/s1"], figure.Table.RowLinks);
    }

    [Fact]
    public void Summary_Split_SaysMixAndRate()
    {
        var summary = Waterfall.Draw(Data([(0.01, 0.02), (0, -0.005)]), ChartTheme.Light).Summary;
        Assert.Contains("+1.0 comes from other proportions of surface (mix) and +1.5 from changes inside the segments (rate), most of all s0 with +2.0", summary, StringComparison.Ordinal);
    }

    private static WaterfallData Data((double Mix, double Rate)[] effects)
    {
        var parts = effects.Select((e, i) => new MixRatePart($"s{i}", 0.5, 0.5, 0.2, 0.2, e.Mix, e.Rate)).ToList();
        var (mix, rate) = (parts.Sum(p => p.Mix), parts.Sum(p => p.Rate));
        return new(Made.Indicator(), Made.Change(null, 0.2, 0.2 + mix + rate, 0.01), new("surface", mix, rate, parts));
    }
}
