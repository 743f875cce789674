using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Facts.DuckDb;
using TrustSafety.Dashboard.Facts.DuckDb.Rollups;
using TrustSafety.Dashboard.Tests.Extracts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>A dataset whose extracts are given as rows, and the facts over it.</summary>
internal sealed class TestDataset : IDisposable
{
    private readonly TempDataset temp = new(new PseudonymKeyStep(), new DerivedTablesStep());
    private int published;

    public Dataset Dataset => temp.Dataset;

    public IFacts Facts(string zone = "UTC", FactsOptions? options = null, params RollupSource[] rollups)
    {
        var settings = Options.Create(options ?? new FactsOptions());
        var days = new LocalDays(Options.Create(new ReportingOptions { TimeZone = zone }));
        var preparation = new Preparation(Dataset, days, [new Plan(rollups)], settings, NullLogger<Preparation>.Instance);
        return new DuckDbFacts(new DatasetStates(Dataset, days, settings), preparation, new StatementRunner(Dataset, settings), days, new(TimeProvider.System));
    }

    /// <summary>One extract per fact among the rows.</summary>
    public void Publish(params IEnumerable<FactRow> rows)
    {
        foreach (var group in rows.GroupBy(r => r.Fact)) Publish(FactSchemas.Of(group.Key), [.. group]);
    }

    /// <summary>An extract whose rows a select over range() makes.</summary>
    public void Publish(Fact fact, string columns, string select, DateTime first, DateTime last) => Change(connection =>
    {
        var id = ++published;
        connection.Execute($"insert into \"{FactSchemas.Of(fact).Name}\" (extract_id, {columns}) select {id}, {select}");
        Ledger.Add(connection, Entry(id, fact, connection.Scalar<long>($"select count(*) from \"{FactSchemas.Of(fact).Name}\" where extract_id = {id}"), first, last, []));
    });

    private sealed record Plan(IReadOnlyList<RollupSource> Sources) : IRollupPlan;

    public void Remove(int id) => new ExtractRemoval(Dataset).RemoveAsync(id, CancellationToken.None).GetAwaiter().GetResult();

    public void Dispose() => temp.Dispose();

    private void Publish(FactSchema schema, IReadOnlyList<FactRow> rows) => Change(connection =>
    {
        var names = rows.SelectMany(r => r.Values.Keys).Distinct().ToList();
        List<string> outcomes = [.. names.Where(n => schema.Find(n) is null)];
        FactTables.AddOutcomes(connection, schema, outcomes);
        var id = ++published;
        foreach (var chunk in rows.Chunk(200)) Insert(connection, schema, id, names, chunk);
        var times = rows.Select(r => r[schema.Time] is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : (DateTime)r[schema.Time]!).ToList();
        Ledger.Add(connection, Entry(id, schema.Fact, rows.Count, times.Min(), times.Max(), outcomes) with { LastArrival = rows.Max(r => r[FactSchemas.ArrivedAt] as DateTime?) });
    });

    /// <summary>Many rows to a statement: the engine allots a block to each statement of a transaction.</summary>
    private static void Insert(DuckDBConnection connection, FactSchema schema, int id, List<string> names, FactRow[] rows)
    {
        var tuples = rows.Select((_, r) => $"({id}, {string.Join(", ", names.Select((_, c) => $"${(r * names.Count) + c + 1}"))})");
        connection.Execute(
            $"insert into \"{schema.Name}\" (extract_id, {string.Join(", ", names.Select(n => $"\"{n}\""))}) values {string.Join(", ", tuples)}",
            [.. rows.SelectMany(r => names.Select(n => r[n] ?? DBNull.Value))]);
    }

    private void Change(Action<DuckDBConnection> change) =>
        Dataset.ChangeAsync(connection => { change(connection); return true; }, CancellationToken.None).GetAwaiter().GetResult();

    private static LedgerEntry Entry(int id, Fact fact, long rows, DateTime first, DateTime last, IReadOnlyList<string> outcomes) => new()
    {
        Id = id,
        Name = $"{FactSchemas.Of(fact).Name}.csv",
        Fact = fact,
        Sha256 = id.ToString("x64", CultureInfo.InvariantCulture),
        MappingSha256 = "",
        Format = "csv",
        Bytes = 0,
        Accepted = rows,
        Rejected = 0,
        PhysicalRecords = rows,
        FirstAt = first,
        LastAt = last,
        PublishedAt = DateTimeOffset.UnixEpoch,
        RejectSummary = "",
        Outcomes = outcomes,
    };
}
