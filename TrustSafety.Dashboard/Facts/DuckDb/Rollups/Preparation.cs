using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts.DuckDb.Subjects;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>
/// Derived tables of a snapshot, made on first use of each fact. One build serves all who wait for it; who stops waiting does not stop it,
/// or a reader who changes filters quickly would start it over and over.
/// </summary>
internal sealed partial class Preparation(
    Dataset dataset, LocalDays days, IEnumerable<IRollupPlan> plans, IOptions<FactsOptions> options, ILogger<Preparation> log) : IDisposable
{
    private readonly SemaphoreSlim builder = new(1);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Rollup>>>> builds = [];

    private volatile Plan? plan;

    /// <summary>The rollups that may answer for the fact in this snapshot.</summary>
    public async Task<IReadOnlyList<Rollup>> EnsureAsync(DatasetState state, Fact fact, CancellationToken cancellation)
    {
        IReadOnlyList<Rollup> planned = state.RowsOf(fact) < Math.Max(1, options.Value.RollupFromRows) ? [] : [.. Planned().Where(r => r.Source.Fact == fact)];
        return await OnceAsync(state, $"{fact} {string.Join(' ', planned.Select(r => r.Table))}", () => BuildAsync(state, fact, planned), cancellation);
    }

    /// <summary>The tables of the judged sample.</summary>
    public Task EnsureJudgedAsync(DatasetState state, CancellationToken cancellation) =>
        OnceAsync(state, "judged", () => BuildAsync(state, JudgedTables.Ensure), cancellation);

    /// <summary>The table of a subject, made when somebody first asks for it: a review page that never does need not wait for it.</summary>
    public Task EnsureAsync(DatasetState state, Subject subject, CancellationToken cancellation) =>
        OnceAsync(state, subject.ToString(), () => BuildAsync(state, (connection, ledger) => SubjectTables.Ensure(connection, subject, days, state.PseudonymKey, ledger)), cancellation);

    private async Task<IReadOnlyList<Rollup>> OnceAsync(DatasetState state, string what, Func<Task<IReadOnlyList<Rollup>>> make, CancellationToken cancellation)
    {
        // An extract that came and went leaves a snapshot as it was before, but tables of the one between.
        var key = string.Create(CultureInfo.InvariantCulture, $"{state.Version} {state.Snapshot.Id} {what}");
        var build = builds.GetOrAdd(key, _ => new(() => Task.Run(make, CancellationToken.None)));
        try { return await build.Value.WaitAsync(cancellation); }
        catch when (build.Value.IsFaulted)
        {
            builds.TryRemove(new(key, build));
            throw;
        }
    }

    public async Task DropUnplannedAsync(CancellationToken cancellation)
    {
        await builder.WaitAsync(cancellation);
        try { await Task.Run(() => InTransaction(null, (connection, _) => RollupTables.DropUnplanned(connection, Planned())), CancellationToken.None); }
        finally { builder.Release(); }
    }

    public void Dispose() => builder.Dispose();

    /// <summary>Worked out again only when a plan gives another list: every query asks.</summary>
    private IReadOnlyList<Rollup> Planned()
    {
        List<IReadOnlyList<RollupSource>> sources = [.. plans.Select(p => p.Sources), PickerPlan.Sources];
        if (plan is { } now && now.Sources.SequenceEqual(sources)) return now.Rollups;
        List<Rollup> rollups = [.. sources.SelectMany(s => s).GroupBy(s => (s.Fact, s.Time, s.Bin))
            .Select(g => new Rollup(new(g.Key.Fact, g.Key.Time, g.Key.Bin, new(g.SelectMany(s => s.Measures).Distinct())) { Keys = new(g.SelectMany(s => s.Keys).Distinct()) }, days.ZoneId))];
        plan = new(sources, rollups);
        return rollups;
    }

    private sealed record Plan(IReadOnlyList<IReadOnlyList<RollupSource>> Sources, IReadOnlyList<Rollup> Rollups);

    private async Task<IReadOnlyList<Rollup>> BuildAsync(DatasetState state, Fact fact, IReadOnlyList<Rollup> planned)
    {
        await builder.WaitAsync();
        try
        {
            InTransaction(state, (connection, ledger) => CrossFactTables.Ensure(connection, fact, ledger));
            return [.. planned.Where(rollup => TryFill(state, rollup))];
        }
        finally { builder.Release(); }
    }

    private async Task<IReadOnlyList<Rollup>> BuildAsync(DatasetState state, Action<DuckDBConnection, IReadOnlyList<LedgerEntry>> tables)
    {
        await builder.WaitAsync();
        try { InTransaction(state, tables); }
        finally { builder.Release(); }
        return [];
    }

    private bool TryFill(DatasetState state, Rollup rollup)
    {
        try
        {
            InTransaction(state, (connection, ledger) => RollupTables.Ensure(connection, rollup, state.Columns[rollup.Source.Fact], days, ledger));
            return true;
        }
        catch (DuckDBException overflow) when (overflow.ErrorType is DuckDBErrorType.OutOfRange or DuckDBErrorType.Conversion)
        {
            // Sums too large to be exact over everything may still be exact over what a query asks for.
            LogTooLarge(log, rollup.Source.Fact, rollup.Source.Time);
            return false;
        }
    }

    private void InTransaction(DatasetState? state, Action<DuckDBConnection, IReadOnlyList<LedgerEntry>> change)
    {
        using var connection = dataset.Connect();
        using var transaction = connection.BeginTransaction();
        var ledger = Ledger.Read(connection);
        if (state is not null && SnapshotId.Of(ledger) != state.Snapshot.Id) throw new StaleSnapshotException();
        change(connection, ledger);
        transaction.Commit();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No rollup of {Fact} by {Time}: a sum over its rows has too many digits.")]
    private static partial void LogTooLarge(ILogger logger, Fact fact, string time);
}
