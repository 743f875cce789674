namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// Lets readers go before what the server does for itself: that asks one question at a time, and each only when nobody has read for a moment.
/// It never waits long, or a busy server would not get to it.
/// </summary>
internal sealed class ReadersFirst(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300), Longest = TimeSpan.FromSeconds(5);

    // The work goes through the same pages' readers as people do; only where it began tells it from theirs.
    private static readonly AsyncLocal<bool> IsAside = new();

    private readonly SemaphoreSlim turn = new(1);
    private int reading;
    private long lastRead = clock.GetTimestamp() - clock.TimestampFrequency;

    /// <summary>The work, and whatever it asks, comes after the readers.</summary>
    public async Task AsideAsync(Func<Task> work, CancellationToken cancellation)
    {
        await PauseAsync(cancellation);
        // Set in a method of its own, it ends with it.
        IsAside.Value = true;
        await work();
    }

    /// <param name="isKnown">The answer is there or under way, so that asking disturbs nobody.</param>
    public async Task<T> AskAsync<T>(bool isKnown, Func<Task<T>> ask, CancellationToken cancellation)
    {
        if (!IsAside.Value) return await ReadAsync(ask);
        if (isKnown) return await ask();
        await turn.WaitAsync(cancellation);
        try
        {
            await PauseAsync(cancellation);
            return await ask();
        }
        finally { turn.Release(); }
    }

    public void Dispose() => turn.Dispose();

    private async Task<T> ReadAsync<T>(Func<Task<T>> ask)
    {
        Interlocked.Increment(ref reading);
        try { return await ask(); }
        finally
        {
            Volatile.Write(ref lastRead, clock.GetTimestamp());
            Interlocked.Decrement(ref reading);
        }
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        while (clock.GetElapsedTime(asked) < Longest)
        {
            var rest = Volatile.Read(ref reading) > 0 ? Moment : Moment - clock.GetElapsedTime(Volatile.Read(ref lastRead));
            if (rest <= TimeSpan.Zero) return;
            await Task.Delay(rest, clock, cancellation);
        }
    }
}
