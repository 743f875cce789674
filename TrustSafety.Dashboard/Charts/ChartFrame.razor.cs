using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;
using Plotly.Blazor.Interop;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>
/// The one component that owns Plotly. It draws <see cref="Draw"/>(<see cref="Model"/>, theme), and draws again
/// only when the model is another or the theme turns; every chart has its table, its summary and its footnote.
/// </summary>
public sealed partial class ChartFrame<TModel> : IAsyncDisposable
{
    private readonly string id = "chart-" + Guid.NewGuid().ToString("N")[..12];
    private readonly Config config = ChartTheme.Config();
    private readonly Config pictureConfig = ChartTheme.Config();
    private Figure? figure;
    private List<ITrace> data = [];
    private TModel? drawnModel;
    private ChartTheme? drawnTheme;
    private bool table, loaded, rendered, stale, gone;
    private string? problem;
    private Figure? picture;
    private PlotlyChart? chart, pictureChart;
    private ChartScript? script;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ReadyBoard Board { get; set; } = default!;

    [Inject] private ILogger<ChartFrame<TModel>> Log { get; set; } = default!;

    [CascadingParameter] public ChartTheme Theme { get; set; } = ChartTheme.Light;

    [Parameter, EditorRequired] public TModel Model { get; set; } = default!;

    /// <summary>Pure: the same model and theme give the same figure.</summary>
    [Parameter, EditorRequired] public Func<TModel, ChartTheme, Figure> Draw { get; set; } = default!;

    /// <summary>The question the chart answers.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The value and its interval in words; stands under the title inside the picture.</summary>
    [Parameter] public string? Subtitle { get; set; }

    [Parameter] public string? Footnote { get; set; }

    [Parameter] public Provenance? Provenance { get; set; }

    [Parameter] public RenderFragment? Header { get; set; }

    [Parameter] public RenderFragment? Footer { get; set; }

    [Parameter] public int Height { get; set; } = 190;

    [Parameter] public int HeadingLevel { get; set; } = 3;

    /// <summary>A click on a point that no link of the figure claims.</summary>
    [Parameter] public EventCallback<FigurePoint> OnPoint { get; set; }

    protected override void OnInitialized() => Board.Declare(this);

    protected override void OnParametersSet()
    {
        if (drawnTheme == Theme && Equals(drawnModel, Model)) return;
        (drawnModel, drawnTheme) = (Model, Theme);
        Board.Redrawing(this);
        try
        {
            figure = Draw(Model, Theme);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Fail(error);
            return;
        }
        problem = null;
        data = [.. figure.Traces];
        stale = rendered;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                script = await ChartScript.LoadAsync(Js);
                await script.PrepareAsync();
                if (gone) return;
                loaded = true;
                StateHasChanged();
            }
            else if (stale && chart is not null)
            {
                stale = false;
                await chart.React();
                await TellDrawnAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The reader has left; nobody waits for the chart.
        }
        catch (JSException error)
        {
            Fail(error);
            StateHasChanged();
        }
    }

    // PlotlyChart calls back on plain actions, outside the renderer's rules.
    private void Rendered() => _ = InvokeAsync(async () =>
    {
        try
        {
            if (gone || chart is null || script is null) return;
            rendered = true;
            await chart.SubscribeClickEvent();
            await script.FollowSizeAsync(id + "-plot");
            if (stale)
            {
                stale = false;
                await chart.React();
            }
            await TellDrawnAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or ObjectDisposedException)
        {
            // The reader has left between two calls.
        }
        catch (JSException error)
        {
            Fail(error);
            StateHasChanged();
        }
    });

    private async Task TellDrawnAsync()
    {
        await script!.WaitUntilDrawnAsync(id + "-plot");
        if (!stale) Board.Drawn(this);
    }

    private void Clicked(IEnumerable<EventDataPoint> points) => _ = InvokeAsync(async () =>
    {
        if (figure is null || points.Select(p => FigurePoint.Of(p, data)).FirstOrDefault(p => p is not null) is not { } hit) return;
        if (figure.Links.TryGetValue((hit.Trace, hit.Point), out var link)) Navigation.NavigateTo(link);
        else await OnPoint.InvokeAsync(hit);
    });

    private void Fail(Exception error)
    {
        Log.LogError(error, "The chart {Title} could not be drawn.", Title);
        figure = null;
        problem = "This chart could not be drawn. The table of the page and the other charts are not affected; the server's log has the reason.";
        Board.Drawn(this);
    }

    public async ValueTask DisposeAsync()
    {
        gone = true;
        Board.Leave(this);
        if (script is not null) await script.DisposeAsync(id + "-plot");
    }
}
