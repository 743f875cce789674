using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Shell.Imports;

public enum ImportJobState { Waiting, Running, Finished, Cancelled, Failed }

/// <summary>One file on its way in. It belongs to the server, so that a reader may leave the page and come back to it.</summary>
public sealed class ImportJob(int id, string path, ImportOptions options) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    public int Id { get; } = id;

    public string Path { get; } = path;

    public ImportOptions Options { get; } = options;

    public string Name => Options.Name ?? System.IO.Path.GetFileName(Path);

    /// <summary>The folder of an upload, deleted when its last file is through.</summary>
    public UploadFolder? Upload { get; init; }

    public ImportJobState State { get; internal set; }

    public ImportProgress? Progress { get; internal set; }

    /// <summary>Set when finished.</summary>
    public ImportReport? Report { get; internal set; }

    /// <summary>Set when failed.</summary>
    public string? Problem { get; internal set; }

    public bool IsOver => State is not (ImportJobState.Waiting or ImportJobState.Running);

    internal CancellationToken Cancellation => cancellation.Token;

    public void Cancel()
    {
        if (!IsOver) cancellation.Cancel();
    }

    public void Dispose() => cancellation.Dispose();
}
