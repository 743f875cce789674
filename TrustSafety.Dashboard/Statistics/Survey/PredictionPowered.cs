namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// A mean from few judged items and a model's prediction for all: the judged items correct the prediction. Predictions need not be good, only the same
/// model on both sets. Angelopoulos, Duchi &amp; Zrnic 2023, PPI++, arXiv 2311.01453; stratified: Fisch et al. 2024, arXiv 2406.04291.
/// </summary>
public static class PredictionPowered
{
    /// <summary>
    /// λ·mean_N f + mean_n(Y − λf), variance λ²var(f)/N + var(Y − λf)/n; λ = 1 is plain PPI, 0 ignores the predictions, null takes the best
    /// cov(Y, f)/((1 + n/N)·var f), cut to [0, 1]. Judged: variables 0 = Y, 1 = f. Normal reference; needs n ≥ 2 and N ≥ 2.
    /// Angelopoulos, Duchi &amp; Zrnic 2023, arXiv 2311.01453.
    /// </summary>
    public static Inference Mean(JointTally judged, MeanTally predictions, double? lambda = null, double level = 0.95, Alternative alternative = Alternative.TwoSided) =>
        Stratified([(1, judged, predictions)], lambda, level, alternative);

    /// <summary>The same in each stratum with population share Wₕ (Σ Wₕ = 1), each with its own λ. Fisch et al. 2024, arXiv 2406.04291.</summary>
    public static Inference Stratified(
        IReadOnlyList<(double Share, JointTally Judged, MeanTally Predictions)> strata, double? lambda = null, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "prediction-powered";
        var (point, variance) = (0.0, 0.0);
        foreach (var (share, judged, predictions) in strata)
        {
            if (judged.N < 2 || predictions.N < 2) return Inference.None(Undefined.TooFew, method, level, alternative);
            var pull = lambda ?? Best(judged, predictions);
            point += share * (pull * predictions.Mean + judged.Mean(0) - pull * judged.Mean(1));
            var rest = judged.Covariance(0, 0) - 2 * pull * judged.Covariance(0, 1) + pull * pull * judged.Covariance(1, 1);
            variance += share * share * (pull * pull * predictions.Variance / predictions.N + Math.Max(0, rest) / judged.N);
        }
        return Inference.Wald(point, Math.Sqrt(variance), method, level, alternative);
    }

    /// <summary>
    /// The difference estimator when the predictions of the whole finite population are known: population mean of f + Σ Wₕ·mean(Y − f), variance
    /// Σ Wₕ²(1 − nₕ/Nₕ)·var(Y − f)/nₕ: a sum over strata of (Nₕ, Y − f). Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 6.3.
    /// </summary>
    public static Inference Difference(double populationMean, ReadOnlySpan<Stratum> residuals, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        var mean = Statistics.Stratified.Mean(residuals, level, normal: true, alternative);
        return mean with { Method = "difference estimator", Point = mean.Point + populationMean, Low = mean.Low + populationMean, High = mean.High + populationMean, P = null, Statistic = null };
    }

    /// <summary>
    /// The difference estimator with the predictions taken at their worth: λF + Σ Wₕ·mean(Y − λf), variance Σ Wₕ²(1 − nₕ/Nₕ)·var(Y − λf)/nₕ. The λ that
    /// makes it least is Σ aₕcov(Y, f)/Σ aₕvar(f) with aₕ = Wₕ²(1 − nₕ/Nₕ)/nₕ, cut to [0, 1]; predictions without spread get 0. It is estimated from the same
    /// items, which the interval neglects. Judged: variables 0 = Y, 1 = f. PPI++ (arXiv 2311.01453), section 6, for a finite population.
    /// </summary>
    public static (Inference Estimate, double Lambda) Tuned(double populationMean, IReadOnlyList<(double Population, JointTally Judged)> strata, double level = 0.95)
    {
        var total = strata.Sum(s => s.Population);
        var (shared, spread) = (0.0, 0.0);
        foreach (var (population, judged) in strata)
        {
            // A stratum judged in full has no error, and one with a single item none that could be known: the estimate itself answers for that.
            if (judged.N < 2 || judged.N >= population) continue;
            var weight = population / total * (population / total) * (1 - judged.N / population) / judged.N;
            (shared, spread) = (shared + weight * judged.Covariance(0, 1), spread + weight * judged.Covariance(1, 1));
        }
        var lambda = spread > 0 ? Math.Clamp(shared / spread, 0, 1) : 0;
        var residuals = strata.Select(s => new Stratum(s.Population, Residual(s.Judged, lambda))).ToArray();
        return (Difference(lambda * populationMean, residuals, level) with { Method = "tuned difference estimator" }, lambda);
    }

    private static MeanTally Residual(JointTally judged, double lambda)
    {
        var rest = judged.N < 2 ? 0 : Math.Max(0, judged.Covariance(0, 0) - 2 * lambda * judged.Covariance(0, 1) + lambda * lambda * judged.Covariance(1, 1));
        return new(judged.N, judged.Mean(0) - lambda * judged.Mean(1), rest * Math.Max(0, judged.N - 1));
    }

    private static double Best(JointTally judged, MeanTally predictions)
    {
        // The larger set knows the predictions' spread better.
        var spread = predictions.Variance > 0 ? predictions.Variance : judged.Covariance(1, 1);
        return spread > 0 ? Math.Clamp(judged.Covariance(0, 1) / ((1 + judged.N / predictions.N) * spread), 0, 1) : 0;
    }
}
