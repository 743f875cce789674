using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Features.Incidents.Watching;

namespace TrustSafety.Dashboard.Features.Incidents;

internal static class IncidentsRegistration
{
    public static IServiceCollection AddIncidents(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<IncidentOptions>(configuration.GetSection(IncidentOptions.Section))
        .AddSingleton<IncidentScanner>()
        .AddSingleton<StakeReader>()
        .AddSingleton<HistoryReader>()
        .AddSingleton<SightingMaker>()
        .AddSingleton<IncidentWatch>()
        .AddHostedService<ScanSchedule>();
}
