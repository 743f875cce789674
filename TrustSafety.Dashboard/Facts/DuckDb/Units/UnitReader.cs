using System.Collections.Immutable;
using System.Data.Common;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Copies the rows of one experiment into columns: chunk by chunk, with codes for names, each row to its place.</summary>
internal static class UnitReader
{
    public static ExperimentUnits Read(DuckDBConnection connection, string snapshotId, string experiment, FactColumns fact, LocalDays days, CancellationToken cancellation)
    {
        var outcomes = UnitSql.Outcomes(fact);
        Run(connection, UnitSql.Asked(experiment));
        var filled = List(connection, UnitSql.Filled, r => UnitSql.Named.Select((_, kind) => (int)r.GetInt64(kind)).ToList())[0];
        List<int> named = [.. Enumerable.Range(0, filled.Count).Where(kind => filled[kind] > 0 || kind == UnitSql.Arm)];
        Run(connection, UnitSql.Names(named));
        Run(connection, UnitSql.Repeated);
        var names = List(connection, $"select kind, name from unit_name where kind <> {UnitSql.Cluster} order by kind, code", r => (Kind: r.GetInt32(0), Name: r.GetString(1)));
        var clusters = (int)List(connection, $"select count(*) from unit_name where kind = {UnitSql.Cluster}", r => r.GetInt64(0))[0];
        var isRepeated = List(connection, "select count(*) from unit_repeated", r => r.GetInt64(0))[0] > 0;
        var count = filled[UnitSql.Arm];
        var places = new UnitPlaces(count);
        var columns = new UnitColumns(count, places, named, outcomes.Count, days);
        ReadAll(connection, UnitSql.Order, places.Take, count, cancellation);
        ReadAll(connection, UnitSql.Rows(named, isRepeated, outcomes), columns.Take, count, cancellation);
        // Columns without any name share one.
        var none = new Lazy<ImmutableArray<int>>(() => [.. Enumerable.Repeat(ExperimentUnits.None, count)]);
        ImmutableArray<int> Codes(int kind) => columns.Codes(kind) ?? none.Value;
        return new()
        {
            SnapshotId = snapshotId,
            Experiment = experiment,
            ArmNames = Of(names, UnitSql.Arm),
            Arms = Codes(UnitSql.Arm),
            Days = columns.Days,
            Clusters = Codes(UnitSql.Cluster),
            ClusterCount = clusters,
            InSeveralArms = columns.InSeveralArms,
            Dimensions = [.. FactSchemas.Dimensions.Select((name, i) => new UnitDimension(name, Of(names, i + UnitSql.FirstDimension), Codes(i + UnitSql.FirstDimension)))],
            Outcomes = outcomes.Select((name, i) => (name, Column: columns.Outcome(i))).ToDictionary(o => o.name, o => o.Column),
        };
    }

    private static void ReadAll(DuckDBConnection connection, string sql, ChunkReader.Take take, int count, CancellationToken cancellation)
    {
        if (ChunkReader.Read(connection, sql, take, cancellation) != count) throw new InvalidOperationException("The engine broke off while the units were being read.");
    }

    private static List<string> Of(List<(int Kind, string Name)> names, int kind) => [.. names.Where(n => n.Kind == kind).Select(n => n.Name)];

    private static void Run(DuckDBConnection connection, Statement statement)
    {
        using var command = statement.On(connection);
        command.ExecuteNonQuery();
    }

    private static List<T> List<T>(DuckDBConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = new Statement(sql, []).On(connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
