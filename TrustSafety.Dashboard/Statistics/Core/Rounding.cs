namespace TrustSafety.Dashboard.Statistics;

/// <summary>A sum and what rounding took from it.</summary>
internal static class Rounding
{
    /// <summary>a + b = Sum + Lost, exactly. Knuth 1997, The Art of Computer Programming, volume 2, section 4.2.2, theorem B. Nothing is lost where the sum is no finite number.</summary>
    public static (double Sum, double Lost) Of(double a, double b)
    {
        var sum = a + b;
        var second = sum - a;
        return (sum, double.IsFinite(sum) ? a - (sum - second) + (b - second) : 0);
    }
}
