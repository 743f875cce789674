using System.Globalization;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Shell.Imports;

/// <summary>Where an import stands, in words: action.csv.gz · reading · 1,204,000 rows · 31.2 of 40.0 MB.</summary>
public static class ProgressText
{
    public static string Line(ImportJob job) => job.Progress is not { } at
        ? $"{job.Name} · waiting"
        : $"{job.Name} · {Phase(at.Phase)} · {ValueText.Count(at.Rows)} rows · {Megabytes(at.Bytes)} of {Megabytes(at.TotalBytes)} MB";

    public static string Megabytes(long bytes) => (bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture);

    private static string Phase(ImportPhase phase) => phase switch
    {
        ImportPhase.Recognising => "recognising",
        ImportPhase.Reading => "reading",
        ImportPhase.Mapping => "mapping",
        ImportPhase.Publishing => "publishing",
        _ => "done",
    };
}
