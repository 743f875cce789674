namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// How surprised a forecaster was: the mean of −ln p over what happened and −ln(1 − p) over what did not, in nats; 0 is certainty that was right, ln 2 = 0.69 a coin. A proper score, as
/// Brier's, and harder on sure and wrong. A prediction of 0 that happened, or of 1 that did not, has an infinite loss: then the point says so, and nothing else; clip pulls predictions in
/// to [clip, 1 − clip] where that is wanted. Good 1952, JRSS B 14:107.
/// </summary>
public static class LogLoss
{
    private const string Name = "log loss";

    /// <summary>The mean loss with its standard error and normal interval, not below 0; no p. Two items at least. Good 1952, JRSS B 14:107.</summary>
    public static Inference Of(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> positive, double level = 0.95, Alternative alternative = Alternative.TwoSided, double clip = 0)
    {
        Require.SameLength(predicted.Length, positive.Length, nameof(positive));
        var tally = default(MeanTally);
        for (var i = 0; i < predicted.Length; i++) tally += new MeanTally(1, Loss(predicted[i], positive[i], clip), 0);
        return Told(tally.Mean, Math.Sqrt(tally.Variance / tally.N), tally.N, null, level, alternative);
    }

    /// <summary>
    /// The same mean where items belong together (of one author, of one reviewer): √(G/(G − 1)·Σ(Σ(loss − mean) of a cluster)²)/n, t with G − 1 df. Two clusters at least.
    /// Liang &amp; Zeger 1986, Biometrika 73:13.
    /// </summary>
    public static Inference Clustered(
        ReadOnlySpan<double> predicted, ReadOnlySpan<bool> positive, ReadOnlySpan<int> clusters, double level = 0.95, Alternative alternative = Alternative.TwoSided, double clip = 0)
    {
        Require.SameLength(predicted.Length, positive.Length, nameof(positive));
        Require.SameLength(predicted.Length, clusters.Length, nameof(clusters));
        var sums = new Dictionary<int, MeanTally>();
        var all = default(MeanTally);
        for (var i = 0; i < predicted.Length; i++)
        {
            var one = new MeanTally(1, Loss(predicted[i], positive[i], clip), 0);
            sums[clusters[i]] = sums.GetValueOrDefault(clusters[i]) + one;
            all += one;
        }
        var squares = sums.Values.Sum(c => Math.Pow(c.N * (c.Mean - all.Mean), 2));
        return Told(all.Mean, Math.Sqrt(squares * sums.Count / (sums.Count - 1.0)) / all.N, sums.Count, sums.Count - 1, level, alternative);
    }

    /// <summary>
    /// The mean loss of one forecaster less that of another on the same items, paired: below 0 the first is the better. Normal reference; two items at least, whose differences vary.
    /// Diebold &amp; Mariano 1995, Journal of Business &amp; Economic Statistics 13:253, for items in no order.
    /// </summary>
    public static Inference Difference(
        ReadOnlySpan<double> predicted, ReadOnlySpan<double> predictedBase, ReadOnlySpan<bool> positive, double level = 0.95, Alternative alternative = Alternative.TwoSided, double clip = 0)
    {
        Require.SameLength(predicted.Length, positive.Length, nameof(positive));
        Require.SameLength(predicted.Length, predictedBase.Length, nameof(predictedBase));
        var tally = default(MeanTally);
        for (var i = 0; i < predicted.Length; i++) tally += new MeanTally(1, Loss(predicted[i], positive[i], clip) - Loss(predictedBase[i], positive[i], clip), 0);
        return tally.N < 2 ? Inference.None(Undefined.TooFew, "difference of log loss", level, alternative)
            : double.IsFinite(tally.Mean) ? Inference.Wald(tally.Mean, Math.Sqrt(tally.Variance / tally.N), "difference of log loss", level, alternative)
            : Inference.None(Undefined.Impossible, "difference of log loss", level, alternative);
    }

    private static double Loss(double predicted, bool positive, double clip)
    {
        var p = Math.Clamp(Require.Probability(predicted), clip, 1 - clip);
        return positive ? -Math.Log(p) : -Stirling.Log1p(-p);
    }

    private static Inference Told(double mean, double error, double independent, double? df, double level, Alternative alternative)
    {
        if (independent < 2) return Inference.None(Undefined.TooFew, Name, level, alternative);
        if (!double.IsFinite(mean)) return Inference.None(Undefined.Impossible, Name, level, alternative, double.PositiveInfinity);
        var wald = Inference.Wald(mean, error, Name, level, alternative, df);
        return wald.IsDefined ? wald with { Low = Math.Max(0, wald.Low!.Value), P = null, Statistic = null } : wald;
    }
}
