namespace TrustSafety.Dashboard.Features.Explore;

internal static class ExploreRegistration
{
    public static IServiceCollection AddExplore(this IServiceCollection services) => services
        .AddScoped<ExploreViews>()
        .AddScoped<ExploreRows>()
        .AddScoped<ExploreReader>();
}
