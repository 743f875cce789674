using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Shell;

public sealed partial class FilterBar
{
    private readonly List<string> added = [];

    [CascadingParameter] public required ViewState View { get; set; }

    /// <summary>Dimensions with a chip even while nothing is filtered.</summary>
    [Parameter] public IReadOnlyList<string> Pinned { get; set; } = ["market", "category", "surface"];

    /// <summary>Dimensions that can be filtered.</summary>
    [Parameter] public IReadOnlyList<string> Offered { get; set; } = FactSchemas.Dimensions;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private List<string> Shown => [.. Pinned.Intersect(Offered).Concat(View.Where.Select(f => f.Dimension)).Concat(added).Distinct()];

    private List<string> Further => [.. Offered.Except(Shown)];

    private string Without(string dimension) => Addresses.Same(Navigation.Uri, View.With(new DimensionFilter(dimension, [])));

    private void Add(ChangeEventArgs change)
    {
        if (change.Value is string { Length: > 0 } dimension) added.Add(dimension);
    }

    private void Apply(DimensionFilter filter) => Navigation.NavigateTo(Addresses.Same(Navigation.Uri, View.With(filter)));
}
