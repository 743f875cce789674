using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>How long before the view the verdict came, over judged violating views that the strategy flagged; below 0 it came too late.</summary>
internal static class LeadTimes
{
    private const int Fewest = 20;

    public static string Of(JudgedLabels labels, JudgedStrategy strategy)
    {
        double[] leads = [.. labels.Rows.Where(r => labels.Sample.Violating[r] && strategy.Fired(r) && strategy.LeadSeconds[r] != JudgedStrategy.Never).Select(r => strategy.LeadSeconds[r] / 3600.0).Order()];
        if (leads.Length < Fewest) return "too few to say";
        var median = Quantiles.OrderStatistic(leads, 0.5);
        return FormattableString.Invariant($"{median.Point:0.0} h ({median.Low:0.0} to {median.High:0.0})").Replace("-", "−", StringComparison.Ordinal);
    }
}
