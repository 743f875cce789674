using System.Globalization;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>The rejected rows of an import as a CSV to download: line, column, reason. Names and reasons are the program's own words, never values.</summary>
public static class RejectsFile
{
    private const int KeptRefusals = 50;

    public static string Of(DatasetOptions options, int extractId) => Path.Combine(options.RejectsDirectory, string.Create(CultureInfo.InvariantCulture, $"extract-{extractId}.csv"));

    /// <summary>Null when there is nothing to list.</summary>
    internal static string? WritePublished(DatasetOptions options, int extractId, RejectLog log) => Write(options, Of(options, extractId), log);

    /// <summary>Of refused files the latest are kept.</summary>
    internal static string? WriteRefused(DatasetOptions options, DateTimeOffset now, RejectLog log)
    {
        var path = Write(options, Path.Combine(options.RejectsDirectory, string.Create(CultureInfo.InvariantCulture, $"refused-{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}.csv")), log);
        if (path is null) return null;
        foreach (var old in Directory.EnumerateFiles(options.RejectsDirectory, "refused-*.csv").OrderDescending(StringComparer.Ordinal).Skip(KeptRefusals)) File.Delete(old);
        return path;
    }

    internal static void Delete(DatasetOptions options, int extractId)
    {
        if (File.Exists(Of(options, extractId))) File.Delete(Of(options, extractId));
    }

    private static string? Write(DatasetOptions options, string path, RejectLog log)
    {
        if (log.List.Count == 0) return null;
        try
        {
            Directory.CreateDirectory(options.RejectsDirectory);
            using var writer = new StreamWriter(path);
            writer.WriteLine("line,column,reason");
            foreach (var reject in log.List) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reject.Line},{reject.Column},\"{reject.Reason}\""));
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The dataset is already as the report says, and the report holds the same rows; a full disk costs only this copy.
            return null;
        }
    }
}
