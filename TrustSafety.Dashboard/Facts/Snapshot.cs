using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>The dataset at one moment. The id changes exactly when an extract is published or removed.</summary>
public sealed record Snapshot(string Id, IReadOnlyList<SnapshotExtract> Extracts)
{
    /// <summary>First and last local day of a fact's time column, over all its extracts; null when the fact has no rows.</summary>
    public (DateOnly First, DateOnly Last)? Window(Fact fact)
    {
        var of = Extracts.Where(e => e.Fact == fact && e.Rows > 0).ToList();
        return of.Count == 0 ? null : (of.Min(e => e.FirstDay), of.Max(e => e.LastDay));
    }

    public bool IsEmpty => Extracts.Count == 0;
}

public sealed record SnapshotExtract(string Name, string Sha256, Fact Fact, long Rows, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset PublishedAt);
