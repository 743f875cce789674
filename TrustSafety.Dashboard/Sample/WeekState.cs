namespace TrustSafety.Dashboard.Sample;

/// <summary>One week of the platform: its days, its views by score stratum, and what is true of it.</summary>
internal sealed class WeekState
{
    private readonly AliasTable violating;
    private readonly AliasTable benign;
    private readonly int cells;

    public WeekState(World world, int index)
    {
        Index = index;
        cells = world.Cells.Length;
        var first = SamplePlan.FirstDay.AddDays(7 * index);
        var days = Math.Min(7, SamplePlan.EndDay.DayNumber - first.DayNumber);
        Days = [.. Enumerable.Range(0, days).Select(d => world.Day(first.AddDays(d)))];
        var (bad, good) = (new double[days * cells], new double[days * cells]);
        var leaked = 0.0;
        for (var d = 0; d < days; d++)
            for (var c = 0; c < cells; c++)
            {
                var day = Days[d];
                bad[d * cells + c] = day.Views[c] * day.Violating[c];
                good[d * cells + c] = day.Views[c] * (1 - day.Violating[c]);
                leaked += day.Views[c] * day.Violating[c] * day.Leakage[c];
            }
        (violating, benign) = (new AliasTable(bad), new AliasTable(good));
        Views = Days.Sum(d => d.TotalViews);
        Leakage = leaked / violating.Total;
        StratumViews = Sizes();
    }

    public int Index { get; }

    public DayState[] Days { get; }

    public long Views { get; }

    public double ViolatingViews => violating.Total;

    public double Prevalence => violating.Total / Views;

    /// <summary>Part of the violating views that no live strategy had fired on.</summary>
    public double Leakage { get; }

    /// <summary>Views per score stratum; they add up to <see cref="Views"/> exactly.</summary>
    public long[] StratumViews { get; }

    /// <summary>Probability that a view of the stratum is violating.</summary>
    public double ViolatingIn(int stratum) => Math.Min(1, violating.Total * ScoreStratum.All[stratum].ViolatingShare / StratumViews[stratum]);

    /// <summary>A day and a cell, in proportion to the violating (or the other) views.</summary>
    public (DayState Day, int Cell) Draw(ref Rng rng, bool isViolating)
    {
        var at = (isViolating ? violating : benign).Draw(ref rng);
        return (Days[at / cells], at % cells);
    }

    /// <summary>The violative view rate of part of the platform.</summary>
    public double PrevalenceOf(Cell[] all, Func<Cell, bool> belongs)
    {
        var (bad, views) = (0.0, 0L);
        for (var c = 0; c < all.Length; c++)
        {
            if (!belongs(all[c])) continue;
            foreach (var day in Days)
            {
                bad += day.Views[c] * day.Violating[c];
                views += day.Views[c];
            }
        }
        return bad / views;
    }

    private long[] Sizes()
    {
        var sizes = ScoreStratum.All.Select(s => (long)Math.Round(violating.Total * s.ViolatingShare + benign.Total * s.Benign)).ToArray();
        sizes[0] = Views - sizes.Skip(1).Sum();
        return sizes;
    }
}
