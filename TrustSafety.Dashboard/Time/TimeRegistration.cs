namespace TrustSafety.Dashboard.Time;

internal static class TimeRegistration
{
    public static IServiceCollection AddTime(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ReportingOptions>(configuration.GetSection(ReportingOptions.Section));
}
