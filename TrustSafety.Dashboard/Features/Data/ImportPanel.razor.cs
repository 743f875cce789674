using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Features.Data;

public sealed partial class ImportPanel : IDisposable
{
    private const int MostFiles = 100;

    private readonly CancellationSeries uploads = new();
    private UploadProgress? uploading;
    private string? path, pathProblem, zone, zoneProblem, uploadProblem;
    private Fact? fact;
    private int round;

    [Inject] private ImportQueue Queue { get; set; } = default!;

    [Inject] private IOptions<UploadSettings> Settings { get; set; } = default!;

    [Inject] private IOptions<ServerOptions> Server { get; set; } = default!;

    // Whoever reaches an open port must not read this machine's files through it.
    private bool PathsAllowed => !Server.Value.AllowRemote;

    private async Task UploadAsync(InputFileChangeEventArgs change)
    {
        uploadProblem = null;
        if (Options() is not { } options) return;
        var folder = new UploadFolder();
        try
        {
            if (change.FileCount > MostFiles) throw new UploadRefusedException($"At most {MostFiles} files at a time.");
            var cancellation = uploads.Next();
            var saved = new List<string>();
            foreach (var file in change.GetMultipleFiles(MostFiles)) saved.Add(await SaveAsync(file, folder, cancellation));
            var extracts = saved.Where(f => !f.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)).ToList();
            if (extracts.Count == 0) throw new UploadRefusedException("A mapping alone is no extract: choose it together with the file it maps.");
            foreach (var extract in extracts) Queue.Add(extract, options, folder);
        }
        catch (UploadRefusedException refused)
        {
            uploadProblem = refused.Message;
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or JSException or JSDisconnectedException)
        {
            uploadProblem = "The upload ended before the file was whole. Nothing was imported.";
        }
        finally
        {
            folder.Leave();
            uploading = null;
            round++; // A fresh input takes the same file again.
        }
    }

    private async Task<string> SaveAsync(IBrowserFile file, UploadFolder folder, CancellationToken cancellation)
    {
        if (file.Size > Settings.Value.MaxBytes) throw new UploadRefusedException($"{file.Name} has {ProgressText.Megabytes(file.Size)} MB; the limit is {Settings.Value.MaxUploadMegabytes} MB (Import:MaxUploadMegabytes). Larger files come in by their path or with the command `import`.");
        uploading = new UploadProgress(file.Name, file.Size);
        var target = folder.PathFor(file.Name);
        await using var from = file.OpenReadStream(Settings.Value.MaxBytes, cancellation);
        await using var to = File.Create(target);
        var buffer = new byte[128 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (uploading.Advance(read)) StateHasChanged();
        }
        return target;
    }

    private void AddPath()
    {
        pathProblem = null;
        if (Options() is not { } options) return;
        var named = path?.Trim();
        if (string.IsNullOrEmpty(named)) pathProblem = "Name a file.";
        else if (Directory.Exists(named)) pathProblem = "This is a directory. Name a file in it.";
        else if (!File.Exists(named)) pathProblem = "There is no such file on the machine that runs the dashboard.";
        else
        {
            Queue.Add(Path.GetFullPath(named), options);
            path = null;
        }
    }

    private ImportOptions? Options()
    {
        var named = zone?.Trim();
        var known = string.IsNullOrEmpty(named) || (TimeZoneInfo.TryFindSystemTimeZoneById(named, out var found) && found.HasIanaId);
        zoneProblem = known ? null : "This is no IANA zone. Examples: UTC, Europe/Berlin.";
        return known ? new ImportOptions { As = fact, Zone = string.IsNullOrEmpty(named) ? null : named } : null;
    }

    public void Dispose() => uploads.Dispose();
}
