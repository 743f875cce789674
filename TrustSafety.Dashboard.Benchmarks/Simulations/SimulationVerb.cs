namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>All promises of one kind, chapter by chapter.</summary>
internal sealed class SimulationVerb(string name, Claim claim) : IBenchmark
{
    public string Name => name;

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) => Task.Run<IReadOnlyList<BenchmarkRow>>(() =>
    [
        .. from chapter in Promises.All
           where context.Chapter is null || chapter.Name.Contains(context.Chapter, StringComparison.OrdinalIgnoreCase)
           from promise in chapter.Promises
           where promise.Claim == claim
           select Trial.Tell(chapter.Name, promise),
    ], cancellation);
}
