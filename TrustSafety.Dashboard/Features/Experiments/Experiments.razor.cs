using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Features.Experiments.Planning;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>The list, or the readout that the address names; a newer address cancels the older question.</summary>
public sealed partial class Experiments : IDisposable
{
    private readonly CancellationSeries series = new();
    private Load<Shown> load = new Load<Shown>.Loading();
    private ExperimentsView view = new(null, false, []);
    private (string?, PlanQuestion?, string?)? read;

    [CascadingParameter] public required ViewState View { get; set; }

    [Inject] private ExperimentReader Reader { get; set; } = null!;

    [Inject] private StandingReader Standings { get; set; } = null!;

    [Inject] private ChangeReader Changes { get; set; } = null!;

    [Inject] private ExperimentPlanner Planner { get; set; } = null!;

    [Inject] private ILogger<Experiments> Log { get; set; } = null!;

    protected override Task OnParametersSetAsync()
    {
        view = ExperimentsView.Parse(View, Reader.Definitions.Value);
        var asked = (view.Experiment, view.Plan, view.Change);
        if (asked == read) return Task.CompletedTask;
        read = asked;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var (asked, cancellation) = (view, series.Next());
        load = new Load<Shown>.Loading(load switch { Load<Shown>.Ready r => r.Model, Load<Shown>.Loading l => l.Previous, _ => null });
        try
        {
            var shown = await Task.Run(() => ReadAsync(asked, cancellation), cancellation);
            cancellation.ThrowIfCancellationRequested();
            load = new Load<Shown>.Ready(shown);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A newer address is being read, or the reader has left.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Log.LogError(failure, "Experiments could not be read; reference {Reference}.", reference);
            load = new Load<Shown>.Failed($"The facts did not answer. Nothing was changed. The server's log has the reason under the reference {reference}.");
        }
    }

    private async Task<Shown> ReadAsync(ExperimentsView asked, CancellationToken cancellation)
    {
        if (asked.Plan is { } question) return new(null, []) { Plan = await Planner.PlanAsync(question, cancellation) };
        if (asked.Change is { } change) return new(null, []) { Change = await Changes.ReadAsync(change, cancellation) };
        if (asked.Experiment is { } id) return new(await Standings.ReadAsync(id, cancellation), []);
        return new(null, await Standings.ReadAllAsync(cancellation)) { Changes = await Changes.ReadAllAsync(cancellation) };
    }

    public void Dispose() => series.Dispose();

    internal sealed record Shown(Standing? Readout, IReadOnlyList<Standing> All)
    {
        public ChangeModel? Change { get; init; }

        public IReadOnlyList<ChangeModel> Changes { get; init; } = [];

        public ExperimentPlan? Plan { get; init; }
    }
}
