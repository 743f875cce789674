using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>The judged sample read for the first time, questions to it, and the yardstick: the same sums of every strategy and week in one hand-written join.</summary>
internal static class JudgedChild
{
    public const string Name = "child-judged";

    /// <summary>As an analyst writes it over the extracts as they are.</summary>
    private const string Sql = """
        select date_trunc('week', l.viewed_at) as week, l.market, d.strategy, sum(l.weight) filter (where d.fired) as flagged, sum(l.weight) filter (where l.violating) as violating,
          sum(l.weight) filter (where d.fired and l.violating) as hit, sum(l.weight) filter (where d.fired and l.violating and d.scored_at <= l.viewed_at) as caught, sum(l.weight * l.weight) as squares, count(*) as n
        from label l join detection d using (content_id) group by all
        """;

    public sealed record Times(double LoadMs, double Megabytes, double ByMarketMs, double RepeatedMs, double YardstickMs);

    public static async Task<Times> RunAsync(string directory)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        var (facts, truth) = (app.Services.GetRequiredService<IFacts>(), app.Services.GetRequiredService<IGroundTruth>());
        await facts.PrepareAsync(CancellationToken.None);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var sample = await facts.JudgedAsync(CancellationToken.None);
        var load = watch.Elapsed.TotalMilliseconds;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024.0;
        var byMarket = await TimeAsync(() => truth.ReadAsync(Recall(sample.Strategies[0].Name), Request, CancellationToken.None));
        var repeated = await TimeAsync(() => truth.ReadAsync(Recall(sample.Strategies[0].Name), Request, CancellationToken.None));
        using var connection = app.Services.GetRequiredService<Dataset>().Connect();
        Run(connection);
        watch.Restart();
        Run(connection);
        return new(load, megabytes, byMarket, repeated, watch.Elapsed.TotalMilliseconds);
    }

    private static IndicatorRequest Request => new("recall", Grain.Week, new(2025, 11, 3), new(2026, 11, 2)) { By = ["market"] };

    private static JudgedMeasure Recall(string strategy) => JudgedMeasure.Share($"recall:{strategy}", "Recall", sample =>
    {
        var (violating, column) = (sample.Violating, sample.Strategy(strategy)!);
        return row => violating[row] ? new(1, column.Fired(row) ? 1 : 0) : default;
    });

    private static async Task<double> TimeAsync(Func<Task> read)
    {
        var watch = Stopwatch.StartNew();
        await read();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Run(DuckDB.NET.Data.DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) { }
    }
}
