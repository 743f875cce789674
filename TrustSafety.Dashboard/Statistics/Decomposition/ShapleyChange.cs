namespace TrustSafety.Dashboard.Statistics;

/// <summary>A change of a whole's rate shared between several dimensions' mix and the rate within their cells.</summary>
public static class ShapleyChange
{
    /// <summary>
    /// The Shapley value of a change between two states of several factors: value(S) is the outcome with the factors in S (bit i of the mask) after and the
    /// others before; each factor gets its marginal change averaged over all orders, exactly. The parts sum to value(all) − value(none). At most 20 factors
    /// (2²⁰ evaluations). Shorrocks 2013, Journal of Economic Inequality 11:99.
    /// </summary>
    public static double[] Of(int factors, Func<int, double> value)
    {
        if (factors is < 1 or > 20) throw new ArgumentOutOfRangeException(nameof(factors), "Between 1 and 20 factors.");
        var values = new double[1 << factors];
        for (var mask = 0; mask < values.Length; mask++) values[mask] = value(mask);
        var weights = new double[factors];
        // |S|!(n − |S| − 1)!/n! = 1/(n·C(n − 1, |S|)).
        for (var size = 0; size < factors; size++) weights[size] = 1 / (factors * MathNet.Numerics.SpecialFunctions.Binomial(factors - 1, size));
        var parts = new double[factors];
        for (var mask = 0; mask < values.Length; mask++)
            for (var i = 0; i < factors; i++)
                if ((mask >> i & 1) == 0) parts[i] += weights[System.Numerics.BitOperations.PopCount((uint)mask)] * (values[mask | 1 << i] - values[mask]);
        return parts;
    }

    /// <summary>
    /// The change of R = Σ share·rate over cells of two or more dimensions, shared between each dimension's own mix and the cells' rates. The joint share after
    /// changing some dimensions' margins is fitted from the one before by iterative proportional fitting; what the margins do not explain (their association)
    /// is the part before the last. Parts: one per dimension, association, rate. Cells by [cell]: levels per dimension, share and rate before and after;
    /// both shares sum to 1 and all shares before are above 0 where those after are. Shorrocks 2013, Journal of Economic Inequality 11:99.
    /// </summary>
    public static double[] MixAndRate(IReadOnlyList<ShiftedCell> cells)
    {
        if (cells.Count == 0) throw new ArgumentException("At least one cell is needed.", nameof(cells));
        var dimensions = cells[0].Levels.Count;
        return Of(dimensions + 2, mask =>
        {
            var shares = MarginFit.Shares(cells, mask, dimensions);
            var after = (mask >> (dimensions + 1) & 1) == 1;
            return cells.Select((c, i) => shares[i] * (after ? c.RateAfter : c.RateBefore)).Sum();
        });
    }
}

/// <summary>A cell of several dimensions: its level in each, its share of the denominator and its rate before and after.</summary>
public readonly record struct ShiftedCell(IReadOnlyList<int> Levels, double ShareBefore, double RateBefore, double ShareAfter, double RateAfter);
