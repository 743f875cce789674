using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Workspace;

/// <summary>What people write. It lives beside the dataset and outlasts every extract.</summary>
public sealed class WorkspaceContext(DbContextOptions<WorkspaceContext> options) : DbContext(options)
{
    public const int TextLimit = 280;
    public const int NameLimit = 80;

    public DbSet<Annotation> Annotations => Set<Annotation>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<SavedRule> SavedRules => Set<SavedRule>();

    public DbSet<ExperimentDecision> ExperimentDecisions => Set<ExperimentDecision>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<IncidentSignal> IncidentSignals => Set<IncidentSignal>();

    public DbSet<IncidentNote> IncidentNotes => Set<IncidentNote>();

    public DbSet<QuietedSeries> QuietedSeries => Set<QuietedSeries>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order by an instant with an offset; as UTC text it can.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Annotation>(e =>
        {
            e.Ignore(a => a.Period);
            e.HasIndex(a => a.Start);
            e.Property(a => a.Text).HasMaxLength(TextLimit);
            e.Property(a => a.Author).HasMaxLength(NameLimit);
        });
        modelBuilder.Entity<Decision>().HasIndex(d => d.Week);
        modelBuilder.Entity<SavedView>().HasIndex(v => v.Name).IsUnique();
        modelBuilder.Entity<SavedRule>(e =>
        {
            e.HasIndex(r => r.Name).IsUnique();
            e.Property(r => r.Name).HasMaxLength(NameLimit);
            e.Property(r => r.Text).HasMaxLength(Workspace.SavedRules.RuleLimit);
            e.Property(r => r.Author).HasMaxLength(NameLimit);
        });
        modelBuilder.Entity<ExperimentDecision>(e =>
        {
            e.HasIndex(d => d.Experiment);
            e.Property(d => d.Experiment).HasMaxLength(NameLimit);
            e.Property(d => d.Reason).HasMaxLength(TextLimit);
            e.Property(d => d.Author).HasMaxLength(NameLimit);
            e.Property(d => d.RuleSaid).HasMaxLength(Workspace.ExperimentDecisions.SentenceLimit);
            e.Property(d => d.Indicator).HasMaxLength(NameLimit);
        });
        modelBuilder.Entity<AuditEntry>(e =>
        {
            e.HasIndex(a => a.At);
            e.HasIndex(a => a.Subject);
        });
        IncidentTables.Make(modelBuilder);
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        at => at.UtcDateTime, at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
}
