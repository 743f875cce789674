using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>
/// What the readout needs to know of the units, as an analyst writes it by hand: the sums of every metric by arm and by segment and of the primary one by day,
/// which units stand in several arms, and each metric's rank sums with its ties. What is made of them (intervals, tests, families) is no SQL and not in here.
/// </summary>
internal static class UnitsYardstick
{
    private const string Units = "from experiment_unit where experiment = 'speed'";

    /// <param name="RanksMs">Of all metrics.</param>
    public sealed record Times(double SumsMs, double RepeatedMs, double RanksMs)
    {
        public double AllMs => SumsMs + RepeatedMs + RanksMs;
    }

    private static readonly string[] Metrics = UnitsDataset.Metrics.Split(' ');

    private static readonly string[] Sums =
    [
        $"select arm, count(*), min(assigned_at), max(assigned_at), {string.Join(", ", Metrics.Select(Moments))} {Units} group by arm",
        $"select arm, market, count(*), {string.Join(", ", Metrics.Select(Moments))} {Units} group by arm, market",
        $"select arm, cast(assigned_at as date) as day, count(*), {Moments(Metrics[0])} {Units} group by arm, day",
    ];

    private const string Repeated = $"select count(*) from (select unit_id {Units} group by unit_id having min(arm) <> max(arm))";

    public static Times Run(DuckDBConnection connection) => new(SqlTime.Of(connection, Sums), SqlTime.Of(connection, [Repeated]), SqlTime.Of(connection, Metrics.Select(Ranks)));

    private static string Moments(string metric) => $"count({metric}), avg({metric}), var_samp({metric})";

    /// <summary>One row per value instead of one per unit, which is several times as fast as rank() over the units.</summary>
    private static string Ranks(string metric) => $"""
        with worth as (select {metric} as v, count(*) filter (where arm = 'treatment') as own, count(*) as n {Units} group by v),
        placed as (select own, n, sum(n) over (order by v) as below from worth)
        select sum(own * (below - (n - 1) / 2)), sum(n * n * n - n) from placed
        """;
}
