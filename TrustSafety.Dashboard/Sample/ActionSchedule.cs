namespace TrustSafety.Dashboard.Sample;

/// <summary>How many actions fall on each day, so that all days together hold exactly the rows asked for.</summary>
internal sealed class ActionSchedule
{
    private readonly long[] upTo;

    public ActionSchedule(SamplePlan plan, World world)
    {
        var weights = new double[SamplePlan.Days];
        for (var d = 0; d < weights.Length; d++) weights[d] = Weights(world.Day(SamplePlan.FirstDay.AddDays(d))).Sum() * Unrest(plan, d);
        var (total, sum) = (weights.Sum(), 0.0);
        upTo = new long[weights.Length + 1];
        for (var d = 0; d < weights.Length; d++) upTo[d + 1] = (long)Math.Round(plan.Rows * ((sum += weights[d]) / total));
        upTo[^1] = plan.Rows;
    }

    /// <summary>Enforcement varies more from week to week and day to day than counting alone explains.</summary>
    private static double Unrest(SamplePlan plan, int day)
    {
        var (ofWeek, ofDay) = (Rng.For(plan.Seed, RngStream.Noise, 10_000 + day / 7), Rng.For(plan.Seed, RngStream.Noise, 20_000 + day));
        return PortableMath.Exp(0.03 * ofWeek.Normal() + 0.06 * ofDay.Normal());
    }

    public (long First, long End) Of(DateOnly day)
    {
        var d = day.DayNumber - SamplePlan.FirstDay.DayNumber;
        return (upTo[d], upTo[d + 1]);
    }

    /// <summary>Enforcement follows the violating views; what no live strategy catches is mostly never acted on.</summary>
    public static double[] Weights(DayState day)
    {
        var weights = new double[day.Views.Length];
        for (var c = 0; c < weights.Length; c++) weights[c] = day.Views[c] * day.Violating[c] * (1 - 0.65 * day.Leakage[c]);
        return weights;
    }
}
