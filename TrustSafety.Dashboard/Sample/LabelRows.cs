namespace TrustSafety.Dashboard.Sample;

/// <summary>One judged view of the probability sample, with its truth.</summary>
internal readonly record struct LabelDraw(long Number, int Stratum, long StratumViews, int StratumLabels, bool Violating, int Difficulty, DayState Day, int Cell, long ViewedAt, long CreatedAt, double Score, int Severity, int Reviewer)
{
    /// <summary>1/π: views of the stratum per label drawn from it, rounded to the six decimals that an extract keeps.</summary>
    public long WeightMillionths => (StratumViews * 2_000_000 / StratumLabels + 1) / 2;

    public double Weight => WeightMillionths / 1e6;
}

/// <summary>Stratified sample of views: in every week and score stratum, views are drawn with replacement at equal probability.</summary>
internal static class LabelRows
{
    public static readonly string[] Columns =
        ["sample_id", "viewed_at", "content_id", "weight", "stratum", "stratum_size", "violating", "severity", "score", "reviewer", "market", "language", "content_type", "surface", "category", "subcategory"];

    /// <summary>Labels per stratum for a week; a week of d days takes d/7 of them.</summary>
    public static int[] Allocation(SamplePlan plan, WeekState week) =>
        [.. ScoreStratum.All.Select((s, h) => (int)Math.Min(week.StratumViews[h], Math.Max(2, Math.Round(plan.LabelsPerWeek * s.SampleShare * week.Days.Length / 7))))];

    public static IEnumerable<LabelDraw> Draw(SamplePlan plan, World world, WeekState week)
    {
        var allocation = Allocation(plan, week);
        var number = (long)week.Index * 100_000;
        for (var h = 0; h < allocation.Length; h++)
            for (var i = 0; i < allocation[h]; i++)
                yield return Draw(plan, world, week, h, allocation[h], ++number);
    }

    public static void Write(RowSink sink, World world, LabelDraw draw)
    {
        sink.Id((byte)'s', draw.Number, 7);
        sink.Time(draw.ViewedAt);
        sink.Id((byte)'v', draw.Number, 7);
        sink.Number(draw.WeightMillionths, 6);
        sink.Text(StratumNames[draw.Stratum]);
        sink.Whole(draw.StratumViews);
        sink.Flag(draw.Violating);
        sink.Whole(draw.Severity);
        sink.Number((long)(draw.Score * 1000), 3);
        sink.Id((byte)'j', draw.Reviewer, 2);
        sink.Dimensions(world.Cells[draw.Cell]);
        sink.EndRow();
    }

    private static readonly byte[][] StratumNames = [.. ScoreStratum.All.Select(s => System.Text.Encoding.UTF8.GetBytes(s.Name))];

    private static LabelDraw Draw(SamplePlan plan, World world, WeekState week, int h, int labels, long number)
    {
        var rng = Rng.For(plan.Seed, RngStream.Label, number);
        var stratum = ScoreStratum.All[h];
        var violating = rng.Chance(week.ViolatingIn(h));
        var (day, cell) = week.Draw(ref rng, violating);
        var viewedAt = SamplePlan.Epoch(day.Day) + Clock.SecondOfDay(ref rng);
        var createdAt = viewedAt - (long)Math.Clamp(rng.LogNormal(36_000, 1.4), 300, 60 * 86_400);
        var score = stratum.From + (stratum.To - stratum.From) * rng.Uniform();
        var severity = violating ? world.Cells[cell].Category.DrawSeverity(ref rng) : 0;
        return new LabelDraw(number, h, week.StratumViews[h], labels, violating, violating ? DifficultyIn(ref rng, stratum) : Difficulty.Easy, day, cell, viewedAt, createdAt, score, severity, 1 + rng.Below(12));
    }

    private static int DifficultyIn(ref Rng rng, ScoreStratum stratum)
    {
        var at = rng.Uniform() * stratum.ViolatingShare;
        for (var d = 0; d < Difficulty.Count - 1; d++)
        {
            if (at < stratum.Violating[d]) return d;
            at -= stratum.Violating[d];
        }
        return Difficulty.Hard;
    }
}
