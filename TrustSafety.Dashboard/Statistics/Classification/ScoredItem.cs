namespace TrustSafety.Dashboard.Statistics;

/// <summary>A judged item with its score and its sampling weight 1/π (1 when every item was judged).</summary>
public readonly record struct ScoredItem(double Score, bool Positive, double Weight = 1);
