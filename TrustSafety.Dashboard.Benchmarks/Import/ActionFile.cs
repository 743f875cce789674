using System.Globalization;
using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Benchmarks.Import;

/// <summary>A deterministic CSV of clean action rows with all their columns, as wide as the sample's.</summary>
internal static class ActionFile
{
    public static readonly IReadOnlyList<(string Name, string Type)> Columns =
    [
        ("action_id", "VARCHAR"), ("content_id", "VARCHAR"), ("actioned_at", "TIMESTAMP"), ("action", "VARCHAR"), ("source", "VARCHAR"), ("created_at", "TIMESTAMP"),
        ("automated", "BOOLEAN"), ("views_at_action", "BIGINT"), ("strategy", "VARCHAR"), ("market", "VARCHAR"), ("language", "VARCHAR"),
        ("content_type", "VARCHAR"), ("surface", "VARCHAR"), ("category", "VARCHAR"), ("subcategory", "VARCHAR"),
    ];

    public static string At(string folder, int rows)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"action-{rows}.csv"));
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(folder);
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sql(rows, path + ".part");
        command.ExecuteNonQuery();
        File.Move(path + ".part", path);
        return path;
    }

    private static string Sql(int rows, string path) => string.Create(CultureInfo.InvariantCulture, $"""
        COPY (SELECT
            'a' || lpad(i::VARCHAR, 10, '0') AS action_id,
            'c' || lpad((hash(i) % 5000000)::VARCHAR, 12, '0') AS content_id,
            strftime(date_trunc('second', moment), '%Y-%m-%dT%H:%M:%SZ') AS actioned_at,
            ['remove', 'restrict', 'label', 'age_restrict'][(1 + hash(i, 1) % 4)::INT] AS action,
            ['own', 'user_report', 'vendor', 'order'][(1 + hash(i, 2) % 4)::INT] AS source,
            strftime(moment - to_seconds((hash(i, 3) % 86400)::INT), '%Y-%m-%dT%H:%M:%SZ') AS created_at,
            (hash(i, 4) % 3 = 0)::VARCHAR AS automated,
            hash(i, 5) % 10000 AS views_at_action,
            'strategy_' || (hash(i, 6) % 6) AS strategy,
            'M' || (hash(i, 7) % 12) AS market,
            'l' || (hash(i, 8) % 9) AS language,
            'video' AS content_type,
            ['feed', 'search', 'profile'][(1 + hash(i, 9) % 3)::INT] AS surface,
            'category_' || (hash(i, 10) % 8) AS category,
            'subcategory_' || (hash(i, 11) % 30) AS subcategory
        FROM (SELECT i, TIMESTAMP '2025-07-01' + to_seconds(i * 34000000.0 / {rows}) AS moment FROM range({rows}) t(i))) TO '{path}' (HEADER)
        """);
}
