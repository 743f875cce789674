using System.Collections.Immutable;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Copies the rows of one experiment into columns: chunk by chunk, with codes for names, each row to its place.</summary>
internal static class UnitReader
{
    public static ExperimentUnits Read(DuckDBConnection connection, string snapshotId, string experiment, FactColumns fact, LocalDays days, CancellationToken cancellation)
    {
        var outcomes = UnitSql.Outcomes(fact);
        connection.Execute(UnitSql.Asked, experiment);
        var filled = connection.Rows(UnitSql.Filled, r => UnitSql.Named.Select((_, kind) => (int)r.GetInt64(kind)).ToList())[0];
        List<int> named = [.. Enumerable.Range(0, filled.Count).Where(kind => filled[kind] > 0 || kind == UnitSql.Arm)];
        connection.Execute(UnitSql.Names(named));
        connection.Execute(UnitSql.Repeated);
        var names = connection.Rows($"select kind, name from unit_name where kind <> {UnitSql.Cluster} order by kind, code", r => (Kind: r.GetInt32(0), Name: r.GetString(1)));
        var clusters = (int)connection.Scalar<long>($"select count(*) from unit_name where kind = {UnitSql.Cluster}");
        var isRepeated = connection.Scalar<long>("select count(*) from unit_repeated") > 0;
        var count = filled[UnitSql.Arm];
        var places = new UnitPlaces(count);
        var columns = new UnitColumns(count, places, named, outcomes.Count, days);
        ChunkReader.ReadAll(connection, UnitSql.Order, count, "the units were", places.Take, cancellation);
        ChunkReader.ReadAll(connection, UnitSql.Rows(named, isRepeated, outcomes), count, "the units were", columns.Take, cancellation);
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
            // A column of another experiment's extract is none of this one's.
            Outcomes = outcomes.Select((name, i) => (name, Column: columns.Outcome(i))).Where(o => o.Column.Any(v => !double.IsNaN(v))).ToDictionary(o => o.name, o => o.Column),
        };
    }

    private static List<string> Of(List<(int Kind, string Name)> names, int kind) => [.. names.Where(n => n.Kind == kind).Select(n => n.Name)];
}
