namespace TrustSafety.Dashboard.Sample;

internal enum ActionSource { Own, UserReport, Vendor, Order }

/// <summary>One enforcement action. Strategy is -1 when no strategy found the content.</summary>
internal readonly record struct ActionDraw(long Index, DayState Day, int Cell, long ActionedAt, long CreatedAt, int Action, ActionSource Source, int Strategy, bool Automated, long Views);

/// <summary>Draws the actions of one day in order of the hour.</summary>
internal sealed class ActionDraws
{
    public static readonly string[] Actions = ["remove", "restrict", "age_restrict", "ban_account"];

    private const double OrderShare = 0.004;
    private readonly SamplePlan plan;
    private readonly World world;
    private readonly DayState day;
    private readonly AliasTable cells;
    private readonly double broken;

    public ActionDraws(SamplePlan plan, World world, DayState day)
    {
        (this.plan, this.world, this.day) = (plan, world, day);
        cells = new AliasTable(ActionSchedule.Weights(day));
        broken = PlantedIncident.BrokenDetector.Factor(day.Day);
    }

    /// <param name="index">Running number of the action; the same number gives the same action again.</param>
    /// <param name="done">How far the day has come, from 0 to 1.</param>
    public ActionDraw Draw(long index, double done)
    {
        var rng = Rng.For(plan.Seed, RngStream.Action, index);
        var c = cells.Draw(ref rng);
        var cell = world.Cells[c];
        var at = SamplePlan.Epoch(day.Day) + Math.Min(86_399, Clock.SecondAfter(done) + rng.Below(300));
        var found = rng.Uniform();
        var strategy = -1;
        var source = ActionSource.UserReport;
        if (found < OrderShare) source = ActionSource.Order;
        else if (found > OrderShare + cell.Category.UserReported)
        {
            strategy = world.Leaks.Finder(ref rng, c, PlantedIncident.BrokenDetector.Touches(cell) ? broken : 1);
            source = Strategy.All[strategy].Vendor is null ? ActionSource.Own : ActionSource.Vendor;
        }
        var automated = strategy >= 0 && rng.Chance(Strategy.All[strategy].Type == "hash_match" ? 0.98 : Math.Min(0.97, cell.Automated));
        return new ActionDraw(index, day, c, at, at - Age(ref rng, source, automated), Kind(ref rng), source, strategy, automated, Views(ref rng, source, automated));
    }

    private static int Kind(ref Rng rng) => rng.Uniform() switch { < 0.76 => 0, < 0.91 => 1, < 0.96 => 2, _ => 3 };

    /// <summary>Seconds from posting to the action.</summary>
    private static long Age(ref Rng rng, ActionSource source, bool automated)
    {
        var (median, spread) = automated ? (1_500, 2.0) : source is ActionSource.Own or ActionSource.Vendor ? (34_000, 1.25) : (80_000, 1.25);
        return (long)Math.Clamp(rng.LogNormal(median, spread), 5, 120 * 86_400);
    }

    /// <summary>Views before the action: many at zero, and a long tail.</summary>
    private static long Views(ref Rng rng, ActionSource source, bool automated)
    {
        var (none, median, spread) = automated ? (0.86, 18.0, 1.6) : source is ActionSource.Own or ActionSource.Vendor ? (0.25, 220.0, 1.8) : (0.0, 900.0, 1.6);
        return rng.Chance(none) ? 0 : 1 + (long)Math.Min(rng.LogNormal(median, spread), 50_000_000);
    }
}
