using Microsoft.AspNetCore.Components;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// A page that reads a model for its address. A newer address cancels the older question; a failure is said with a reference into the log and
/// without a word of its own, and can be tried again.
/// </summary>
public abstract class ReadingPage<T> : ComponentBase, IDisposable where T : class
{
    private readonly CancellationSeries series = new();
    private ViewState? read;

    [CascadingParameter] public required ViewState View { get; set; }

    [Inject] private ILoggerFactory Logs { get; set; } = null!;

    protected Load<T> Current { get; private set; } = new Load<T>.Loading();

    protected abstract Task<T> ReadAsync(ViewState state, CancellationToken cancellation);

    /// <summary>What of the address is a question to the facts. Whether it is a picture is none; a page may leave out what it answers itself.</summary>
    protected virtual ViewState Question(ViewState view) => view with { Present = false };

    protected override Task OnParametersSetAsync() => read is { } known && Question(known).Equals(Question(View)) ? Task.CompletedTask : ReadAsync();

    protected async Task ReadAsync()
    {
        var (asked, cancellation) = (View, series.Next());
        read = asked;
        Current = new Load<T>.Loading(Current switch { Load<T>.Ready r => r.Model, Load<T>.Loading l => l.Previous, _ => null });
        try
        {
            var model = await Task.Run(() => ReadAsync(asked, cancellation), cancellation);
            cancellation.ThrowIfCancellationRequested();
            Current = new Load<T>.Ready(model);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer address is being read, or the reader has left.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Logs.CreateLogger(GetType()).LogError(failure, "The page could not be read; reference {Reference}.", reference);
            Current = new Load<T>.Failed($"The facts did not answer. Nothing was changed. The server's log has the reason under the reference {reference}.");
        }
    }

    public void Dispose()
    {
        series.Dispose();
        GC.SuppressFinalize(this);
    }
}
