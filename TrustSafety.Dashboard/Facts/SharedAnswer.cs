namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// One answer that many may wait for and that is kept once it is there. It is run once however many ask; the run stops when the last who waits for it
/// has gone, and the next who asks starts it anew. So does a failure.
/// </summary>
internal sealed class SharedAnswer<T>(Func<CancellationToken, Task<T>> run)
{
    private readonly Lock gate = new();
    private Run? current;

    public async Task<T> GetAsync(CancellationToken cancellation)
    {
        var joined = Join();
        try { return await joined.Task.WaitAsync(cancellation); }
        finally { Leave(joined); }
    }

    private Run Join()
    {
        lock (gate)
        {
            if (current is null)
            {
                current = new();
                current.Task = StartAsync(current.Stop.Token);
            }
            current.Waiting++;
            return current;
        }
    }

    private async Task<T> StartAsync(CancellationToken stop)
    {
        await Task.Yield();
        return await run(stop);
    }

    private void Leave(Run left)
    {
        lock (gate)
        {
            left.Waiting--;
            if (left.Task.IsCompletedSuccessfully || (!left.Task.IsCompleted && left.Waiting > 0)) return;
            left.Stop.Cancel();
            if (current == left) current = null;
        }
    }

    private sealed class Run
    {
        public CancellationTokenSource Stop { get; } = new();

        public Task<T> Task { get; set; } = null!;

        public int Waiting { get; set; }
    }
}
