namespace TrustSafety.Dashboard.Shell.Imports;

/// <summary>Section "Import", the part that concerns files that come through the browser.</summary>
public sealed class UploadSettings
{
    public const string Section = "Import";

    /// <summary>Of one file.</summary>
    public long MaxUploadMegabytes { get; set; } = 2048;

    public long MaxBytes => MaxUploadMegabytes * 1_000_000;
}
