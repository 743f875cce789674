namespace TrustSafety.Dashboard.Sample;

/// <summary>What one strategy said of one content. The score is in hundredths; it is 80 and more exactly when the strategy fired.</summary>
internal readonly record struct Verdict(bool Fired, long ScoredAt, int Score);

/// <summary>Draws the strategies' verdicts from their true recall and false alarms.</summary>
internal sealed class StrategyVerdicts(SamplePlan plan, World world)
{
    private const int MostStrategies = 8;
    private const int Threshold = 80;

    /// <summary>How often a strategy fires on a benign view, as a factor on its false alarms, by score stratum.</summary>
    private static readonly double[] FalseAlarmIn = [0.004, 0.03, 0.15, 0.6, 1.0];

    public Verdict Of(in LabelDraw label, int s)
    {
        var rng = Rng.For(plan.Seed, RngStream.LabelDetection, label.Number * MostStrategies + s);
        var strategy = Strategy.All[s];
        var fired = rng.Chance(label.Violating
            ? world.Leaks.Recall(label.Cell, s, label.Difficulty, Broken(label.Day, label.Cell))
            : strategy.FalseAlarm * FalseAlarmIn[label.Stratum]);
        var scoredAt = rng.Chance(strategy.InTime)
            ? Math.Min(PipelineTime(ref rng, strategy, label.CreatedAt), label.ViewedAt - 1)
            : label.ViewedAt + 60 + rng.Below(5 * 3600);
        return new Verdict(fired, scoredAt, Score(ref rng, fired));
    }

    public Verdict Of(in ActionDraw action, int s)
    {
        var rng = Rng.For(plan.Seed, RngStream.ActionDetection, action.Index * MostStrategies + s);
        var fired = s == action.Strategy || rng.Chance(world.Leaks.Recall(action.Cell, s, Broken(action.Day, action.Cell)));
        var scoredAt = Math.Min(PipelineTime(ref rng, Strategy.All[s], action.CreatedAt), action.ActionedAt);
        return new Verdict(fired, scoredAt, Score(ref rng, fired));
    }

    /// <summary>What the truth calls caught: a live strategy had fired at or before the view.</summary>
    public bool Caught(in LabelDraw label)
    {
        for (var s = 0; s < Strategy.All.Length; s++)
            if (Strategy.All[s].Live && Of(label, s) is { Fired: true } verdict && verdict.ScoredAt <= label.ViewedAt) return true;
        return false;
    }

    private static int Score(ref Rng rng, bool fired)
    {
        var u = rng.Uniform();
        return (int)(fired ? Threshold + (100 - Threshold) * Math.Sqrt(u) : Threshold * u * u);
    }

    private static long PipelineTime(ref Rng rng, Strategy strategy, long createdAt) =>
        (createdAt + 1 + rng.Below(strategy.Delay) + strategy.Batch - 1) / strategy.Batch * strategy.Batch;

    private double Broken(DayState day, int cell) => PlantedIncident.BrokenDetector.Factor(world.Cells[cell], day.Day);
}
