using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts;

public static class ExtractsRegistration
{
    /// <summary>The dataset, the way in and the way out. Settings are checked at start by the host; see Settings.</summary>
    public static IServiceCollection AddExtracts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DatasetOptions>(configuration.GetSection(DatasetOptions.Section));
        services.AddSingleton<Dataset>();
        services.Configure<ImportSettings>(configuration.GetSection(ImportSettings.Section));
        services.AddSingleton<ExtractImport>();
        services.AddSingleton<ExtractRemoval>();
        return services;
    }
}
