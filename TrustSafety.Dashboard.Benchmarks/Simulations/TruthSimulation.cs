using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Benchmarks.Reading;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Coverage;
using TrustSafety.Dashboard.Features.Prevalence;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>What the readers of the pages say of platforms whose truth is known: how often their intervals hold it, and how far off their points are on average.</summary>
internal sealed class TruthSimulation : IBenchmark
{
    private readonly Dictionary<string, List<Statistics.Interval>> said = [];

    public string Name => "truth";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var directory = Path.Combine(context.Folder, "truth");
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        for (var first = 0; first < TruthPlatforms.Seeds; first += TruthPlatforms.Batch) await ReadBatchAsync(Path.Combine(directory, first.ToString(CultureInfo.InvariantCulture)), first, cancellation);
        return
        [
            Holds("prevalence", TruthPlatforms.Prevalence), Holds("coverage", TruthPlatforms.Covered), Holds("never caught", TruthPlatforms.Never),
            Holds("recall", TruthPlatforms.Recall), Holds("precision", TruthPlatforms.Precision), Holds("corrected prevalence", TruthPlatforms.Prevalence),
            Holds("naive prevalence of judges who err (must miss)", TruthPlatforms.Prevalence, misses: true),
            OnAverage("prevalence", TruthPlatforms.Prevalence), OnAverage("coverage", TruthPlatforms.Covered), OnAverage("recall", TruthPlatforms.Recall),
            await OptimisedAsync(cancellation),
            OnAverage("corrected prevalence", TruthPlatforms.Prevalence), OnAverage("naive prevalence of judges who err (must miss)", TruthPlatforms.Prevalence, misses: true),
        ];
    }

    private async Task ReadBatchAsync(string directory, int first, CancellationToken cancellation)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        var dataset = app.Services.GetRequiredService<Dataset>();
        await DirectPublish.RunAsync(dataset, 1, Fact.Label, TruthPlatforms.LabelSql(first), TruthPlatforms.Labels);
        await DirectPublish.RunAsync(dataset, 2, Fact.Detection, TruthPlatforms.DetectionSql(first), TruthPlatforms.Detections);
        await DirectPublish.RunAsync(dataset, 3, Fact.Review, TruthPlatforms.ReviewSql(first), TruthPlatforms.Reviews);
        await app.Services.PrepareWorkspaceAsync(cancellation);
        await app.Services.GetRequiredService<IFacts>().PrepareAsync(cancellation);
        for (var seed = first; seed < first + TruthPlatforms.Batch; seed++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await ReadAsync(scope.ServiceProvider, seed, cancellation);
        }
    }

    private async Task ReadAsync(IServiceProvider services, int seed, CancellationToken cancellation)
    {
        var (right, erring) = (State("s", seed), State("e", seed));
        var prevalence = await services.GetRequiredService<PrevalenceReader>().ReadAsync(right, cancellation);
        Keep("prevalence", prevalence!.Prevalence);
        var coverage = await services.GetRequiredService<CoverageReader>().ReadAsync(right, cancellation);
        Keep("coverage", coverage!.Find("caught_before"));
        Keep("never caught", coverage.Find("never_caught"));
        var strategy = (await services.GetRequiredService<StrategiesReader>().ReadAsync(right, cancellation))!.Cards.Single(c => c.Name == "a");
        Keep("recall", strategy.Recall);
        Keep("precision", strategy.Precision);
        var judged = await services.GetRequiredService<PrevalenceReader>().ReadAsync(erring, cancellation);
        Keep("naive prevalence of judges who err (must miss)", judged!.Prevalence);
        Keep("corrected prevalence", judged.Find("corrected"));
    }

    private static ViewState State(string kind, int seed) => ViewState.Parse("prevalence?week=2026-W10&weeks=1").State with
    {
        Where = [new("subcategory", [string.Create(CultureInfo.InvariantCulture, $"{kind}{seed}")])],
    };

    private void Keep(string what, Readout? readout)
    {
        if (readout?.Shown is not { } shown) throw new InvalidOperationException($"{what}: {readout}");
        if (!said.TryGetValue(what, out var kept)) said[what] = kept = [];
        kept.Add(shown.Value);
    }

    private BenchmarkRow Holds(string what, double truth, bool misses = false)
    {
        var share = said[what].Count(i => i.Contains(truth)) / (double)said[what].Count;
        return misses ? new($"{what}, interval holds the truth", Size, Percent(share), Percent(0.95), share / 0.95, "for comparison", true)
            : Trial.Row($"{what}, interval holds the truth", Size, share, 0.95, Claim.Covers, 0, Math.Sqrt(0.95 * 0.05 / said[what].Count));
    }

    private BenchmarkRow OnAverage(string what, double truth, bool misses = false)
    {
        var points = said[what].ConvertAll(i => i.Point);
        var mean = points.Average();
        var error = Math.Sqrt(points.Sum(p => (p - mean) * (p - mean)) / (points.Count - 1.0) / points.Count);
        var off = Math.Abs(mean - truth) / error;
        return new($"{what}, on average", Size, string.Create(CultureInfo.InvariantCulture, $"{mean:0.0000} ± {error:0.0000}, {off:0.0} errors off"), string.Create(CultureInfo.InvariantCulture, $"{truth:0.0000}"),
            mean / truth, misses ? "> 3 Monte-Carlo errors" : "≤ 3 Monte-Carlo errors", misses ? off > 3 : off <= 3);
    }

    /// <summary>The worst of all platforms counts.</summary>
    private static async Task<BenchmarkRow> OptimisedAsync(CancellationToken cancellation)
    {
        var shares = await Task.Run(() => Enumerable.Range(1, TruthPlatforms.Seeds).AsParallel().WithCancellation(cancellation).Select(seed =>
        {
            var (problem, capacity) = (RandomPortfolio.Of(seed), RandomPortfolio.Capacity(seed));
            return PortfolioSearch.Best(problem, capacity).Value / RandomPortfolio.BruteForce(problem, capacity);
        }).ToList(), cancellation);
        return new("portfolio, caught by the choice over the best by brute force", string.Create(CultureInfo.InvariantCulture, $"{TruthPlatforms.Seeds} seeds, 8 strategies at 10 thresholds"),
            $"worst {Percent(shares.Min())}, mean {Percent(shares.Average())}", "100.00 %", shares.Min(), "≥ 99 %", shares.Min() >= 0.99);
    }

    private static string Size => string.Create(CultureInfo.InvariantCulture, $"{TruthPlatforms.Seeds} seeds, 1,200 labels");

    private static string Percent(double share) => share.ToString("P2", CultureInfo.InvariantCulture);
}
