using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Features.Experiments.Planning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments;

internal static class ExperimentsRegistration
{
    public static IServiceCollection AddExperiments(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(p => Book(p, configuration["Dataset:Directory"]))
        .AddSingleton<ChangeReader>()
        .AddSingleton<PromiseReader>()
        .AddSingleton<StandingReader>()
        .AddSingleton<ExperimentReader>()
        .AddSingleton<ExperimentPlanner>();

    /// <summary>Read again when the catalogue changes, whose indicators the file may name.</summary>
    internal static DefinitionFile<ExperimentBook> Book(IServiceProvider services, string? folder)
    {
        var indicators = services.GetRequiredService<IIndicators>();
        return new(BookParser.FileName, folder, AppContext.BaseDirectory, services.GetRequiredService<TimeProvider>(), (text, file) => BookParser.Parse(text, file, indicators.Catalog)) { DependsOn = () => indicators.Catalog };
    }
}
