namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>What the experiments' readout promises, through its own path: speed (chapter units), error rates (readout), coverage (labels), power (plan), and changes without randomisation (changes).</summary>
internal sealed class ExperimentBenchmark : IBenchmark
{
    public string Name => "experiments";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        bool Asked(string chapter) => context.Chapter is null || chapter.Contains(context.Chapter, StringComparison.OrdinalIgnoreCase);
        List<BenchmarkRow> rows = Asked("units") ? [.. await UnitsBenchmark.RowsAsync(context, cancellation)] : [];
        foreach (var (chapter, simulation) in new (string, Func<IEnumerable<BenchmarkRow>>)[] { ("readout", ReadoutSimulation.Rows), ("labels", LabelSimulation.Rows), ("plan", PlanSimulation.Rows), ("changes", ChangeSimulation.Rows) })
            if (Asked(chapter)) rows.AddRange(await Task.Run(() => simulation().ToList(), cancellation));
        return rows;
    }
}
