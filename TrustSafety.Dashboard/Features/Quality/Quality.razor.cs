using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>Reads whenever the address changes; a newer address cancels the older question.</summary>
public sealed partial class Quality : IDisposable
{
    private static readonly IReadOnlyList<string> Pinned = ["market", "language", "category"];

    private readonly CancellationSeries series = new();
    private Load<Shown> load = new Load<Shown>.Loading();
    private ViewState? read;

    [CascadingParameter] public required ViewState View { get; set; }

    [Inject] private QualityReader Reader { get; set; } = null!;

    [Inject] private ILogger<Quality> Log { get; set; } = null!;

    // Whether it is a picture is no question to the facts.
    protected override Task OnParametersSetAsync() => (read is { } known ? known with { Present = View.Present } : null)?.Equals(View) == true ? Task.CompletedTask : ReadAsync();

    private async Task ReadAsync()
    {
        var (asked, cancellation) = (View, series.Next());
        read = asked;
        load = new Load<Shown>.Loading(load switch { Load<Shown>.Ready r => r.Model, Load<Shown>.Loading l => l.Previous, _ => null });
        try
        {
            var model = await Task.Run(() => Reader.ReadAsync(asked, cancellation), cancellation);
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
            Log.LogError(failure, "Quality could not be read; reference {Reference}.", reference);
            load = new Load<Shown>.Failed($"The facts did not answer. Nothing was changed. The server's log has the reason under the reference {reference}.");
        }
    }

    public void Dispose() => series.Dispose();

    /// <summary>What was read; without a model there is no data.</summary>
    internal sealed record Shown(QualityModel? Model);
}
