using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>Labels of a year in five strata a week, eight strategies that scored all of them, and a fifth as many detections of other content; and what Quality reads of the people who judge.</summary>
internal static class JudgedDataset
{
    public const string Make = "child-judged-dataset";

    public static async Task<double> MakeAsync(string directory, int labels)
    {
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        var dataset = app.Services.GetRequiredService<Dataset>();
        await DirectPublish.RunAsync(dataset, 1, Fact.Label, Labels(labels), labels);
        await DirectPublish.RunAsync(dataset, 2, Fact.Detection, Detections(labels), labels * 10L);
        await ReviewedDataset.PublishAsync(dataset, labels);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await app.Services.GetRequiredService<IFacts>().PrepareAsync(CancellationToken.None);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string Labels(int labels) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into label (extract_id, sample_id, viewed_at, content_id, weight, stratum, stratum_size, violating, severity, score, reviewer, market, language, content_type, surface, category, subcategory)
        select 1, 's' || i, timestamp '2025-11-03' + to_seconds(i * 31449600 // {labels}), 'content-' || i, 1 + (i % 5) * 100, 'score_' || (i % 5), 1000000 + i * 52 // {labels},
          hash(i) % 4 = 0, case when hash(i) % 4 = 0 then hash(i + 1) % 5 end, (i % 1000) / 1000.0, 'r' || (i % 40), 'm' || (hash(i + 2) % 12), 'l' || (i % 9), 't' || (i % 4), 'f' || (hash(i + 3) % 5),
          'c' || (hash(i + 4) % 10), 'u' || (i % 30) from range({labels}) as r(i)
        """);

    private static string Detections(int labels) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into detection (extract_id, content_id, strategy, scored_at, fired, score, strategy_type, live)
        select 2, case when s < 8 then 'content-' || i else 'other-' || s || '-' || i end, 'strategy_' || (s % 8), timestamp '2025-11-03' + to_seconds(i * 31449600 // {labels} - hash(i * 10 + s) % 9000 + 1800),
          hash(i + s) % 7 = 0, (hash(i * 31 + s) % 101) / 100.0, 'scaled_model', s <> 7 from range({labels}) as r(i), range(10) as t(s)
        """);
}
