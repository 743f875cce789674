using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts.DuckDb.Rollups;
using TrustSafety.Dashboard.Facts.DuckDb.Subjects;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The embedded engine: one statement per question, on its own connection, inside a transaction that sees one snapshot.</summary>
internal sealed class DuckDbFacts(DatasetStates states, Preparation preparation, StatementRunner runner, LocalDays days, ReadersFirst readers) : IFacts, IUnits
{
    public async Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => (await states.CurrentAsync(cancellation)).Snapshot;

    public async Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await states.CurrentAsync(cancellation);
            try { return await readers.AskAsync(state.Cells.Knows(query), () => state.Cells.GetAsync(query, stop => RunAsync(state, query, stop), cancellation), cancellation); }
            catch (StaleSnapshotException) { states.Refresh(state); }
        }
    }

    public async Task<JudgedSample> JudgedAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var state = await states.CurrentAsync(cancellation);
            try { return await readers.AskAsync(state.KnowsJudged, () => state.Judged(stop => ReadJudgedAsync(state, stop)).GetAsync(cancellation), cancellation); }
            catch (StaleSnapshotException) { states.Refresh(state); }
        }
    }

    public async Task<ExperimentUnits> UnitsAsync(string experiment, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await states.CurrentAsync(cancellation);
            try { return await readers.AskAsync(isKnown: false, () => state.Units(experiment, stop => ReadUnitsAsync(state, experiment, stop)).GetAsync(cancellation), cancellation); }
            catch (StaleSnapshotException) { states.Refresh(state); }
        }
    }

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var state = await states.CurrentAsync(cancellation);
            try
            {
                foreach (var fact in state.Snapshot.Extracts.Select(e => e.Fact).Distinct().Order()) await preparation.EnsureAsync(state, fact, cancellation);
                await preparation.EnsureJudgedAsync(state, cancellation);
                if (state.RowsOf(Fact.Review) > 0)
                    foreach (var subject in new[] { Subject.Content, Subject.ReviewerDay }) await preparation.EnsureAsync(state, subject, cancellation);
                await preparation.DropUnplannedAsync(cancellation);
                return;
            }
            catch (StaleSnapshotException) { states.Refresh(state); }
        }
    }

    public async Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation)
    {
        while (true)
        {
            var counted = await QueryAsync(new(query.Fact, query.Time, null, query.From, query.To, new([Measure.Count()])) { Where = query.Where }, cancellation);
            var state = await states.CurrentAsync(cancellation);
            if (state.Snapshot.Id != counted.SnapshotId) continue;
            var (statement, shown) = RowCompiler.Compile(query, state.Columns[query.Fact], days);
            var pseudonyms = Pseudonyms.Of(state.PseudonymKey);
            try
            {
                var rows = await runner.RunAsync(state, statement, reader => RowReader.Read(reader, shown, days, pseudonyms), cancellation);
                return new(state.Snapshot.Id, (long)counted.Cells[0].Values[0], [.. shown.Select(RowReader.Heading)], rows);
            }
            catch (StaleSnapshotException) { states.Refresh(state); }
        }
    }

    public async Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation)
    {
        var facts = ValueQueries.FactsWith(dimension);
        var snapshot = await SnapshotAsync(cancellation);
        var counts = new Dictionary<string, double>();
        foreach (var query in facts.Select(f => ValueQueries.Count(f, dimension, snapshot)).OfType<AggregateQuery>())
            foreach (var cell in (await QueryAsync(query, cancellation)).Cells)
                if (cell.Keys[0] is { } value) counts[value] = counts.GetValueOrDefault(value) + cell.Values[0];
        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)];
    }

    private async Task<JudgedSample> ReadJudgedAsync(DatasetState state, CancellationToken cancellation)
    {
        await preparation.EnsureJudgedAsync(state, cancellation);
        return await runner.RunAsync(state, connection => JudgedReader.Read(connection, state.Snapshot.Id, days, cancellation), cancellation);
    }

    private Task<ExperimentUnits> ReadUnitsAsync(DatasetState state, string experiment, CancellationToken cancellation) =>
        runner.RunAsync(state, connection => UnitReader.Read(connection, state.Snapshot.Id, experiment, state.Columns[Fact.ExperimentUnit], days, cancellation), cancellation);

    private async Task<Statement> StatementAsync(DatasetState state, AggregateQuery query, CancellationToken cancellation)
    {
        if (query.Subject == Subject.Event) return Compile(query, state.Columns[query.Fact], await preparation.EnsureAsync(state, query.Fact, cancellation));
        var columns = SubjectColumns.Of(query.Fact, query.Subject);
        await preparation.EnsureAsync(state, query.Subject, cancellation);
        return new QueryCompiler(columns, days).Compile(query);
    }

    /// <summary>The rows themselves answer what no rollup holds.</summary>
    private Statement Compile(AggregateQuery query, FactColumns columns, IReadOnlyList<Rollup> rollups)
    {
        foreach (var rollup in rollups)
            if (rollup.Covers(query) is var (level, mask)) return RollupSql.Read(rollup, level, mask, query, columns);
        return new QueryCompiler(columns, days).Compile(query);
    }

    private async Task<CellSet> RunAsync(DatasetState state, AggregateQuery query, CancellationToken cancellation)
    {
        var statement = await StatementAsync(state, query, cancellation);
        var pseudonyms = Pseudonyms.Of(state.PseudonymKey);
        try
        {
            return new(state.Snapshot.Id, await runner.RunAsync(state, statement, reader => CellReader.Read(reader, query, pseudonyms, cancellation), cancellation));
        }
        catch (DuckDBException overflow) when (overflow.ErrorType is DuckDBErrorType.OutOfRange or DuckDBErrorType.Conversion)
        {
            throw new SumTooLargeException(FactSchemas.Of(query.Fact).Name, overflow);
        }
    }
}
