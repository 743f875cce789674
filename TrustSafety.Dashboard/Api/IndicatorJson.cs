using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Api;

/// <summary>A definition as JSON.</summary>
internal static class IndicatorJson
{
    public static object Of(Indicator indicator) => new
    {
        id = indicator.Id,
        name = indicator.Name,
        question = indicator.Question,
        layer = indicator.Layer,
        estimator = indicator.Estimator,
        unit = indicator.Unit.Natural,
        direction = indicator.Direction,
        target = indicator.Target,
        minimumN = indicator.MinimumN,
        owner = indicator.Owner,
        caveat = indicator.Caveat,
        sources = indicator.Sources,
        version = indicator.Version,
        validFrom = indicator.ValidFrom,
    };
}
