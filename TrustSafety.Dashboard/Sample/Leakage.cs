namespace TrustSafety.Dashboard.Sample;

/// <summary>Closed form of what the strategies catch: they fire independently of each other given the difficulty.</summary>
internal sealed class Leakage
{
    private readonly double[][][] recall;
    private readonly double[][] average;

    public Leakage(Cell[] cells)
    {
        recall = [.. cells.Select(cell => Strategy.All.Select(s => Enumerable.Range(0, Difficulty.Count).Select(d => s.RecallOf(cell, d)).ToArray()).ToArray())];
        average = [.. recall.Select(ofCell => ofCell.Select(ofStrategy => ofStrategy.Zip(ScoreStratum.DifficultyMix, (r, share) => r * share).Sum()).ToArray())];
    }

    /// <summary>Probability that a strategy fires on a violation; <paramref name="broken"/> is the factor on vision_v4 (strategy 0).</summary>
    public double Recall(int cell, int strategy, int difficulty, double broken) => recall[cell][strategy][difficulty] * (strategy == 0 ? broken : 1);

    /// <summary>Recall over the mix of difficulties.</summary>
    public double Recall(int cell, int strategy, double broken) => average[cell][strategy] * (strategy == 0 ? broken : 1);

    /// <summary>The live strategy that is credited with an action, in proportion to what each catches.</summary>
    public int Finder(ref Rng rng, int cell, double broken)
    {
        var (total, last) = (0.0, 0);
        for (var s = 0; s < Strategy.All.Length; s++)
            if (Strategy.All[s].Live) total += Recall(cell, s, broken);
        var at = rng.Uniform() * total;
        for (var s = 0; s < Strategy.All.Length; s++)
        {
            if (!Strategy.All[s].Live) continue;
            last = s;
            if ((at -= Recall(cell, s, broken)) < 0) break;
        }
        return last;
    }

    public double Of(int cell, double broken)
    {
        var sum = 0.0;
        for (var d = 0; d < Difficulty.Count; d++)
        {
            var missed = ScoreStratum.DifficultyMix[d];
            for (var s = 0; s < Strategy.All.Length; s++)
                if (Strategy.All[s].Live) missed *= 1 - Recall(cell, s, d, broken) * Strategy.All[s].InTime;
            sum += missed;
        }
        return sum;
    }
}
