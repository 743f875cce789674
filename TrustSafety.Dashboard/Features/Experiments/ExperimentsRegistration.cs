using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Features.Experiments.Planning;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments;

internal static class ExperimentsRegistration
{
    public static IServiceCollection AddExperiments(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(p => new DefinitionFile<ExperimentBook>(BookParser.FileName, configuration["Dataset:Directory"], AppContext.BaseDirectory, p.GetRequiredService<TimeProvider>(), BookParser.Parse))
        .AddSingleton<ExperimentReader>()
        .AddSingleton<ExperimentPlanner>();
}
