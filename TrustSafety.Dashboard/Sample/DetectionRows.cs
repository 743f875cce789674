using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>Every strategy's score of one content: all of the labelled, and a share of the actioned.</summary>
internal sealed class DetectionRows(SamplePlan plan, World world, RowSink sink)
{
    public static readonly string[] Columns =
        ["content_id", "strategy", "scored_at", "fired", "score", "strategy_type", "vendor", "live", "market", "language", "content_type", "surface", "category", "subcategory"];

    private static readonly byte[][] Names = [.. Strategy.All.Select(s => Encoding.UTF8.GetBytes(s.Name))];
    private static readonly byte[][] Types = [.. Strategy.All.Select(s => Encoding.UTF8.GetBytes(s.Type))];
    private static readonly byte[][] Vendors = [.. Strategy.All.Select(s => Encoding.UTF8.GetBytes(s.Vendor ?? ""))];

    /// <summary>How often a strategy fires on benign content, as a factor on its false alarms, by score stratum.</summary>
    private static readonly double[] FalseAlarmIn = [0.004, 0.03, 0.15, 0.6, 1.0];

    public void WriteLabelled(LabelDraw label)
    {
        for (var s = 0; s < Strategy.All.Length; s++)
        {
            var (fired, scoredAt, score) = Score(label, s);
            Write((byte)'v', label.Number, 7, s, scoredAt, fired, score, label.Cell);
        }
    }

    /// <summary>What a strategy said of labelled content. Fired and scored before the view is what the truth calls caught.</summary>
    public (bool Fired, long ScoredAt, double Score) Score(LabelDraw label, int s)
    {
        var rng = Rng.For(plan.Seed, RngStream.LabelDetection, label.Number * 8 + s);
        var strategy = Strategy.All[s];
        var fired = rng.Chance(label.Violating
            ? world.Leaks.Recall(label.Cell, s, label.Difficulty, Broken(label.Day, label.Cell))
            : strategy.FalseAlarm * FalseAlarmIn[label.Stratum]);
        var inTime = rng.Chance(strategy.InTime);
        var scoredAt = inTime
            ? Math.Min(PipelineTime(ref rng, strategy, label.CreatedAt), label.ViewedAt - 1)
            : label.ViewedAt + 60 + rng.Below(5 * 3600);
        return (fired, scoredAt, rng.Uniform());
    }

    public void WriteActioned(in ActionDraw action)
    {
        for (var s = 0; s < Strategy.All.Length; s++)
        {
            var rng = Rng.For(plan.Seed, RngStream.ActionDetection, action.Index * 8 + s);
            var fired = s == action.Strategy || rng.Chance(world.Leaks.Recall(action.Cell, s, Broken(action.Day, action.Cell)));
            var scoredAt = Math.Min(PipelineTime(ref rng, Strategy.All[s], action.CreatedAt), action.ActionedAt);
            Write((byte)'c', action.Index, plan.IdWidth, s, scoredAt, fired, rng.Uniform(), action.Cell);
        }
    }

    private static long PipelineTime(ref Rng rng, Strategy strategy, long createdAt) =>
        (createdAt + 1 + rng.Below(strategy.Delay) + strategy.Batch - 1) / strategy.Batch * strategy.Batch;

    private double Broken(DayState day, int cell) => PlantedIncident.BrokenDetector.Factor(world.Cells[cell], day.Day);

    private void Write(byte prefix, long number, int width, int s, long scoredAt, bool fired, double u, int cell)
    {
        var strategy = Strategy.All[s];
        sink.Id(prefix, number, width);
        sink.Text(Names[s]);
        sink.Time(scoredAt);
        sink.Flag(fired);
        if (strategy.Scored) sink.Number((long)(fired ? 80 + 20 * Math.Sqrt(u) : 80 * u * u), 2);
        else sink.Empty();
        sink.Text(Types[s]);
        sink.Text(Vendors[s]);
        sink.Flag(strategy.Live);
        sink.Dimensions(world.Cells[cell]);
        sink.EndRow();
    }
}
