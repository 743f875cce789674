namespace TrustSafety.Dashboard.Features.Definitions;

internal static class DefinitionsRegistration
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services.AddScoped<DefinitionsReader>();
}
