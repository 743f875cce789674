using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// Copies the rows of one experiment into columns. They are gathered in a temporary table first: the large answer is read in chunks,
/// which takes no parameters, and names become numbers on the way.
/// </summary>
internal static class UnitReader
{
    public static ExperimentUnits Read(DuckDBConnection connection, string snapshotId, string experiment, FactColumns fact, LocalDays days, CancellationToken cancellation)
    {
        var outcomes = UnitSql.Outcomes(fact);
        Run(connection, UnitSql.Rows(experiment, outcomes));
        foreach (var code in UnitSql.Codes) Run(connection, code);
        Run(connection, UnitSql.Repeated);
        var columns = new UnitColumns((int)List(connection, "select count(*) from unit_row", r => r.GetInt64(0))[0], outcomes.Count, days);
        var read = ChunkReader.Read(connection, UnitSql.Coded(outcomes), columns.Take, cancellation);
        if (read != columns.Days.Length) throw new InvalidOperationException("The engine broke off while the units were being read.");
        return new()
        {
            SnapshotId = snapshotId,
            Experiment = experiment,
            ArmNames = Values(connection, "arm"),
            Arms = Frozen(columns.Arms),
            Days = Frozen(columns.Days),
            Clusters = Frozen(columns.Clusters),
            ClusterCount = (int)List(connection, "select count(*) from unit_cluster_id", r => r.GetInt64(0))[0],
            InSeveralArms = Frozen(columns.InSeveralArms),
            Dimensions = [.. FactSchemas.Dimensions.Select((name, i) => new UnitDimension(name, Values(connection, name), Frozen(columns.Dimensions[i])))],
            Outcomes = outcomes.Select((name, i) => (name, Column: Frozen(columns.Outcomes[i]))).ToDictionary(o => o.name, o => o.Column),
        };
    }

    private static void Run(DuckDBConnection connection, Statement statement)
    {
        using var command = statement.On(connection);
        command.ExecuteNonQuery();
    }

    private static List<string> Values(DuckDBConnection connection, string column) =>
        List(connection, $"select value from {UnitSql.TableOf(column)} order by code", r => r.GetString(0));

    private static List<T> List<T>(DuckDBConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = new Statement(sql, []).On(connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private static ImmutableArray<T> Frozen<T>(T[] column) => ImmutableCollectionsMarshal.AsImmutableArray(column);
}
