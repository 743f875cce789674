namespace TrustSafety.Dashboard.Statistics;

/// <summary>Weights 1/π of a sample add up, on average, to the units that it was drawn from: whether these do.</summary>
public static class WeightSum
{
    /// <summary>
    /// z = (Σw − N)/√Σw(w − 1), two-sided, of units drawn independently with probabilities π = 1/w. Weights of 1 alone (everybody was drawn) have no spread and must
    /// add up to N exactly: p = 1 or 0, without z. Nobody drawn: too few. Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 3.5.
    /// </summary>
    /// <param name="drawn">The sums of the weights of those drawn, each at least 1.</param>
    public static TestResult Test(double units, WeightedTally drawn)
    {
        const string method = "sum of weights";
        Require.Positive(units);
        if (drawn.N == 0) return TestResult.None(Undefined.TooFew, method);
        if (drawn.W < drawn.N) throw new ArgumentOutOfRangeException(nameof(drawn), "A weight is 1/π and so at least 1.");
        var variance = drawn.W2 - drawn.W;
        if (!(variance > 0)) return new(method) { P = drawn.W == units ? 1 : 0 };
        var z = (drawn.W - units) / Math.Sqrt(variance);
        return new(method) { Statistic = z, P = Tails.NormalTwoSided(z) };
    }
}
