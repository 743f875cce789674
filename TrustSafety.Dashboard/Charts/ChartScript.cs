using Microsoft.JSInterop;

namespace TrustSafety.Dashboard.Charts;

/// <summary>What plotly.js does not tell Blazor: that it has arrived, that a chart stands, that its box has another size.</summary>
internal sealed class ChartScript
{
    private readonly IJSObjectReference module;

    private ChartScript(IJSObjectReference module) => this.module = module;

    public static async Task<ChartScript> LoadAsync(IJSRuntime js) =>
        new(await js.InvokeAsync<IJSObjectReference>("import", "./Charts/ChartFrame.razor.js"));

    public ValueTask PrepareAsync() => module.InvokeVoidAsync("prepare", ChartTheme.OnPaper);

    public ValueTask WaitUntilDrawnAsync(string chart) => module.InvokeVoidAsync("waitUntilDrawn", chart);

    public ValueTask FollowSizeAsync(string chart) => module.InvokeVoidAsync("followSize", chart);

    public async ValueTask DisposeAsync(string chart)
    {
        try
        {
            await module.InvokeVoidAsync("forget", chart);
            await module.DisposeAsync();
        }
        catch (Exception left) when (left is JSDisconnectedException or ObjectDisposedException or OperationCanceledException)
        {
            // The browser is gone, and with it everything there was to let go.
        }
    }
}
