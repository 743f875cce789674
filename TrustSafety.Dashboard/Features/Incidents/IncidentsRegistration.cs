using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Notifying;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Treatment;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Features.Incidents.Watching;

namespace TrustSafety.Dashboard.Features.Incidents;

internal static class IncidentsRegistration
{
    public static IServiceCollection AddIncidents(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<IncidentOptions>(configuration.GetSection(IncidentOptions.Section))
        .AddSingleton<WatchedSources>()
        .AddSingleton<HourlySources>()
        .AddSingleton<ArrivalReader>()
        .AddSingleton<IncidentScanner>()
        .AddSingleton<PlaceReader>()
        .AddSingleton<HourReader>()
        .AddSingleton<Reactions>()
        .AddSingleton<Surroundings>()
        .AddSingleton<SeenBefore>()
        .AddSingleton<DiagnosisReader>()
        .AddSingleton<TreatmentReader>()
        .AddSingleton<IncidentReader>()
        .AddSingleton<TriageReader>()
        .AddScoped<Actor>()
        .AddSingleton<StakeReader>()
        .AddSingleton<HistoryReader>()
        .AddSingleton<SightingMaker>()
        .AddSingleton<IncidentWatch>()
        .AddNotifying(configuration)
        .AddHostedService<ScanSchedule>();
}
