using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Definitions;

public sealed partial class DefinitionsPage
{
    private readonly CancellationSeries queries = new();
    private Load<DefinitionsModel> load = new Load<DefinitionsModel>.Loading();

    [Inject] private DefinitionsReader Reader { get; set; } = default!;

    [Inject] private Dataset Dataset { get; set; } = default!;

    [Inject] private ILogger<DefinitionsPage> Log { get; set; } = default!;

    protected override Task OnInitializedAsync()
    {
        Dataset.Changed += ReadAgain;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var cancellation = queries.Next();
        load = new Load<DefinitionsModel>.Loading((load as Load<DefinitionsModel>.Ready)?.Model);
        try
        {
            load = new Load<DefinitionsModel>.Ready(await Reader.ReadAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer reading is on its way, or the reader has left.
        }
        catch (DatasetUnavailableException unavailable)
        {
            load = new Load<DefinitionsModel>.Failed(unavailable.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.LogError(error, "The definitions could not be read.");
            load = new Load<DefinitionsModel>.Failed("The previews could not be computed; the server's log has the reason.");
        }
    }

    // The dataset tells on the importing thread.
    private void ReadAgain() => _ = InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    private static string Anchor(string layer) => $"definitions#{layer}";

    public void Dispose()
    {
        Dataset.Changed -= ReadAgain;
        queries.Dispose();
    }
}
