using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Features.Incidents;

internal static class IncidentsRegistration
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services.AddSingleton<IncidentScanner>();
}
