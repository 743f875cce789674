namespace TrustSafety.Dashboard.Sample;

/// <summary>
/// Elementary functions from the four operations and the square root alone. Those are exact by IEEE 754 everywhere, while
/// Math.Exp and its kin come from the platform's C library and may differ in the last digit, which would tip a draw over a threshold.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>e^x by 2^k · e^r with |r| ≤ ln 2 / 2 and a Taylor series; relative error about 1e-15 for |x| &lt; 700.</summary>
    public static double Exp(double x)
    {
        var k = (int)Math.Floor(x / Ln2 + 0.5);
        var r = x - k * Ln2;
        var sum = 1.0;
        for (var i = 14; i >= 1; i--) sum = 1 + r * sum / i;
        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }

    /// <summary>ln x for normal positive x by 2 artanh((m−1)/(m+1)), m in [√½, √2).</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var k = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m > 1.4142135623730951) (m, k) = (m / 2, k + 1);
        var t = (m - 1) / (m + 1);
        var (square, sum) = (t * t, 0.0);
        for (var i = 21; i >= 1; i -= 2) sum = sum * square + 1.0 / i;
        return 2 * t * sum + k * Ln2;
    }

    /// <summary>sin of turns · 2π.</summary>
    public static double SinTurns(double turns)
    {
        var x = (turns - Math.Floor(turns + 0.5)) * 6.283185307179586;
        var (square, sum) = (x * x, 1.0);
        for (var i = 27; i >= 3; i -= 2) sum = 1 - square * sum / (i * (i - 1));
        return x * sum;
    }

    /// <summary>Inverse standard normal distribution, P. J. Acklam's rational approximation (relative error below 1.2e-9).</summary>
    public static double NormalQuantile(double p)
    {
        if (p > 0.5) return -NormalQuantile(1 - p);
        if (p < 0.02425)
        {
            var q = Math.Sqrt(-2 * Log(p));
            return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q - 2.549732539343734e+00) * q + 4.374664141464968e+00) * q + 2.938163982698783e+00)
                / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q + 3.754408661907416e+00) * q + 1);
        }
        var c = p - 0.5;
        var r = c * c;
        return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239e+00) * c
            / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1);
    }
}
