using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts.DuckDb;
using TrustSafety.Dashboard.Facts.DuckDb.Rollups;

namespace TrustSafety.Dashboard.Facts;

public static class FactsRegistration
{
    /// <summary>The door to the facts, over the dataset of AddExtracts and in the zone of the reporting settings.</summary>
    public static IServiceCollection AddFacts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<FactsOptions>(configuration.GetSection(FactsOptions.Section));
        services.AddSingleton<IPublishStep, PseudonymKeyStep>();
        services.AddSingleton<IPublishStep, DerivedTablesStep>();
        services.AddSingleton<LocalDays>();
        services.AddSingleton<ReadersFirst>();
        services.AddSingleton<StatementRunner>();
        services.AddSingleton<DatasetStates>();
        services.AddSingleton<Preparation>();
        services.AddSingleton<DuckDbFacts>();
        services.AddSingleton<IFacts>(p => p.GetRequiredService<DuckDbFacts>());
        services.AddSingleton<IUnits>(p => p.GetRequiredService<DuckDbFacts>());
        services.AddSingleton<WorkAfterPublish>();
        services.AddHostedService<PreparationAfterPublish>();
        return services;
    }
}
