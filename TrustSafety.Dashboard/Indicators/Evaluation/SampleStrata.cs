using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>
/// The strata that labels were drawn in, and how many from each: a name with a size. A sample drawn anew every week has new sizes, and so strata of its own.
/// </summary>
internal sealed class SampleStrata
{
    /// <summary>The columns that tell strata apart.</summary>
    public static readonly ValueList Columns = new(["stratum", "stratum_size"]);

    private readonly Dictionary<(string? Name, string? Size), Stratum> strata = [];

    public readonly record struct Stratum(bool IsNamed, int Code, double Drawn);

    /// <param name="counts">Counts of all labels by <see cref="Columns"/>.</param>
    public SampleStrata(CellSet counts)
    {
        foreach (var cell in counts.Cells) strata[(cell.Keys[0], cell.Keys[1])] = new(cell.Keys[0] is not null, strata.Count, cell.Values[0]);
    }

    /// <summary>The stratum of each of the cells' keys, whose last two are <see cref="Columns"/>.</summary>
    public IReadOnlyList<Stratum> Of(IReadOnlyList<EquatableList<string?>> keys) => [.. keys.Select(k => strata[(k[^2], k[^1])])];
}
