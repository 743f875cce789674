using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class LoadViewTests : BunitContext
{
    private readonly ReadyBoard board = new();

    public LoadViewTests() => Services.AddSingleton(board);

    [Fact]
    public void Loading_First_ShowsThatItReadsAndHoldsThePage()
    {
        var view = View(new Load<string>.Loading());
        Assert.NotEmpty(view.FindAll("[role=status]"));
        Assert.Equal("0/?", board.Text);
    }

    [Fact]
    public void Ready_AfterLoading_ShowsTheModelAndReleasesThePage()
    {
        var view = View(new Load<string>.Loading());
        view.Render(p => p.Add(v => v.Value, new Load<string>.Ready("week 30")));
        Assert.Equal("week 30", view.Find("p").TextContent);
        Assert.Equal("0/0", board.Text);
    }

    [Fact]
    public void Loading_Again_KeepsThePreviousModelMarkedAsBusy()
    {
        var view = View(new Load<string>.Loading("week 29"));
        Assert.Equal("week 29", view.Find("[aria-busy=true] p").TextContent);
        Assert.Equal("0/?", board.Text);
    }

    [Fact]
    public void Ready_AfterReadingAgain_KeepsThePageAlive()
    {
        var view = View(new Load<string>.Ready("week 29"), Page);
        var page = view.FindComponent<Life>().Instance;
        view.Render(p => p.Add(v => v.Value, new Load<string>.Loading("week 29")));
        view.Render(p => p.Add(v => v.Value, new Load<string>.Ready("week 30")));
        Assert.Same(page, view.FindComponent<Life>().Instance);
        Assert.Equal("week 30", page.Text);
    }

    [Fact]
    public void Failed_ShowsTheReasonAndOffersAnotherTry()
    {
        var tried = false;
        var view = Render<LoadView<string>>(p => p.Add(v => v.Value, new Load<string>.Failed("The dataset is in use.")).Add(v => v.ChildContent, Model).Add(v => v.OnRetry, () => tried = true));
        Assert.Contains("The dataset is in use.", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        view.Find("button").Click();
        Assert.True(tried);
        Assert.Equal("0/0", board.Text);
    }

    [Fact]
    public async Task Disposed_WhileLoading_ReleasesThePage()
    {
        View(new Load<string>.Loading());
        await DisposeComponentsAsync();
        Assert.Equal("0/0", board.Text);
    }

    private IRenderedComponent<LoadView<string>> View(Load<string> value, RenderFragment<string>? content = null) =>
        Render<LoadView<string>>(p => p.Add(v => v.Value, value).Add(v => v.ChildContent, content ?? Model));

    private static RenderFragment Model(string model) => builder => builder.AddMarkupContent(0, $"<p>{model}</p>");

    private static RenderFragment Page(string model) => builder =>
    {
        builder.OpenComponent<Life>(0);
        builder.AddComponentParameter(1, nameof(Life.Text), model);
        builder.CloseComponent();
    };

    private sealed class Life : ComponentBase
    {
        [Parameter] public string Text { get; set; } = "";
    }
}
