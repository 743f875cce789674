namespace TrustSafety.Dashboard.Statistics;

/// <summary>What a stratum adds to the variance of a total of z: n/(n − 1)·(Σz² − (Σz)²/n) over the n units drawn, those without a z as zeros; a single unit is centred at 0 and adds z².</summary>
internal static class StratumVariance
{
    /// <summary>Of z = w(y − r), without the cancellation of the plain sums.</summary>
    public static double Of(WeightedTally sums, double r, double drawn) => drawn > 1 ? drawn / (drawn - 1) * sums.ScatterAbout(r, drawn) : sums.SquaresAbout(r);

    public static double Of(double sum, double squares, double drawn) => drawn > 1 ? drawn / (drawn - 1) * Math.Max(0, squares - (sum * sum / drawn)) : squares;
}
