using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// When the server works for itself: at start, each time publishing has paused, so that the next file of an import does not wait for it, and by the clock.
/// One work at a time, whoever asked for it: together they would take the readers' turns and memory.
/// </summary>
internal sealed class WorkAfterPublish(Dataset dataset, ReadersFirst readers, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>A work has ended.</summary>
    public event Action? Ended;

    /// <summary>Ends when it is stopped.</summary>
    /// <param name="pause">How long nothing may have been published before it begins.</param>
    /// <param name="every">Also when nothing was published for so long; infinite is never.</param>
    public async Task RunAsync(TimeSpan pause, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        // One at start: imports may have come in while nobody watched, or the last process ended before it had done its work.
        using var published = new SemaphoreSlim(1);
        void OnChanged() => published.Release();
        dataset.Changed += OnChanged;
        try
        {
            while (true)
            {
                if (await PublishedAsync(published, every, stopping))
                {
                    while (await published.WaitAsync(0, stopping)) { }
                    await Task.Delay(pause, clock, stopping);
                    if (published.CurrentCount > 0) continue;
                }
                await turn.WaitAsync(stopping);
                try { await readers.AsideAsync(() => work(stopping), stopping); }
                finally
                {
                    turn.Release();
                    Ended?.Invoke();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        finally { dataset.Changed -= OnChanged; }
    }

    public void Dispose() => turn.Dispose();

    /// <returns>False when the time has come without a publish.</returns>
    private async Task<bool> PublishedAsync(SemaphoreSlim published, TimeSpan every, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var publish = published.WaitAsync(either.Token);
        await Task.WhenAny(publish, Task.Delay(every, clock, either.Token));
        await either.CancelAsync();
        stopping.ThrowIfCancellationRequested();
        return publish.IsCompletedSuccessfully;
    }
}
