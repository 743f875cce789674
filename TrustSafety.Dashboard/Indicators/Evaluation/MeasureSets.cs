using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>
/// All measures that the catalogue takes from each source. A query always asks for the whole set, so the second indicator of a source finds
/// its cells in the cache, and every page reads the same numbers.
/// </summary>
internal sealed class MeasureSets
{
    private static readonly ConditionalWeakTable<IndicatorCatalog, MeasureSets> OfCatalogs = [];

    private readonly Dictionary<Source, EquatableList<Measure>> sets;
    private IReadOnlyList<RollupSource>? sources;

    private MeasureSets(IndicatorCatalog catalog) =>
        sets = catalog.Indicators.SelectMany(i => Needs.Of(i, true).Concat(Needs.Of(i, false)))
            .GroupBy(n => n.Source).ToDictionary(g => g.Key, g => new EquatableList<Measure>(g.Select(n => n.Measure).Distinct()));

    public static MeasureSets Of(IndicatorCatalog catalog) => OfCatalogs.GetValue(catalog, c => new(c));

    public IReadOnlyList<RollupSource> Sources => sources ??= [.. sets.Select(s => new RollupSource(s.Key.Fact, s.Key.Time, s.Key.Bin, s.Value) { Keys = s.Key.ByStratum ? SampleStrata.Columns : new([]) })];

    public EquatableList<Measure> this[Source source] => sets[source];

    /// <summary>Where the measure's value stands in a cell of the source.</summary>
    public int IndexOf(Need need)
    {
        var set = sets[need.Source];
        for (var i = 0; i < set.Count; i++)
            if (set[i].Equals(need.Measure)) return i;
        throw new ArgumentOutOfRangeException(nameof(need), "The measure is not of this catalogue.");
    }
}
