using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

internal static class PrevalenceRegistration
{
    public static IServiceCollection AddPrevalence(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PrevalenceOptions>(configuration.GetSection(PrevalenceOptions.Section));
        return services.AddScoped<ReviewerErrors>().AddScoped<ScoredPopulation>().AddScoped<PrevalenceEstimates>().AddScoped<ChangeParts>().AddScoped<PrevalenceChange>().AddRoom<PrevalenceReader>((reader, state, cancellation) => reader.ReadAsync(state, cancellation));
    }
}
