using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>Weighted sums of the judged views in a tenth of the score, the upper edge in it.</summary>
internal readonly record struct ScoreBin(int N, double Weight, double Squares, double Score, double Positive)
{
    public const int Count = 10;

    public static ScoreBin[] Of(IReadOnlyList<ScoredItem> items)
    {
        var bins = new ScoreBin[Count];
        foreach (var item in items)
        {
            ref var bin = ref bins[SampledCalibration.Bin(item.Score, Count)];
            bin = new(bin.N + 1, bin.Weight + item.Weight, bin.Squares + (item.Weight * item.Weight), bin.Score + (item.Weight * item.Score), bin.Positive + (item.Positive ? item.Weight : 0));
        }
        return bins;
    }
}
