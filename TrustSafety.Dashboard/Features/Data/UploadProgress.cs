namespace TrustSafety.Dashboard.Features.Data;

internal sealed class UploadProgress(string name, long total)
{
    private const int Steps = 100;

    public string Name { get; } = name;

    public long Total { get; } = total;

    public long Bytes { get; private set; }

    /// <summary>True when the screen should show it: a hundred times per file is enough.</summary>
    public bool Advance(long bytes)
    {
        var before = Bytes * Steps / Math.Max(1, Total);
        Bytes += bytes;
        return Bytes * Steps / Math.Max(1, Total) != before;
    }
}

internal sealed class UploadRefusedException(string message) : Exception(message);
