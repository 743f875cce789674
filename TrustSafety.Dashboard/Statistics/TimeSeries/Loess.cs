namespace TrustSafety.Dashboard.Statistics;

/// <summary>Local linear regression with tricube weights on equally spaced points (Cleveland 1979, JASA 74:829), as STL uses it.</summary>
internal static class Loess
{
    /// <summary>The value at position x (0-based, may lie one outside) of a window of the nearest q points; degree 0 or 1.</summary>
    public static double At(ReadOnlySpan<double> y, double x, int q, int degree, ReadOnlySpan<double> robustness)
    {
        var n = y.Length;
        var length = Math.Min(q, n);
        var left = (int)Math.Clamp(Math.Floor(x - (length - 1) / 2.0 + 0.5), 0, n - length);
        // Slide to the q nearest points.
        while (left > 0 && x - (left - 1) < left + length - 1 - x) left--;
        while (left + length < n && left + length - x < x - left) left++;
        var reach = Math.Max(x - left, left + length - 1 - x);
        if (q > n) reach += Math.Floor((q - n) / 2.0);
        double sum = 0, mean = 0;
        Span<double> w = length <= 256 ? stackalloc double[length] : new double[length];
        for (var i = 0; i < length; i++)
        {
            var r = Math.Abs(left + i - x);
            if (r > 0.999 * reach) w[i] = 0;
            else
            {
                var u = r <= 0.001 * reach ? 0 : r / reach;
                var cube = 1 - u * u * u;
                w[i] = cube * cube * cube;
            }
            if (robustness.Length > 0) w[i] *= robustness[left + i];
            sum += w[i];
        }
        if (!(sum > 0)) return y[Math.Clamp((int)Math.Round(x), 0, n - 1)];
        for (var i = 0; i < length; i++) mean += w[i] / sum * (left + i);
        var spread = 0.0;
        for (var i = 0; i < length; i++) spread += w[i] / sum * (left + i - mean) * (left + i - mean);
        var tilt = degree == 1 && Math.Sqrt(spread) > 0.001 * (n - 1) ? (x - mean) / spread : 0;
        var value = 0.0;
        for (var i = 0; i < length; i++) value += w[i] / sum * (1 + tilt * (left + i - mean)) * y[left + i];
        return value;
    }

    public static double[] Smooth(ReadOnlySpan<double> y, int q, int degree, ReadOnlySpan<double> robustness)
    {
        var smooth = new double[y.Length];
        for (var i = 0; i < smooth.Length; i++) smooth[i] = At(y, i, q, degree, robustness);
        return smooth;
    }
}
