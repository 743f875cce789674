namespace TrustSafety.Dashboard.Indicators;

/// <summary>The indicator system in force, in the order of the file.</summary>
public sealed record IndicatorCatalog(IReadOnlyList<Indicator> Indicators)
{
    public Indicator? Find(string id) => Indicators.FirstOrDefault(i => i.Id == id);
}
