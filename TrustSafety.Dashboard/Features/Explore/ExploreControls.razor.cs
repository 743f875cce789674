using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>Every choice is a new address; nothing is kept here.</summary>
public sealed partial class ExploreControls
{
    private bool copied;

    [Parameter, EditorRequired] public required IndicatorCatalog Catalog { get; set; }

    [Parameter, EditorRequired] public ExploreView View { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    protected override void OnParametersSet() => copied = false;

    private void Choose(int place, ChangeEventArgs change)
    {
        var ids = View.Indicators.Select(i => i.Id).ToList();
        if (place < ids.Count) ids.RemoveAt(place);
        if (change.Value is string { Length: > 0 } id && !ids.Contains(id)) ids.Insert(Math.Min(place, ids.Count), id);
        Go(View.State with { Indicators = ids });
    }

    private void BreakDown(int place, ChangeEventArgs change)
    {
        var by = View.By.Where((_, at) => at != place).ToList();
        if (change.Value is string { Length: > 0 } dimension) by.Insert(Math.Min(place, by.Count), dimension);
        Go(View.State with { By = by });
    }

    private void From(ChangeEventArgs change)
    {
        if (Day(change) is { } day && day < View.To) Go(View.State with { From = day, To = View.To });
    }

    private void To(ChangeEventArgs change)
    {
        if (Day(change)?.AddDays(1) is { } day && day > View.From) Go(View.State with { From = View.From, To = day });
    }

    private void After(ChangeEventArgs change)
    {
        if (!Period.TryParse(change.Value as string, out var after)) return;
        Go(View.State with { After = after, Before = View.Before < after ? View.Before : after.Previous });
    }

    private void Before(ChangeEventArgs change)
    {
        if (!Period.TryParse(change.Value as string, out var before)) return;
        Go(View.State with { Before = before, After = View.After > before ? View.After : before.Next });
    }

    private RenderFragment Options(Period chosen) => builder =>
    {
        foreach (var period in ExploreChoices.Periods(View, chosen))
        {
            builder.OpenElement(0, "option");
            builder.AddAttribute(1, "value", period.ToString());
            builder.AddContent(2, period == View.Before.YearBefore || period == View.After.YearBefore ? $"{period} (a year before)" : period.ToString());
            builder.CloseElement();
        }
    };

    private async Task CopyAsync()
    {
        await Js.InvokeVoidAsync("navigator.clipboard.writeText", Navigation.ToAbsoluteUri(Addresses.Explore(View.State)).ToString());
        copied = true;
    }

    private void Go(ViewState state) => Navigation.NavigateTo(Addresses.Explore(state));

    private static DateOnly? Day(ChangeEventArgs change) =>
        DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
