namespace TrustSafety.Dashboard.Benchmarks;

/// <summary>One measurement against a yardstick taken in the same run, on the same machine, in the same minutes.</summary>
internal interface IBenchmark
{
    string Name { get; }

    Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation);
}

/// <summary>What was measured at which size, the yardstick, their ratio and the goal for it.</summary>
internal sealed record BenchmarkRow(string What, string Size, string Figure, string Yardstick, double? Ratio, string Goal, bool Met);

/// <summary>Row counts to measure at, a folder for inputs that later runs use again, and the one chapter of the simulations to run (null for all).</summary>
internal sealed record BenchmarkContext(IReadOnlyList<int> Sizes, string Folder, string? Chapter = null);
