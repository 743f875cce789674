using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;
using static System.FormattableString;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>The estimate with the help of scores that are known for the whole population: in full, and taken at their worth.</summary>
internal static class PoweredEstimate
{
    public const string Plain = "prediction_powered", Tuned = "prediction_powered_tuned";

    public const string Unknown = "it takes the mean score of all views that the sample stands for. Detections score contents, not views, so it is known only where every unit of the strata is one content "
        + "and was scored once: as many scores as the strata hold units. No strategy's scores are so, the window holds a part of a stratum, or strata do not say their size";

    public static (Readout Difference, Readout Tuned) Of(JudgedLabels labels, LabelDomains domains, JudgedStrategy strategy, double meanScore)
    {
        double Violates(int row) => labels.Sample.Violating[row] ? 1 : 0;
        var difference = PredictionPowered.Difference(meanScore, domains.Residuals(labels, row => Violates(row) - strategy.Scores[row]), PrevalenceEstimates.Level);
        List<(double, JointTally)> strata = [.. LabelDomains.Rows(labels).Select(s => (s.Views, JointTally.Of([[.. s.Rows.Select(Violates)], [.. s.Rows.Select(r => (double)strategy.Scores[r])]])))];
        var (tuned, lambda) = PredictionPowered.Tuned(meanScore, strata, PrevalenceEstimates.Level);
        return (Said(difference, domains, ""), Said(tuned, domains, Invariant($"; λ {lambda:0.00}")));
    }

    /// <summary>The gain: how many labels would say as much without the scores.</summary>
    private static Readout Said(Inference estimate, LabelDomains domains, string more)
    {
        if (estimate is not { Interval: { } interval, StandardError: { } error } || domains.Finite is not { } finite) return new Readout.Missing("a stratum holds a single label");
        var (n, worth) = (finite.Total.N, finite.Variance / (error * error) * finite.Total.N);
        return PrevalenceEstimates.Of(interval with { Low = Math.Max(0, interval.Low) }, finite, Invariant($"s.e. {error:0.######}; as good as {worth:0} labels without scores, {worth - n:+0;−0} by the scores{more}"), error);
    }
}
