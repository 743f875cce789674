namespace TrustSafety.Dashboard.Shell;

/// <summary>Cancels the older query when a newer one begins: one reader, one answer.</summary>
public sealed class CancellationSeries : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource? current;
    private bool disposed;

    public CancellationToken Next()
    {
        CancellationTokenSource? older;
        CancellationToken token;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            older = current;
            current = new CancellationTokenSource();
            token = current.Token;
        }
        End(older);
        return token;
    }

    public void Cancel()
    {
        CancellationTokenSource? older;
        lock (gate) (older, current) = (current, null);
        End(older);
    }

    public void Dispose()
    {
        lock (gate) disposed = true;
        Cancel();
    }

    private static void End(CancellationTokenSource? source)
    {
        source?.Cancel();
        source?.Dispose();
    }
}
