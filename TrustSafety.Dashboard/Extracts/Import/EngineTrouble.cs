using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>Failures of the engine that the user can do something about. Its own messages may quote values and are not shown.</summary>
internal static class EngineTrouble
{
    /// <summary>Null for anything else, which is a fault of the program.</summary>
    public static ExtractRefusedException? Explain(DuckDBException failure, DatasetOptions options)
    {
        var message = failure.Message;
        if (message.Contains("No space left", StringComparison.Ordinal) || message.Contains("Could not write", StringComparison.Ordinal) || message.Contains("temp_directory_size", StringComparison.Ordinal))
            return new($"The disk is full: {options.Directory} cannot take the extract. Nothing was imported; make room and try again.", failure);
        if (message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase))
            return new($"The engine needs more memory than Dataset:MemoryLimit ({options.MemoryLimit}) gives it. Nothing was imported; raise the limit.", failure);
        return null;
    }
}
