using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Reads whenever the address changes; a newer address cancels the older question.</summary>
public sealed partial class WeeklyReviewPage : IDisposable
{
    private readonly CancellationSeries series = new();
    private Load<ReviewRead> load = new Load<ReviewRead>.Loading();
    private ViewState? asked;

    [CascadingParameter] public required ViewState View { get; set; }

    [Inject] private WeeklyReviewReader Reader { get; set; } = null!;

    [Inject] private SampleSeed Seed { get; set; } = null!;

    [Inject] private ILogger<WeeklyReviewPage> Log { get; set; } = null!;

    // Half a sample would look like a platform that lost half its data.
    protected override Task OnParametersSetAsync() => NeedsReading() && !Seed.IsUnderWay ? ReadAsync() : Task.CompletedTask;

    /// <summary>The review brings its own heading: the headline.</summary>
    private bool ShowsReview => load is Load<ReviewRead>.Ready { Model: ReviewRead.Review } or Load<ReviewRead>.Loading { Previous: ReviewRead.Review };

    public void Dispose() => series.Dispose();

    /// <summary>Which indicator a picture shows is no question to the facts, nor is whether it is a picture.</summary>
    private bool NeedsReading() => asked is null || !(asked with { Indicators = View.Indicators, Present = View.Present }).Equals(View);

    private async Task ReadAsync()
    {
        var (view, cancellation) = (View, series.Next());
        asked = view;
        load = new Load<ReviewRead>.Loading(load switch { Load<ReviewRead>.Ready r => r.Model, Load<ReviewRead>.Loading l => l.Previous, _ => null });
        try
        {
            var read = await Task.Run(() => Reader.ReadAsync(view, cancellation), cancellation);
            cancellation.ThrowIfCancellationRequested();
            load = new Load<ReviewRead>.Ready(read);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer address is being read, or the reader has left.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Log.LogError(failure, "The weekly review could not be read; reference {Reference}.", reference);
            load = new Load<ReviewRead>.Failed($"The facts did not answer. Nothing was changed. The server's log has the reason under the reference {reference}.");
        }
    }
}
