using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Comparing;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Indicators;

internal static class IndicatorsRegistration
{
    /// <summary>Some twenty different weekly reviews.</summary>
    private const int MostAnswers = 2_000;

    public static IServiceCollection AddIndicators(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DisclosureOptions>(configuration.GetSection(DisclosureOptions.Section));
        services.AddSingleton<IIndicatorDefinitions>(p => new IndicatorDefinitions(configuration["Dataset:Directory"], AppContext.BaseDirectory, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRollupPlan, CataloguePlan>();
        services.AddSingleton<IndicatorReader>();
        services.AddSingleton<ComparisonReader>();
        services.AddSingleton(p => new Remembered(p.GetRequiredService<IFacts>(), MostAnswers));
        services.AddSingleton<IIndicators, RememberedIndicators>();
        services.AddSingleton<IComparisons, RememberedComparisons>();
        services.AddSingleton<IGroundTruth, GroundTruthReader>();
        return services;
    }
}
