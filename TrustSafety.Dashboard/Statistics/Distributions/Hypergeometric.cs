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

    /// <summary>P(X ≤ x), summed from the largest term outwards by ratios.</summary>
    public double Lower(double x)
    {
        if (x >= Most) return 1;
        if (x < Least) return 0;
        var (term, sum) = (Density(x), 0.0);
        for (var k = x; k >= Least && term > sum * 1e-18; k--)
        {
            sum += term;
            term *= k * (Second - Successes + k) / ((First - k + 1) * (Successes - k + 1));
        }
        return Math.Min(1, sum);
    }

    /// <summary>P(X ≥ x).</summary>
    public double Upper(double x)
    {
        if (x <= Least) return 1;
        if (x > Most) return 0;
        var (term, sum) = (Density(x), 0.0);
        for (var k = x; k <= Most && term > sum * 1e-18; k++)
        {
            sum += term;
            term *= (First - k) * (Successes - k) / ((k + 1) * (Second - Successes + k + 1));
        }
        return Math.Min(1, sum);
    }
}
