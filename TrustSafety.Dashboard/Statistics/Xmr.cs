namespace TrustSafety.Dashboard.Statistics;

/// <summary>Limits of an individuals chart.</summary>
public static class Xmr
{
    /// <summary>3 / d₂ with d₂ = 1.128, the expected range of two normal values in standard deviations.</summary>
    public const double Factor = 2.66;

    /// <summary>
    /// Centre = mean, limits = centre ± 2.66 × mean moving range |xᵢ − xᵢ₋₁|; needs two values in their order in time. The moving range
    /// keeps a slow drift out of the limits' width, which a standard deviation would not. Of the points themselves 0.27 % lie outside by chance; of the next points,
    /// when 24 set the limits, 1 % do. Wheeler &amp; Chambers 1992, Understanding Statistical Process Control, chapter 3.
    /// </summary>
    public static (double Low, double Centre, double High) Limits(IReadOnlyList<double> values)
    {
        if (values.Count < 2) throw new ArgumentOutOfRangeException(nameof(values), "Moving ranges need at least two values.");
        var centre = values.Average();
        var half = Factor * values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a)).Average();
        return (centre - half, centre, centre + half);
    }
}
