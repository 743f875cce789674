using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>Detections counted by score, in hundredths.</summary>
internal static class ScoreBins
{
    public const int Count = 100;

    public static readonly Bin Bin = new Bin.Score("score", Count);

    /// <summary>The counts by bin.</summary>
    public static double[] Spread(IEnumerable<Cell> cells)
    {
        var bins = new double[Count];
        foreach (var cell in cells) bins[cell.Bin!.Value] += cell.Values[0];
        return bins;
    }
}
