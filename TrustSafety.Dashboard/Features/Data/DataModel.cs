using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Data;

/// <summary>What is in the dataset, and how fresh and complete it is.</summary>
public sealed record DataModel(IReadOnlyList<LedgerEntry> Ledger, Completeness Completeness, string Zone);

/// <summary>Days with rows of each fact in the recent weeks of the data, of 7.</summary>
public sealed record Completeness(IReadOnlyList<IsoWeek> Weeks, IReadOnlyList<FactCompleteness> Facts)
{
    /// <summary>No fact reaches the last week's Sunday: its missing days are still to come.</summary>
    public bool LastIsOpen => Weeks.Count > 0 && Facts.All(f => f.Last is null || f.Last < Weeks[^1].Monday.AddDays(6));
}

/// <param name="Days">One count per week of <see cref="Completeness.Weeks"/>.</param>
public sealed record FactCompleteness(FactSchema Schema, long Rows, DateOnly? First, DateOnly? Last, IReadOnlyList<int> Days)
{
    /// <summary>Incidents and assignments do not happen every day; a day without one is nothing missing.</summary>
    public bool IsDaily => Schema.Fact is not (Fact.Incident or Fact.ExperimentUnit);
}
