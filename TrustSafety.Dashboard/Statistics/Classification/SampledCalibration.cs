namespace TrustSafety.Dashboard.Statistics;

/// <summary>Whether scores in [0, 1] come true, from a stratified sample of judged items.</summary>
public static class SampledCalibration
{
    private const string Method = "expected calibration error, simulated";

    /// <summary>
    /// Σᵦ |Tᵦ| ÷ Σw over equal-width bins (low, high], the first with its lower edge, with Tᵦ = Σw(y − score) of a bin: the weighted mean of the gaps between what was said and what
    /// came. The totals Tᵦ are normal about their estimates with the variance v = Σₕ nₕ/(nₕ − 1)·(Σ(wz)² − (Σwz)²/nₕ), units outside of the bin as zeros; what bins of one stratum
    /// covary, −TₕᵦTₕ꜀/(nₕ − 1), is left out. Sums of absolute values are biased upwards, in draws about the estimates once more than in the estimate, so seeded draws are made about
    /// the totals as they are and about those shrunk by their variance, √(T² − v)₊. The interval is the envelope of the basic ones of both and of the percentiles of the
    /// latter: it holds the truth at least as often as its level says, where the basic one alone does in nine of ten. Within [0, 1], never without its point; the standard error
    /// is that of the first draws. Two items at least; no p. Guo et al. 2017, ICML; Davison &amp; Hinkley 1997, Bootstrap Methods and their Application, section 2.2.
    /// </summary>
    /// <param name="stratum">By item.</param>
    /// <param name="drawn">By stratum, the units drawn from it, among the items or not.</param>
    public static Inference ExpectedError(ReadOnlySpan<ScoredItem> items, IReadOnlyList<int> stratum, Func<int, double> drawn, int bins = 10, int draws = 2000, double level = 0.95, ulong seed = 1)
    {
        Require.SameLength(items.Length, stratum.Count, nameof(stratum));
        if (bins < 1) throw new ArgumentOutOfRangeException(nameof(bins), "At least one bin is needed.");
        var (sums, weight) = (new Dictionary<(int Bin, int Stratum), (double Sum, double Squares)>(), 0.0);
        for (var i = 0; i < items.Length; i++)
        {
            var (item, z) = (items[i], items[i].Weight * ((items[i].Positive ? 1 : 0) - Require.Probability(items[i].Score, nameof(items))));
            var at = (Bin(item.Score, bins), stratum[i]);
            var had = sums.GetValueOrDefault(at);
            sums[at] = (had.Sum + z, had.Squares + (z * z));
            weight += item.Weight;
        }
        if (items.Length < 2 || !(weight > 0)) return Inference.None(Undefined.TooFew, Method, level);
        var (totals, errors) = (new double[bins], new double[bins]);
        foreach (var ((bin, h), (sum, squares)) in sums)
        {
            totals[bin] += sum;
            errors[bin] += StratumVariance.Of(sum, squares, drawn(h));
        }
        var point = totals.Sum(Math.Abs) / weight;
        if (!(errors.Sum() > 0)) return Inference.None(Undefined.NoSpread, Method, level, point: point);
        double[] shrunk = [.. totals.Zip(errors, (t, v) => Math.Sqrt(Math.Max(0, (t * t) - v)) * Math.Sign(t))];
        var (centre, tail) = (shrunk.Sum(Math.Abs) / weight, Require.Level(level) / 2);
        var (about, less) = (Draw(totals, errors, weight, draws, seed), Draw(shrunk, errors, weight, draws, seed));
        double[] ends = [.. new[] { tail, 1 - tail }.SelectMany(q => new[] { (2 * point) - Resampled.Quantile(about, q), point + centre - Resampled.Quantile(less, q), Resampled.Quantile(less, q) })];
        return new(Method, level) { Point = point, StandardError = Resampled.Deviation(about), Low = Math.Clamp(ends.Min(), 0, point), High = Math.Clamp(ends.Max(), point, 1) };
    }

    private static double[] Draw(double[] totals, double[] errors, double weight, int draws, ulong seed)
    {
        var (random, simulated) = (new SeededRandom(seed), new double[draws]);
        for (var d = 0; d < draws; d++)
        {
            for (var b = 0; b < totals.Length; b++) simulated[d] += Math.Abs(errors[b] > 0 ? totals[b] + (Math.Sqrt(errors[b]) * random.Normal()) : totals[b]);
            simulated[d] /= weight;
        }
        Array.Sort(simulated);
        return simulated;
    }

    /// <summary>The bin of a score.</summary>
    internal static int Bin(double score, int bins) => Math.Clamp((int)Math.Ceiling(score * bins) - 1, 0, bins - 1);
}
