using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>One experiment, read; the same one of the same snapshot and definitions is computed once.</summary>
internal sealed class ExperimentReader(
    IFacts facts, IUnits source, DefinitionFile<ExperimentBook> definitions, IOptions<DisclosureOptions> disclosure, IOptions<ReportingOptions> reporting, TimeProvider time)
{
    private const int Most = 20;

    private readonly Lock gate = new();
    private readonly List<(string Snapshot, ExperimentBook Book, string Id, ExperimentModel Model)> known = [];

    public DefinitionFile<ExperimentBook>.InForce Definitions => definitions.Current;

    /// <summary>Null when the file names no such experiment.</summary>
    public async Task<ExperimentModel?> ReadAsync(string id, CancellationToken cancellation)
    {
        var book = definitions.Current.Value;
        if (book.Find(id) is not { } experiment) return null;
        var snapshot = await facts.SnapshotAsync(cancellation);
        lock (gate)
            if (known.Find(k => k.Snapshot == snapshot.Id && ReferenceEquals(k.Book, book) && k.Id == id).Model is { } before) return before;
        var units = snapshot.Window(Fact.ExperimentUnit) is null ? null : await source.UnitsAsync(id, cancellation);
        var model = await Task.Run(() => Of(experiment, book, units, snapshot, cancellation), cancellation);
        lock (gate)
        {
            if (known.Count == Most) known.RemoveAt(0);
            if (units is null || units.SnapshotId == snapshot.Id) known.Add((snapshot.Id, book, id, model));
        }
        return model;
    }

    private ExperimentModel Of(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits? units, Snapshot snapshot, CancellationToken cancellation)
    {
        var provenance = new Provenance(snapshot.Id, [.. snapshot.Extracts.Where(e => e.Fact == Fact.ExperimentUnit).Select(e => new ProvenanceExtract(e.Name, e.Sha256))],
            experiment.Id, 1, [], reporting.Value.TimeZone, time.GetUtcNow());
        if (units is null || units.IsEmpty) return ExperimentModel.Empty(experiment, provenance);
        var smallest = disclosure.Value.MinimumCount;
        var checks = new HealthChecks(experiment, book, units).Before(smallest);
        cancellation.ThrowIfCancellationRequested();
        var tested = Enough(experiment, units, smallest) ? new MetricComparisons(experiment, book, units, smallest).Read() : TestedEffects.None;
        var comparisons = tested.Comparisons;
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<HealthCheck> health = [.. checks, .. HealthChecks.After(comparisons)];
        var guardrails = GuardrailCheck.All(experiment, book, comparisons);
        var over = new EffectOverTime(experiment, book, units, smallest);
        return new(experiment, units.Count, (units.FirstDay, units.LastDay), health, comparisons, guardrails, tested.Segments,
            experiment.Treatments.ToDictionary(a => a.Name, a => over.Of(a.Name)), VerdictRule.Of(experiment, health, comparisons, guardrails, units.Count), provenance)
        {
            Primary = book.Metric(experiment.Primary),
            Families = tested.Families,
            AsOf = comparisons.Count == 0 ? [] : new AsOfReadouts(experiment, book, units, smallest).All(health, LastCompleteWeek.DataEnd(snapshot) ?? DateOnly.MinValue),
            Counts = [.. units.ArmNames.Select((name, code) => (name, (long)units.CountOf(code)))],
        };
    }

    /// <summary>Differences of an arm that is too small to be shown would show it.</summary>
    private static bool Enough(ExperimentDefinition experiment, ExperimentUnits units, int smallest) =>
        experiment.Arms.All(a => units.ArmCode(a.Name) is var code && (code < 0 || units.CountOf(code) >= smallest));
}
