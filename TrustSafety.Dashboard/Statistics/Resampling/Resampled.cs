namespace TrustSafety.Dashboard.Statistics;

/// <summary>What is read from sorted resampled values.</summary>
internal static class Resampled
{
    /// <summary>The value at rank (R + 1)·q, interpolated on the normal scale (Davison &amp; Hinkley 1997, Bootstrap Methods, equation 5.8).</summary>
    public static double Quantile(double[] sorted, double q)
    {
        var rank = (sorted.Length + 1) * q;
        var k = (int)Math.Floor(rank);
        if (k < 1) return sorted[0];
        if (k >= sorted.Length) return sorted[^1];
        if (rank == k) return sorted[k - 1];
        var (z, from, to) = (Gaussian.Quantile(q), Gaussian.Quantile(k / (sorted.Length + 1.0)), Gaussian.Quantile((k + 1) / (sorted.Length + 1.0)));
        return sorted[k - 1] + (z - from) / (to - from) * (sorted[k] - sorted[k - 1]);
    }

    public static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    /// <summary>The BCa limits from the leave-one-out values and the bias z₀ (Efron 1987, JASA 82:171).</summary>
    public static (double Low, double High) Corrected(double[] sorted, double[] leaveOneOut, double bias, double tail)
    {
        var mean = leaveOneOut.Average();
        double squares = 0, cubes = 0;
        foreach (var v in leaveOneOut)
        {
            var d = mean - v;
            squares += d * d;
            cubes += d * d * d;
        }
        var acceleration = squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
        double Level(double z) => Gaussian.Lower(bias + (bias + z) / (1 - acceleration * (bias + z)));
        return (Quantile(sorted, Level(Gaussian.Quantile(tail))), Quantile(sorted, Level(-Gaussian.Quantile(tail))));
    }
}
