using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class CancellationSeriesTests
{
    [Fact]
    public void Next_CancelsTheOlderAndNotTheNewer()
    {
        using var series = new CancellationSeries();
        var older = series.Next();
        var newer = series.Next();
        Assert.True(older.IsCancellationRequested);
        Assert.False(newer.IsCancellationRequested);
    }

    [Fact]
    public void Dispose_CancelsTheLast()
    {
        var series = new CancellationSeries();
        var last = series.Next();
        series.Dispose();
        Assert.True(last.IsCancellationRequested);
        Assert.Throws<ObjectDisposedException>(() => series.Next());
    }
}
