namespace TrustSafety.Dashboard.Statistics;

/// <summary>One point of a control chart; the limits may differ from point to point.</summary>
public readonly record struct ChartPoint(double Value, double Low, double Centre, double High)
{
    public bool Signals => Value < Low || Value > High;
}

/// <summary>Charts of proportions and of smoothed values; individuals are in <see cref="Xmr"/>.</summary>
public static class ControlCharts
{
    /// <summary>
    /// p-chart: centre p̄ = Σk/Σn, limits p̄ ± 3√(p̄(1 − p̄)/n), cut to [0, 1]. With large n nearly every point signals, because real rates vary by more than
    /// sampling: use <see cref="Laney"/>. Montgomery, Introduction to Statistical Quality Control, section 7.3.
    /// </summary>
    public static IReadOnlyList<ChartPoint> Proportions(ReadOnlySpan<double> k, ReadOnlySpan<double> n) => Chart(k, n, 1);

    /// <summary>
    /// Laney's p′: the p-chart's limits times σ_z = mean moving range of the z-scores/1.128; never narrower than asked for by the points' own variation and
    /// equal to the p-chart when that is only sampling. Two points at least. Laney 2002, Quality Engineering 14:531.
    /// </summary>
    public static IReadOnlyList<ChartPoint> Laney(ReadOnlySpan<double> k, ReadOnlySpan<double> n) => Chart(k, n, Spread(k, n));

    /// <summary>
    /// EWMA of values with a known centre and standard deviation: zₜ = λxₜ + (1 − λ)zₜ₋₁, limits centre ± Lσ√(λ/(2 − λ)(1 − (1 − λ)²ᵗ)).
    /// 0 &lt; λ ≤ 1; λ = 0.2 with L = 2.86 has an in-control run length near 370. Roberts 1959, Technometrics 1:239; Lucas &amp; Saccucci 1990.
    /// </summary>
    public static IReadOnlyList<ChartPoint> Ewma(ReadOnlySpan<double> values, double centre, double deviation, double lambda = 0.2, double width = 2.86)
    {
        if (!(lambda > 0 && lambda <= 1)) throw new ArgumentOutOfRangeException(nameof(lambda), "λ lies above 0 and is at most 1.");
        Require.NotNegative(deviation);
        var (points, z) = (new ChartPoint[values.Length], centre);
        for (var t = 0; t < values.Length; t++)
        {
            z = lambda * values[t] + (1 - lambda) * z;
            var half = Require.Positive(width) * deviation * Math.Sqrt(lambda / (2 - lambda) * (1 - Math.Pow(1 - lambda, 2 * (t + 1))));
            points[t] = new(z, centre - half, centre, centre + half);
        }
        return points;
    }

    private static ChartPoint[] Chart(ReadOnlySpan<double> k, ReadOnlySpan<double> n, double spread)
    {
        var centre = Centre(k, n);
        var points = new ChartPoint[k.Length];
        for (var i = 0; i < k.Length; i++)
        {
            var half = 3 * spread * Math.Sqrt(centre * (1 - centre) / n[i]);
            points[i] = new(k[i] / n[i], Math.Max(0, centre - half), centre, Math.Min(1, centre + half));
        }
        return points;
    }

    private static double Spread(ReadOnlySpan<double> k, ReadOnlySpan<double> n)
    {
        if (k.Length < 2) throw new ArgumentException("Moving ranges need at least two points.", nameof(k));
        var (centre, sum) = (Centre(k, n), 0.0);
        if (centre is 0 or 1) return 1;
        double Z(double x, double size) => (x / size - centre) / Math.Sqrt(centre * (1 - centre) / size);
        for (var i = 1; i < k.Length; i++) sum += Math.Abs(Z(k[i], n[i]) - Z(k[i - 1], n[i - 1]));
        return sum / (k.Length - 1) / 1.128;
    }

    private static double Centre(ReadOnlySpan<double> k, ReadOnlySpan<double> n)
    {
        Require.SameLength(k.Length, n.Length, nameof(n));
        var (events, trials) = (0.0, 0.0);
        for (var i = 0; i < k.Length; i++)
        {
            Require.Successes(k[i], n[i]);
            (events, trials) = (events + k[i], trials + n[i]);
        }
        return trials > 0 ? events / trials : throw new ArgumentException("A chart needs at least one point.", nameof(k));
    }
}
