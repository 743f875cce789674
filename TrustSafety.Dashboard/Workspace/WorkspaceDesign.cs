using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace TrustSafety.Dashboard.Workspace;

/// <summary>Lets `dotnet ef migrations add` make the context without starting the dashboard.</summary>
internal sealed class WorkspaceDesign : IDesignTimeDbContextFactory<WorkspaceContext>
{
    public WorkspaceContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<WorkspaceContext>().UseSqlite("Data Source=design.db").Options);
}
