using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Data;

public sealed partial class DataPage
{
    private readonly CancellationSeries queries = new();
    private Load<DataModel> load = new Load<DataModel>.Loading();

    [Inject] private DataReader Reader { get; set; } = default!;

    [Inject] private Dataset Dataset { get; set; } = default!;

    [Inject] private ILogger<DataPage> Log { get; set; } = default!;

    protected override Task OnInitializedAsync()
    {
        Dataset.Changed += ReadAgain;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var cancellation = queries.Next();
        load = new Load<DataModel>.Loading((load as Load<DataModel>.Ready)?.Model);
        try
        {
            load = new Load<DataModel>.Ready(await Reader.ReadAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer reading is on its way, or the reader has left.
        }
        catch (DatasetUnavailableException unavailable)
        {
            load = new Load<DataModel>.Failed(unavailable.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.LogError(error, "The ledger could not be read.");
            load = new Load<DataModel>.Failed("The dataset could not be read; the server's log has the reason.");
        }
    }

    // The dataset tells on the importing thread.
    private void ReadAgain() => _ = InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    public void Dispose()
    {
        Dataset.Changed -= ReadAgain;
        queries.Dispose();
    }
}
