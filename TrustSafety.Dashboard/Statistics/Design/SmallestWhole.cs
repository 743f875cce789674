namespace TrustSafety.Dashboard.Statistics;

/// <summary>The smallest whole number at which something that rises with it is enough.</summary>
internal static class SmallestWhole
{
    private const double Most = 1e15;

    /// <summary>Null when even 1e15 is not enough.</summary>
    public static double? Reaching(double wanted, Func<double, double> rising, double least = 1)
    {
        if (rising(least) >= wanted) return least;
        var (low, high) = (least, 2 * least);
        while (rising(high) < wanted)
        {
            if (high > Most) return null;
            (low, high) = (high, high * 2);
        }
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (rising(middle) >= wanted) high = middle;
            else low = middle;
        }
        return high;
    }
}
