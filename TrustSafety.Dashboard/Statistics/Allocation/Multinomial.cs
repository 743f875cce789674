namespace TrustSafety.Dashboard.Statistics;

/// <summary>The exact test of counts against shares, by going through all splits of their total.</summary>
internal static class Multinomial
{
    private const double MostSplits = 5e6;
    private const double Tie = 1e-7;

    /// <summary>The probability of all splits no more likely than the one seen; null when there are too many.</summary>
    public static double? P(double[] seen, double[] shares)
    {
        var total = seen.Sum();
        // C(total + arms − 1, arms − 1) splits.
        var splits = 1.0;
        for (var i = 1; i < seen.Length; i++) splits *= (total + i) / i;
        if (splits > MostSplits) return null;
        var terms = shares.Select(share => Enumerable.Range(0, (int)total + 1).Select(k => k * Math.Log(share) - LogFactorial(k)).ToArray()).ToArray();
        var limit = seen.Select((k, arm) => terms[arm][(int)k]).Sum() + LogFactorial(total) + Tie;
        return Math.Min(1, Sum(terms, 0, (int)total, LogFactorial(total), limit));
    }

    private static double Sum(double[][] terms, int arm, int left, double log, double limit)
    {
        if (arm == terms.Length - 1) return log + terms[arm][left] is var all && all <= limit ? Math.Exp(all) : 0;
        var sum = 0.0;
        for (var k = 0; k <= left; k++) sum += Sum(terms, arm + 1, left - k, log + terms[arm][k], limit);
        return sum;
    }

    private static double LogFactorial(double n) => MathNet.Numerics.SpecialFunctions.GammaLn(n + 1);
}
