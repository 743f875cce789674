using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Every page asks for the measures of a source as one set; these sets are what is worth adding up in advance.</summary>
internal sealed class CataloguePlan(IIndicatorDefinitions definitions) : IRollupPlan
{
    public IReadOnlyList<RollupSource> Sources => MeasureSets.Of(definitions.Current.Catalog).Sources;
}
