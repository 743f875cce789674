using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class ReadyBoardTests
{
    private readonly ReadyBoard board = new();

    [Fact]
    public void Board_WithoutCharts_IsReady() => Assert.Equal(("0/0", true), (board.Text, board.IsReady));

    [Fact]
    public void Board_WhileAPageLoads_IsNotReady()
    {
        var hold = board.Loading();
        Assert.Equal(("0/?", false), (board.Text, board.IsReady));
        hold.Dispose();
        hold.Dispose();
        Assert.Equal("0/0", board.Text);
    }

    [Fact]
    public void Board_CountsChartsDrawnOfChartsDeclared()
    {
        var (first, second) = (new object(), new object());
        board.Declare(first);
        board.Declare(second);
        board.Drawn(first);
        board.Drawn(first);
        Assert.Equal(("1/2", false), (board.Text, board.IsReady));
        board.Drawn(second);
        Assert.Equal(("2/2", true), (board.Text, board.IsReady));
        board.Redrawing(first);
        Assert.Equal("1/2", board.Text);
        board.Leave(first);
        Assert.Equal("1/1", board.Text);
    }

    [Fact]
    public void Drawn_OfAChartThatLeft_DoesNotCount()
    {
        var chart = new object();
        board.Declare(chart);
        board.Leave(chart);
        board.Drawn(chart);
        Assert.Equal("0/0", board.Text);
    }

    [Fact]
    public void Changed_IsRaisedOnlyWhenTheCountChanges()
    {
        var changes = 0;
        board.Changed += () => changes++;
        var chart = new object();
        board.Declare(chart);
        board.Declare(chart);
        board.Drawn(chart);
        board.Drawn(chart);
        Assert.Equal(2, changes);
    }
}
