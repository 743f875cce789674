namespace TrustSafety.Dashboard.Statistics;

/// <summary>A statistic and how it is computed again and again.</summary>
internal sealed record Resampler(ResampledStatistic Statistic)
{
    private const int Block = 16;

    /// <summary>True when the statistic may be asked on several cores at once; one that a caller gives may keep scratch of its own.</summary>
    public bool Shared { get; init; }

    /// <summary>The statistic without the unit, where there is a shorter way to it.</summary>
    public Func<int, double>? LeftOut { get; init; }

    /// <summary>The statistic of each resample, sorted.</summary>
    public double[] Values(int n, int resamples, ulong seed)
    {
        var values = new double[resamples];
        var blocks = (resamples + Block - 1) / Block;
        if (Shared && (long)n * resamples > 100_000) Parallel.For(0, blocks, () => new int[n], (b, _, drawn) => Draw(b, drawn, values, seed), _ => { });
        else for (var (b, drawn) = (0, new int[n]); b < blocks; b++) Draw(b, drawn, values, seed);
        Array.Sort(values);
        return values;
    }

    public double[] LeaveOneOut(int[] indexes)
    {
        var (left, rest) = (new double[indexes.Length], new int[indexes.Length - 1]);
        for (var i = 0; i < left.Length; i++)
        {
            if (LeftOut is { } without)
            {
                left[i] = without(i);
                continue;
            }
            Array.Copy(indexes, 0, rest, 0, i);
            Array.Copy(indexes, i + 1, rest, i, rest.Length - i);
            left[i] = Statistic(rest);
        }
        return left;
    }

    private int[] Draw(int block, int[] drawn, double[] values, ulong seed)
    {
        var last = Math.Min(values.Length, (block + 1) * Block);
        for (var r = block * Block; r < last; r++)
        {
            new SeededRandom(seed, (ulong)r).Fill(drawn, drawn.Length);
            values[r] = Statistic(drawn);
        }
        return drawn;
    }
}
