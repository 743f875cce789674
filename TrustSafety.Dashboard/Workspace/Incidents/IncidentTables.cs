using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace.Incidents;

internal static class IncidentTables
{
    public static void Make(ModelBuilder model)
    {
        model.Entity<Incident>(e =>
        {
            e.Ignore(i => i.IsOpen);
            e.HasIndex(i => i.Last);
            e.Property(i => i.Title).HasMaxLength(Incident.TitleLimit);
            e.Property(i => i.Owner).HasMaxLength(WorkspaceContext.NameLimit);
            e.OwnsOne(i => i.Ratio);
            e.OwnsOne(i => i.Stake);
        });
        model.Entity<IncidentSignal>(e =>
        {
            e.HasOne<Incident>().WithMany().HasForeignKey(s => s.IncidentId);
            e.HasIndex(s => s.IncidentId);
        });
        model.Entity<IncidentNote>(e =>
        {
            e.HasOne<Incident>().WithMany().HasForeignKey(n => n.IncidentId);
            e.HasIndex(n => n.IncidentId);
            e.Property(n => n.Text).HasMaxLength(IncidentNote.TextLimit);
            e.Property(n => n.Author).HasMaxLength(WorkspaceContext.NameLimit);
        });
        model.Entity<QuietedSeries>(e =>
        {
            e.Ignore(q => q.Share);
            e.HasIndex(q => new { q.Watched, q.Segment }).IsUnique();
            e.Property(q => q.Author).HasMaxLength(WorkspaceContext.NameLimit);
        });
    }
}
