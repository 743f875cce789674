using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Publishing;

namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>Opens the engine's file and turns what can go wrong into words that name the directory.</summary>
internal static class DatasetFile
{
    /// <summary>The first connection sets the limits for the whole process: options of later ones are ignored by the engine.</summary>
    public static DuckDBConnection Open(DatasetOptions options, Action<DuckDBConnection> prepare)
    {
        CreateDirectory(options);
        var connection = new DuckDBConnection(ConnectionString(options));
        try
        {
            connection.Open();
            // The dataset is fed through this program only; no SQL that runs on it has business with other files or the network.
            connection.Execute("SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET enable_external_access=false; SET preserve_insertion_order=false");
            BatchTable.Register(connection);
            prepare(connection);
            return connection;
        }
        catch (DuckDBException failure)
        {
            connection.Dispose();
            throw new DatasetUnavailableException(Explain(options, failure), failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static DuckDBConnection Connect(DatasetOptions options)
    {
        var connection = new DuckDBConnection(ConnectionString(options));
        connection.Open();
        return connection;
    }

    public static bool IsInvalidated(DuckDBException failure) => failure.Message.Contains("invalidated", StringComparison.Ordinal) || failure.Message.StartsWith("FATAL", StringComparison.Ordinal);

    private static string ConnectionString(DatasetOptions options) => new DuckDBConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(options.File),
        ["memory_limit"] = options.MemoryLimit,
        ["threads"] = options.EffectiveThreads,
        ["temp_directory"] = Path.GetFullPath(options.EffectiveTempDirectory),
    }.ConnectionString;

    private static void CreateDirectory(DatasetOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.Directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DatasetUnavailableException($"The dataset directory {options.Directory} cannot be created or used.", failure);
        }
    }

    private static string Explain(DatasetOptions options, DuckDBException failure)
    {
        if (failure.Message.Contains("Could not set lock", StringComparison.Ordinal) || failure.Message.Contains("being used by another process", StringComparison.Ordinal))
            return $"The dataset in {options.Directory} is in use by another process. Stop it (or import through its Data page), or choose another --data directory.";
        if (failure.Message.Contains("No space left", StringComparison.Ordinal)) return $"The dataset in {options.Directory} cannot be opened: the disk is full. Make room; the dataset is whole.";
        if (IsInvalidated(failure)) return $"The dataset in {options.Directory} is being opened anew after a failed write. Try again in a moment.";
        return $"The dataset in {options.Directory} cannot be opened: {options.File} is not readable or not a dataset of this program.";
    }
}
