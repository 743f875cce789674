using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>Reads whenever the address changes; a newer address cancels the older question.</summary>
public sealed partial class Explore : IDisposable
{
    private readonly CancellationSeries series = new();
    private Load<Shown> load = new Load<Shown>.Loading();
    private ViewState? read;

    [CascadingParameter] public required ViewState View { get; set; }

    [Inject] private ExploreReader Reader { get; set; } = null!;

    [Inject] private IIndicators Indicators { get; set; } = null!;

    [Inject] private ILogger<Explore> Log { get; set; } = null!;

    protected override Task OnParametersSetAsync() => View.Equals(read) ? Task.CompletedTask : ReadAsync();

    private async Task ReadAsync()
    {
        var (asked, cancellation) = (View, series.Next());
        read = asked;
        load = new Load<Shown>.Loading(load is Load<Shown>.Ready ready ? ready.Model : null);
        try
        {
            var model = await Reader.ReadAsync(asked, cancellation);
            cancellation.ThrowIfCancellationRequested();
            load = new Load<Shown>.Ready(new(model));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer address is being read, or the reader has left.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Log.LogError(failure, "Explore could not be read; reference {Reference}.", reference);
            load = new Load<Shown>.Failed($"The facts did not answer. Nothing was changed. The server's log has the reason under the reference {reference}.");
        }
    }

    public void Dispose() => series.Dispose();

    /// <summary>What was read; without a model there is no data.</summary>
    internal sealed record Shown(ExploreModel? Model);
}
