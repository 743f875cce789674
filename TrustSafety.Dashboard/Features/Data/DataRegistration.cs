namespace TrustSafety.Dashboard.Features.Data;

internal static class DataRegistration
{
    public static IServiceCollection AddData(this IServiceCollection services) => services.AddScoped<DataReader>();
}
