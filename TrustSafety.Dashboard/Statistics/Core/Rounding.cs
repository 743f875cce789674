namespace TrustSafety.Dashboard.Statistics;

/// <summary>Sums and products with what rounding takes from them.</summary>
internal static class Rounding
{
    /// <summary>a + b = Sum + Lost, exactly. Knuth 1997, The Art of Computer Programming, volume 2, section 4.2.2, theorem B. Nothing is lost where the sum is no finite number.</summary>
    public static (double Sum, double Lost) Of(double a, double b)
    {
        var sum = a + b;
        var second = sum - a;
        return (sum, double.IsFinite(sum) ? a - (sum - second) + (b - second) : 0);
    }

    /// <summary>ab − cd with the digits of the difference: what rounding cd lost is taken from both. No number where cd is not finite.</summary>
    public static double LessProduct(double a, double b, double c, double d)
    {
        var product = c * d;
        return Math.FusedMultiplyAdd(a, b, -product) - Math.FusedMultiplyAdd(c, d, -product);
    }
}
