namespace TrustSafety.Dashboard.Statistics;

/// <summary>The product of two independent estimates that have intervals of their own, such as a share and the ratio by which it moved.</summary>
public static class ProductInterval
{
    /// <summary>
    /// ab with limits ab·exp(−√(ln²(a/a_l) + ln²(b/b_l))) and ab·exp(√(ln²(a_u/a) + ln²(b_u/b))): the distances of the limits on the logarithmic scale recover each estimate's
    /// variance on either side. Both at least 0, at one level, in any units. A lower limit of 0 makes the product's 0; a product of 0 has no logarithm: its limits are those of the factors, multiplied.
    /// Zou &amp; Donner 2008, Statistics in Medicine 27:1693, for the sum, here of logarithms; so for products Newcombe 2016, Statistical Methods in Medical Research 25:1774.
    /// </summary>
    public static Interval Of(Interval a, Interval b)
    {
        if (a.Level != b.Level) throw new ArgumentException("Both intervals have one level.", nameof(b));
        if (!(a.Low >= 0 && b.Low >= 0)) throw new ArgumentOutOfRangeException(nameof(a), "Both estimates are at least 0.");
        var (point, method) = (a.Point * b.Point, $"{a.Method} × {b.Method}");
        if (!(point > 0)) return new(a.Low * b.Low, point, a.High * b.High, a.Level, method);
        return new(point * Math.Exp(-Distance(a.Point / a.Low, b.Point / b.Low)), point, point * Math.Exp(Distance(a.High / a.Point, b.High / b.Point)), a.Level, method);
    }

    private static double Distance(double a, double b) => Math.Sqrt(Math.Log(a) * Math.Log(a) + Math.Log(b) * Math.Log(b));
}
