using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>What the scan watches young series of hours with, on the half of the Numenta Anomaly Benchmark that is at hand: one setting, one threshold for all series, scored by its published rules.</summary>
internal sealed class NabBenchmark : IBenchmark
{
    private const int Folds = 5;
    private const double HourlyBudget = 0.2;
    private static readonly NabWeights Standard = new(1, 1, 0.11), LowFalsePositives = new(1, 1, 0.22), LowFalseNegatives = new(1, 2, 0.11);
    private static readonly double[] Thresholds = [.. Enumerable.Range(5, 96).Select(i => i * 0.1)];

    public string Name => "nab";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var folder = Environment.GetEnvironmentVariable("NAB_FOLDER") ?? throw new InvalidOperationException("NAB_FOLDER names the folder with windows.json and data/ of the benchmark.");
        var corpus = NabCorpus.Read(folder);
        var scores = corpus.AsParallel().AsOrdered().Select(s => StreamSurprise.Scores(s.Values, s.RowsPerDay)).ToList();
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(
        [
            InSample(corpus, scores, "standard", Standard, 60), Crossed(corpus, scores, "standard", Standard, 60),
            .. new[] { 1, 20, 300 }.Select(series => AsScanned(corpus, scores, series)),
            InSample(corpus, scores, "low FP", LowFalsePositives, null), InSample(corpus, scores, "low FN", LowFalseNegatives, null),
        ]);
    }

    private static BenchmarkRow InSample(IReadOnlyList<NabSeries> corpus, List<double[]> scores, string profile, NabWeights weights, double? goal)
    {
        var (threshold, score) = Thresholds.Select(t => (t, Score(corpus, scores, _ => t, weights))).MaxBy(b => b.Item2);
        return Row(corpus, $"NAB, {profile}, threshold best in sample ({threshold.ToString("0.0", CultureInfo.InvariantCulture)})", score, goal);
    }

    /// <summary>At the threshold that the scan itself applies to so many young series.</summary>
    private static BenchmarkRow AsScanned(IReadOnlyList<NabSeries> corpus, List<double[]> scores, int series)
    {
        var threshold = -Math.Log10(HourlyBudget / series);
        return Row(corpus, string.Create(CultureInfo.InvariantCulture, $"NAB, standard, threshold of a scan of {series} young series, {HourlyBudget} false alarms a week in all"), Score(corpus, [.. scores.Select(s => QuietRanks.Rarities(s))], _ => threshold, Standard), null);
    }

    /// <summary>Every series is scored with the threshold that is best for the series of the other folds.</summary>
    private static BenchmarkRow Crossed(IReadOnlyList<NabSeries> corpus, List<double[]> scores, string profile, NabWeights weights, double? goal)
    {
        var chosen = Enumerable.Range(0, Folds).Select(fold => Thresholds.MaxBy(t => Score([.. corpus.Where((_, i) => i % Folds != fold)], [.. scores.Where((_, i) => i % Folds != fold)], _ => t, weights))).ToList();
        var range = string.Create(CultureInfo.InvariantCulture, $"{chosen.Min():0.0} to {chosen.Max():0.0}");
        return Row(corpus, $"NAB, {profile}, threshold by {Folds}-fold cross-validation ({range})", Score(corpus, scores, i => chosen[i % Folds], weights), goal);
    }

    private static double Score(IReadOnlyList<NabSeries> corpus, List<double[]> scores, Func<int, double> threshold, NabWeights weights) =>
        NabScore.Normalized(corpus.Select((s, i) => s.Raw(threshold(i), YoungDetector.Pause, scores[i], weights)).Sum(), corpus.Sum(s => s.Windows.Count), weights);

    private static BenchmarkRow Row(IReadOnlyList<NabSeries> corpus, string what, double score, double? goal) => new(what, $"{corpus.Count} series, {corpus.Sum(s => s.Windows.Count)} windows",
        score.ToString("0.0", CultureInfo.InvariantCulture), "random cut forest 51.7, Twitter ADVec 47.1, windowed Gaussian 39.6 (full corpus, standard)", null, goal is { } g ? $"≥ {g}" : "for comparison", goal is null || score >= goal);
}
