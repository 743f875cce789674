using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>The stretch of a course that strays most from what was expected: indexes of its first and last step, and the sums over it.</summary>
internal readonly record struct Stretch(int First, int Last, double Count, double Expected)
{
    /// <summary>Of all stretches that with the highest Poisson likelihood ratio y ln(y/m) − y + m (the scan statistic in time, Kulldorff 1997, with the level known); null where nothing strays.</summary>
    public static Stretch? Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> expected)
    {
        Stretch? best = null;
        var most = 0.0;
        for (var first = 0; first < counts.Length; first++)
        {
            double y = 0, m = 0;
            for (var last = first; last < counts.Length; last++)
            {
                (y, m) = (y + counts[last], m + expected[last]);
                var ratio = m > 0 ? RateTest.Evidence(y, m) : 0;
                if (ratio > most) (most, best) = (ratio, new(first, last, y, m));
            }
        }
        return best;
    }
}
