namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>What the experiments' readout promises, through its own path: error rates, coverage, power, and speed.</summary>
internal sealed class ExperimentBenchmark : IBenchmark
{
    public string Name => "experiments";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) =>
        [.. await UnitsBenchmark.RowsAsync(context, cancellation), .. await Task.Run(() => (List<BenchmarkRow>)[.. ReadoutSimulation.Rows(), .. LabelSimulation.Rows(), .. PlanSimulation.Rows()], cancellation)];
}
