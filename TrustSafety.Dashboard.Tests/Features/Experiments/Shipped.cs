using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>The catalogue that the product ships.</summary>
internal static class Shipped
{
    public static IndicatorCatalog Catalog { get; } = DefinitionParser.Parse(Review.ShippedYaml, IndicatorDefinitions.FileName).Catalog!;
}
