namespace TrustSafety.Dashboard.Statistics;

internal static class Bisection
{
    /// <summary>Where a function that rises (or falls, throughout) changes its sign between low and high, to the last few digits of a double.</summary>
    public static double Solve(Func<double, double> monotone, double low, double high)
    {
        var rises = monotone(high) >= 0;
        for (var i = 0; i < 200; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle == low || middle == high || high - low <= 1e-15 * Math.Max(Math.Abs(low), Math.Abs(high))) return middle;
            if (monotone(middle) >= 0 == rises) high = middle;
            else low = middle;
        }
        return low + (high - low) / 2;
    }
}
