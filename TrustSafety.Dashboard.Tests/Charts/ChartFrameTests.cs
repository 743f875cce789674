using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Plotly.Blazor;
using Plotly.Blazor.Interop;
using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class ChartFrameTests : BunitContext, IAsyncLifetime
{
    private readonly ReadyBoard board = new();
    private readonly List<ChartTheme> drawn = [];

    public ChartFrameTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(board);
    }

    ValueTask IAsyncLifetime.InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Frame_Rendered_DrawsAndReportsToTheBoard()
    {
        var frame = Frame(3);
        frame.WaitForAssertion(() => Assert.Equal("1/1", board.Text));
        Assert.Equal("Three points", frame.Find(".visually-hidden").TextContent);
        var plot = frame.Find(".chart-plot");
        Assert.Equal("img", plot.GetAttribute("role"));
        Assert.Equal(frame.Find(".visually-hidden").Id, plot.GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Table_Chosen_ShowsTheSameDataWithCaptionAndLinks()
    {
        var frame = Frame(3);
        frame.FindAll(".segmented button")[1].Click();
        Assert.Equal("How much?", frame.Find("caption").TextContent);
        Assert.Equal(["Week", "Value"], frame.FindAll("thead th").Select(th => th.TextContent));
        Assert.Equal(3, frame.FindAll("tbody tr").Count);
        Assert.Equal("explore?week=0", frame.Find("tbody th a").GetAttribute("href"));
        Assert.True(frame.Find(".chart-plot").HasAttribute("hidden"));
        Assert.Equal("true", frame.FindAll(".segmented button")[1].GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Parent_RendersAgainWithAnEqualModel_DoesNotDrawAgain()
    {
        var frame = Frame(3);
        frame.WaitForAssertion(() => Assert.Equal("1/1", board.Text));
        frame.Render(p => p.Add(f => f.Model, 3));
        Assert.Single(drawn);
    }

    [Fact]
    public void Model_Changed_DrawsAgainAndCountsAgain()
    {
        var frame = Frame(3);
        frame.WaitForAssertion(() => Assert.Equal("1/1", board.Text));
        frame.Render(p => p.Add(f => f.Model, 2));
        frame.WaitForAssertion(() => Assert.Equal("1/1", board.Text));
        Assert.Equal(2, drawn.Count);
        Assert.Equal(2, frame.FindComponent<PlotlyChart>().Instance.Data.Cast<Scatter>().Single().X.Count);
    }

    [Fact]
    public void Theme_Turned_DrawsInTheOtherTheme()
    {
        var dark = Render<CascadingValue<ChartTheme>>(p => p.Add(c => c.Value, ChartTheme.Dark).AddChildContent<ChartFrame<int>>(f => f.Add(x => x.Model, 3).Add(x => x.Draw, Draw).Add(x => x.Title, "How much?")));
        dark.Render(p => p.Add(c => c.Value, ChartTheme.Light));
        Assert.Equal([true, false], drawn.Select(t => t.IsDark));
    }

    [Fact]
    public void Draw_ThatThrows_PrintsAReasonWithoutTheDetailAndCounts()
    {
        var frame = Frame(-1);
        Assert.Equal("1/1", board.Text);
        Assert.Contains("could not be drawn", frame.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", frame.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Click_OnALinkedPoint_OpensItsAddress()
    {
        var frame = Frame(3);
        frame.WaitForAssertion(() => Assert.Equal("1/1", board.Text));
        frame.FindComponent<PlotlyChart>().Instance.ClickEvent([new EventDataPoint { TraceIndex = 0, PointIndex = 0 }]);
        await frame.InvokeAsync(() => { });
        Assert.EndsWith("/explore?week=0", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Click_OnAnotherPoint_CallsBackWithItsPlace()
    {
        FigurePoint? clicked = null;
        var frame = Frame(3, point => clicked = point);
        frame.WaitForAssertion(() => Assert.Equal("1/1", board.Text));
        frame.FindComponent<PlotlyChart>().Instance.ClickEvent([new EventDataPoint { TraceIndex = 0, PointIndex = 2 }]);
        await frame.InvokeAsync(() => { });
        Assert.Equal(new FigurePoint(0, 2), clicked);
    }

    [Fact]
    public void Picture_OfADarkChart_IsLightAndCarriesTitleSubtitleAndFootnote()
    {
        var picture = ChartPicture.Of(Draw(3, ChartTheme.Light), "How <much>?", "4.7 per 10k", "n 18,420", null);
        Assert.Equal("#ffffff", picture.Layout.PaperBgColor);
        var texts = picture.Layout.Annotations.Select(a => a.Text).ToList();
        Assert.Equal(["<b>How &lt;much&gt;?</b>", "4.7 per 10k", "n 18,420"], texts);
        Assert.Equal("how-much", ChartPicture.FileName("How much?"));
    }

    private IRenderedComponent<ChartFrame<int>> Frame(int points, Action<FigurePoint>? onPoint = null) =>
        Render<ChartFrame<int>>(p =>
        {
            p.Add(f => f.Model, points).Add(f => f.Draw, Draw).Add(f => f.Title, "How much?");
            if (onPoint is not null) p.Add(f => f.OnPoint, onPoint);
        });

    private Figure Draw(int points, ChartTheme theme)
    {
        if (points < 0) throw new InvalidOperationException("secret");
        drawn.Add(theme);
        var numbers = Enumerable.Range(0, points).ToList();
        return new Figure([new Scatter { X = [.. numbers.Cast<object>()], Y = [.. numbers.Cast<object>()] }], theme.Layout(),
            new(["Week", "Value"], [.. numbers.Select(n => (IReadOnlyList<string>)[$"W{n}", $"{n}"])]) { RowLinks = [.. numbers.Select(n => n == 0 ? "explore?week=0" : null)] }, "Three points")
        {
            Links = new Dictionary<(int, int), string> { [(0, 0)] = "explore?week=0" },
        };
    }
}
