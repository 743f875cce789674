using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>What the facts and the definitions alone decide of a review; events come from people and are read each time.</summary>
internal sealed record ReviewCore(ChangeScan? Scan, IReadOnlyList<IndicatorCard> Cards, IndicatorCard? Top);

/// <summary>A review stands as long as the dataset, the definitions, the week and the filters are the same.</summary>
internal sealed record ReviewKey(string SnapshotId, IndicatorCatalog Catalog, string View)
{
    // The catalogue in force is one object until its file changes; comparing its entries would cost more than it saves.
    public bool Equals(ReviewKey? other) => other is not null && SnapshotId == other.SnapshotId && ReferenceEquals(Catalog, other.Catalog) && View == other.View;

    public override int GetHashCode() => HashCode.Combine(SnapshotId, View);
}

/// <summary>The last reviews that were read, so that stepping between weeks and back costs no computation.</summary>
internal sealed class ReviewCache
{
    private const int Capacity = 24;
    private readonly Lock gate = new();
    private readonly LinkedList<(ReviewKey Key, ReviewCore Core)> recent = [];

    public ReviewCore? Find(ReviewKey key)
    {
        lock (gate)
        {
            for (var node = recent.First; node is not null; node = node.Next)
            {
                if (!node.Value.Key.Equals(key)) continue;
                recent.Remove(node);
                recent.AddFirst(node);
                return node.Value.Core;
            }
            return null;
        }
    }

    public void Keep(ReviewKey key, ReviewCore core)
    {
        lock (gate)
        {
            recent.AddFirst((key, core));
            if (recent.Count > Capacity) recent.RemoveLast();
        }
    }
}
