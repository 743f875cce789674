using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The embedded engine: one statement per question, on its own connection, inside a transaction that sees one snapshot.</summary>
internal sealed class DuckDbFacts(DatasetStates states, StatementRunner runner, LocalDays days) : IFacts
{
    public async Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => (await states.CurrentAsync(cancellation)).Snapshot;

    public async Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await states.CurrentAsync(cancellation);
            try { return await state.Cells.GetAsync(query, stop => RunAsync(state, query, stop), cancellation); }
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

    private async Task<CellSet> RunAsync(DatasetState state, AggregateQuery query, CancellationToken cancellation)
    {
        var statement = new QueryCompiler(state.Columns[query.Fact], days).Compile(query);
        try
        {
            return new(state.Snapshot.Id, await runner.RunAsync(state, statement, reader => CellReader.Read(reader, query, cancellation), cancellation));
        }
        catch (DuckDBException overflow) when (overflow.ErrorType == DuckDBErrorType.OutOfRange)
        {
            throw new SumTooLargeException(FactSchemas.Of(query.Fact).Name, overflow);
        }
    }
}
