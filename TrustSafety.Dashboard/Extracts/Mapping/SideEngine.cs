using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts.Mapping;

/// <summary>An engine of its own, in memory, that never sees the dataset.</summary>
internal static class SideEngine
{
    public static DuckDBConnection Open(DatasetOptions options)
    {
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder
        {
            DataSource = ":memory:",
            ["memory_limit"] = options.MemoryLimit,
            ["threads"] = options.EffectiveThreads,
            ["temp_directory"] = Path.GetFullPath(options.EffectiveTempDirectory),
        }.ConnectionString);
        connection.Open();
        // Times with an offset are printed in this zone, and so with an offset again.
        connection.Execute("SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET TimeZone='UTC'");
        return connection;
    }

    /// <summary>From here on: no file, no network, no extension, no setting, and no way back.</summary>
    public static void Lock(DuckDBConnection connection) =>
        connection.Execute("SET enable_external_access=false; SET lock_configuration=true");
}
