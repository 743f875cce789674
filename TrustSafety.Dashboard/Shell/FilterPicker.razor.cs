using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Shell;

/// <summary>One dimension's chip and, when open, the values to keep or leave out.</summary>
public sealed partial class FilterPicker : IDisposable
{
    private const int MostShown = 100;

    private readonly CancellationTokenSource gone = new();
    private readonly HashSet<string> picked = [];
    private IReadOnlyList<string>? values;
    private string sought = "";
    private string? problem;
    private bool open;
    private bool exclude;
    private bool focusSearch;
    private ElementReference chip;
    private ElementReference search;

    [Parameter, EditorRequired] public required string Dimension { get; set; }

    [Parameter] public IReadOnlyList<DimensionFilter> Filters { get; set; } = [];

    [Parameter] public EventCallback<DimensionFilter> Changed { get; set; }

    [Inject] private IFacts Facts { get; set; } = null!;

    [Inject] private ILogger<FilterPicker> Log { get; set; } = null!;

    private string Summary => Filters.Count == 0 ? "All" : string.Join("; ", Filters.Select(DimensionText.Values));

    /// <summary>Picked values come first and stay pickable even when the data no longer has them.</summary>
    private List<string> Matching => [.. Filters.SelectMany(f => f.Values).Concat(values ?? []).Distinct()
        .Where(v => DimensionText.Value(v).Contains(sought.Trim(), StringComparison.OrdinalIgnoreCase))];

    private async Task ToggleAsync()
    {
        if (open) { await CloseAsync(); return; }
        (open, focusSearch, sought, problem) = (true, true, "", null);
        exclude = Filters.Count > 0 && Filters[0].Exclude;
        picked.Clear();
        picked.UnionWith(Filters.Where(f => f.Exclude == exclude).SelectMany(f => f.Values));
        try
        {
            values = await Facts.ValuesAsync(Dimension, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            values = null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Log.LogError(failure, "The values of a filter could not be read; reference {Reference}.", reference);
            problem = $"The values could not be read. The server's log has the reason under the reference {reference}.";
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focusSearch) return;
        focusSearch = false;
        await search.FocusAsync();
    }

    private void Flip(string value)
    {
        if (!picked.Remove(value)) picked.Add(value);
    }

    private Task ApplyAsync() => ChangeAsync(new(Dimension, [.. Matching.Union(picked).Where(picked.Contains)], exclude));

    private Task ClearAsync() => ChangeAsync(new(Dimension, []));

    private async Task ChangeAsync(DimensionFilter filter)
    {
        await CloseAsync();
        await Changed.InvokeAsync(filter);
    }

    private async Task CloseAsync()
    {
        open = false;
        await chip.FocusAsync();
    }

    private Task KeyAsync(KeyboardEventArgs key) => open && key.Key == "Escape" ? CloseAsync() : Task.CompletedTask;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }
}
