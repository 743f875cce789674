using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Tests.Workspace;

/// <summary>A workspace file in a folder of its own, gone with the test.</summary>
internal sealed class TempWorkspace : IDbContextFactory<WorkspaceContext>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workspace-").FullName;

    public TempWorkspace() => new WorkspaceMigration(this).StartAsync(CancellationToken.None).GetAwaiter().GetResult();

    public WorkspaceContext CreateDbContext() =>
        new(new DbContextOptionsBuilder<WorkspaceContext>().UseSqlite($"Data Source={Path.Combine(folder, "made", "workspace.db")}").Options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
