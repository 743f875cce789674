using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Extracts.Publishing;

/// <summary>Runs the two ends of a feed: <c>pump</c> on a thread of its own, and the statement that takes from it on this one.</summary>
internal static class FeedPump
{
    public static void Run(BatchFeed feed, Action pump, Action statement, CancellationToken cancellation)
    {
        var pumping = Task.Factory.StartNew(() => Guard(feed, pump, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            statement();
        }
        catch (DuckDBException)
        {
            // Of a pump that failed the engine knows only that its input ended; the pump knows why.
            feed.Stop();
            pumping.GetAwaiter().GetResult();
            throw;
        }
        pumping.GetAwaiter().GetResult();
    }

    private static void Guard(BatchFeed feed, Action pump, CancellationToken cancellation)
    {
        try
        {
            pump();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The engine gave up, and its own error says why.
        }
        catch
        {
            feed.Stop();
            throw;
        }
    }
}
