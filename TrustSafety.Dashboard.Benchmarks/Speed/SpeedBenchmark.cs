namespace TrustSafety.Dashboard.Benchmarks.Speed;

/// <summary>The statistics library against SciPy, statsmodels and NumPy: the same numbers, the same machine, the same minutes.</summary>
internal sealed class SpeedBenchmark : IBenchmark
{
    private const int LogisticRows = 1_000_000;

    public string Name => "statistics";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) => Task.Run<IReadOnlyList<BenchmarkRow>>(() =>
    {
        var folder = Directory.CreateTempSubdirectory("statistics-").FullName;
        try
        {
            var inputs = new Inputs(LogisticRows);
            inputs.Write(folder);
            using var yardstick = Yardstick.Start(folder);
            Console.Error.WriteLine(yardstick.Versions);
            var cells = new CellContests(inputs).All().Select(c => c.Measure(yardstick)).ToList();
            var (ours, theirs) = (cells.Sum(c => c.Ours), cells.Sum(c => c.Theirs));
            BenchmarkRow all = new("all of these", "", Outcome.Ms(ours), Outcome.Ms(theirs), theirs / ours, "≥ 20", theirs / ours >= 20);
            return [.. cells.Select(c => c.Row), all, .. new FitContests(inputs).All().Select(c => c.Measure(yardstick).Row)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }, cancellation);
}
