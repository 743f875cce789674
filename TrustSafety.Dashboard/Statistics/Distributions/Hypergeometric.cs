namespace TrustSafety.Dashboard.Statistics;

/// <summary>Successes of the first group given both margins of a 2 × 2 table.</summary>
internal readonly record struct Hypergeometric(double First, double Second, double Successes)
{
    public double Least => Math.Max(0, Successes - Second);

    public double Most => Math.Min(First, Successes);

    /// <summary>P(X = x), as a product of binomial densities, which keep their digits for large margins.</summary>
    public double Density(double x)
    {
        if (x < Least || x > Most) return 0;
        var total = First + Second;
        if (Successes == 0 || Successes == total) return 1;
        var p = Successes / total;
        return BinomialLaw.Density(x, First, p) * BinomialLaw.Density(Successes - x, Second, p) / BinomialLaw.Density(Successes, total, p);
    }

    private double Mean => First * Successes / (First + Second);

    /// <summary>P(X ≤ x), summed from the largest term outwards by ratios; beyond the mean as what the other tail leaves, whose first term may be no number while this one is nearly 1.</summary>
    public double Lower(double x) => x >= Most ? 1 : x < Least ? 0 : x > Mean ? 1 - Above(x + 1) : Below(x);

    /// <summary>P(X ≥ x).</summary>
    public double Upper(double x) => x <= Least ? 1 : x > Most ? 0 : x < Mean ? 1 - Below(x - 1) : Above(x);

    private double Below(double x)
    {
        var (term, sum) = (Density(x), 0.0);
        for (var k = x; k >= Least && term > sum * 1e-18; k--)
        {
            sum += term;
            term *= k * (Second - Successes + k) / ((First - k + 1) * (Successes - k + 1));
        }
        return Math.Min(1, sum);
    }

    private double Above(double x)
    {
        var (term, sum) = (Density(x), 0.0);
        for (var k = x; k <= Most && term > sum * 1e-18; k++)
        {
            sum += term;
            term *= (First - k) * (Successes - k) / ((k + 1) * (Second - Successes + k + 1));
        }
        return Math.Min(1, sum);
    }
}
