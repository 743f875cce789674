using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>
/// The units that a metric is measured on. Their columns are those of the experiment itself where nobody is left out, and are gathered when
/// somebody asks for them where some are: nobody may write into them.
/// </summary>
/// <param name="kept">Places of the units that count, in ascending order; null for all.</param>
internal sealed class UnitRows(ExperimentUnits units, int[]? kept)
{
    private readonly Lazy<int[]> arms = new(() => Taken(units.Arms, kept));
    private readonly Lazy<int[]> days = new(() => Taken(units.Days, kept));
    private readonly Lazy<int[]> clusters = new(() => Taken(units.Clusters, kept));

    public int Count => kept?.Length ?? units.Count;

    public int[] Arms => arms.Value;

    public int[] Days => days.Value;

    public int[] Clusters => clusters.Value;

    public int[] Codes(string dimension) => Of(units.Dimensions.First(d => d.Name == dimension).Codes);

    public T[] Of<T>(ImmutableArray<T> column) => Taken(column, kept);

    /// <summary>Some of these rows.</summary>
    public UnitRows Only(int[] places) => new(units, kept is null ? places : [.. places.Select(i => kept[i])]);

    /// <summary>All units that pass, and themselves where all do.</summary>
    public static UnitRows Where(ExperimentUnits units, Func<int, bool> keep)
    {
        var (kept, count) = (new int[units.Count], 0);
        for (var i = 0; i < kept.Length; i++)
            if (keep(i)) kept[count++] = i;
        return new(units, count == kept.Length ? null : kept[..count]);
    }

    private static T[] Taken<T>(ImmutableArray<T> column, int[]? kept)
    {
        var all = ImmutableCollectionsMarshal.AsArray(column)!;
        if (kept is null) return all;
        var taken = new T[kept.Length];
        for (var i = 0; i < taken.Length; i++) taken[i] = all[kept[i]];
        return taken;
    }
}
