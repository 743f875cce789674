using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>The dataset at one moment. The id changes exactly when an extract is published or removed.</summary>
public sealed record Snapshot(string Id, IReadOnlyList<SnapshotExtract> Extracts)
{
    /// <summary>First and last local day of a fact's time column, over all its extracts; null when the fact has no rows.</summary>
    public (DateOnly First, DateOnly Last)? Window(Fact fact) =>
        (windows ??= Windows()).TryGetValue(fact, out var window) ? window : null;

    private Dictionary<Fact, (DateOnly First, DateOnly Last)>? windows;

    private Dictionary<Fact, (DateOnly First, DateOnly Last)> Windows() =>
        Extracts.Where(e => e.Rows > 0).GroupBy(e => e.Fact).ToDictionary(g => g.Key, g => (g.Min(e => e.FirstDay), g.Max(e => e.LastDay)));

    /// <summary>Whether rows of the fact arrived at the moment (UTC) or later.</summary>
    public bool HasArrivals(Fact fact, DateTime since) => Extracts.Any(e => e.Fact == fact && e.LastArrival >= since);

    public bool IsEmpty => Extracts.Count == 0;
}

public sealed record SnapshotExtract(string Name, string Sha256, Fact Fact, long Rows, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset PublishedAt)
{
    /// <summary>Rows of the file that did not come in.</summary>
    public long Refused { get; init; }

    /// <summary>When the last of its rows arrived, in UTC; null when the extract does not say of any.</summary>
    public DateTime? LastArrival { get; init; }
}
