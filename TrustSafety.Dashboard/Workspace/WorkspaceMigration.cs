using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace;

internal sealed class WorkspaceMigration(IDbContextFactory<WorkspaceContext> contexts) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var file = context.Database.GetDbConnection().DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
