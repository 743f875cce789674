using Microsoft.EntityFrameworkCore;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Workspace;

public static class WorkspaceRegistration
{
    /// <summary>workspace.db beside the dataset, brought up to date before the first request.</summary>
    public static IServiceCollection AddWorkspace(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDbContextFactory<WorkspaceContext>(options => options.UseSqlite($"Data Source={File(configuration)}"));
        services.AddHostedService<WorkspaceMigration>();
        services.AddSingleton<Annotations>();
        services.AddSingleton<SavedRules>();
        services.AddSingleton<ExperimentDecisions>();
        services.AddSingleton<IncidentBook>();
        return services;
    }

    /// <summary>For verbs, which serve nothing and so start nothing.</summary>
    public static Task PrepareWorkspaceAsync(this IServiceProvider services, CancellationToken cancellation) =>
        new WorkspaceMigration(services.GetRequiredService<IDbContextFactory<WorkspaceContext>>()).StartAsync(cancellation);

    private static string File(IConfiguration configuration) => Path.Combine(configuration["Dataset:Directory"] ?? "data", "workspace.db");
}
