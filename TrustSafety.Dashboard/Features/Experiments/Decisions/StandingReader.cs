using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Experiments.Decisions;

/// <summary>Readouts with the decisions made on them; decisions change without the data, so they are read each time.</summary>
internal sealed class StandingReader(ExperimentReader reader, ExperimentDecisions decisions, PromiseReader promises, IFacts facts)
{
    /// <summary>Null when the file names no such experiment.</summary>
    public async Task<Standing?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(id, cancellation) is not { } model) return null;
        return await OfAsync(model, await decisions.ListAsync(cancellation), cancellation);
    }

    public async Task<IReadOnlyList<Standing>> ReadAllAsync(CancellationToken cancellation)
    {
        var made = await decisions.ListAsync(cancellation);
        var all = new List<Standing>();
        foreach (var experiment in reader.Definitions.Value.Experiments)
            if (await reader.ReadAsync(experiment.Id, cancellation) is { } model) all.Add(await OfAsync(model, made, cancellation));
        return all;
    }

    private async Task<Standing> OfAsync(ExperimentModel model, IReadOnlyList<ExperimentDecision> made, CancellationToken cancellation)
    {
        List<ExperimentDecision> own = [.. made.Where(d => d.Experiment == model.Definition.Id)];
        var promise = own.FirstOrDefault(d => d.Indicator is not null) is { } promising ? await promises.ReadAsync(promising, await facts.SnapshotAsync(cancellation), cancellation) : null;
        return new(model, own, promise);
    }
}
