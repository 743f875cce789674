using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>How long before the view the verdict came, over violating views that the strategy flagged, weighted to views; below 0 it came too late.</summary>
internal static class LeadTimes
{
    private const int Fewest = 20;

    public static readonly Unit Hours = Units.Named("hours")!;

    /// <summary>The median lead.</summary>
    public static Readout Of(JudgedLabels labels, JudgedStrategy strategy)
    {
        var sample = labels.Sample;
        int[] flagged = [.. labels.Violating.Where(r => strategy.Fired(r) && strategy.LeadSeconds[r] != JudgedStrategy.Never)];
        if (flagged.Length < Fewest) return new Readout.TooFew(flagged.Length, Fewest);
        double[] weights = [.. flagged.Select(r => sample.Weights[r])];
        var median = SampledQuantile.Of([.. flagged.Select(r => (double)strategy.LeadSeconds[r])], weights, [.. flagged.Select(r => sample.StratumCodes[r])], s => sample.Strata[s].Drawn, 0.5);
        return median.Interval is { } interval ? new Readout.Measured(interval, flagged.Length, null, null, DesignInterval.KishSize(weights)).While(labels.Open) : new Readout.Missing("the lead times do not vary enough for an interval");
    }
}
