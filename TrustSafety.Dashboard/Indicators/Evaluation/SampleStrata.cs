using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>
/// The strata that labels were drawn in, and how many from each: a name with a size. A sample drawn anew every week has new sizes, and so strata of its own.
/// </summary>
internal sealed class SampleStrata
{
    /// <summary>The columns that tell strata apart.</summary>
    public static readonly ValueList Columns = new(["stratum", "stratum_size"]);

    private readonly Dictionary<(string? Name, string? Size), (int Code, double Drawn)> drawn = [];

    /// <param name="counts">Counts of all labels by <see cref="Columns"/>.</param>
    public SampleStrata(CellSet counts)
    {
        foreach (var cell in counts.Cells) drawn[(cell.Keys[0], cell.Keys[1])] = (drawn.Count, cell.Values[0]);
    }

    /// <summary>The estimate from the sums of a place by stratum, whose last two keys are <see cref="Columns"/>.</summary>
    public Estimate Estimate(IEnumerable<(Cell Cell, WeightedTally Sums)> strata, bool isProportion) =>
        WeightedEstimate.Of(strata.Where(s => s.Sums.N > 0).Select(s => Of(s.Cell.Keys[^2], s.Cell.Keys[^1], s.Sums)), isProportion);

    private (bool IsNamed, DomainStratum Stratum) Of(string? name, string? size, WeightedTally sums)
    {
        var (code, all) = drawn[(name, size)];
        return (name is not null, new(code, sums, all));
    }
}
