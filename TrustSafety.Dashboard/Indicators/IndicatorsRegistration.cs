using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Comparing;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Indicators;

internal static class IndicatorsRegistration
{
    public static IServiceCollection AddIndicators(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DisclosureOptions>(configuration.GetSection(DisclosureOptions.Section));
        services.AddSingleton<IIndicatorDefinitions>(p => new IndicatorDefinitions(configuration["Dataset:Directory"], AppContext.BaseDirectory, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRollupPlan, CataloguePlan>();
        services.AddSingleton<IndicatorReader>();
        services.AddSingleton<IIndicators>(p => p.GetRequiredService<IndicatorReader>());
        services.AddSingleton<IComparisons, ComparisonReader>();
        return services;
    }
}
