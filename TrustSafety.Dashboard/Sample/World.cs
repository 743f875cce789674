namespace TrustSafety.Dashboard.Sample;

/// <summary>The model that every extract is drawn from. It holds parameters only; nothing in it is sampled from an extract.</summary>
internal sealed class World
{
    private readonly SamplePlan plan;
    private readonly double shareTotal;
    private readonly double growthScale;

    public World(SamplePlan plan)
    {
        this.plan = plan;
        Cells = Cell.All(plan);
        shareTotal = Cells.Sum(c => c.Share);
        growthScale = SamplePlan.Days / Enumerable.Range(0, SamplePlan.Days).Sum(d => Trend(SamplePlan.FirstDay.AddDays(d)));
        Leaks = new Leakage(Cells);
    }

    public Cell[] Cells { get; }

    public Leakage Leaks { get; }

    public DayState Day(DateOnly day)
    {
        var (views, violating, leakage) = (new long[Cells.Length], new double[Cells.Length], new double[Cells.Length]);
        var index = day.DayNumber - SamplePlan.FirstDay.DayNumber;
        var total = plan.ViewsPerDay * growthScale * Trend(day);
        var rng = Rng.For(plan.Seed, RngStream.Views, index);
        total *= 1 + 0.012 * rng.Normal();
        var unrest = WeeklyUnrest(index / 7);
        var broken = PlantedIncident.BrokenDetector.Factor(day);
        for (var c = 0; c < Cells.Length; c++)
        {
            var cell = Cells[c];
            var expected = total * cell.Share / shareTotal * PlantedIncident.MixShift.Factor(cell, day) * (1 + 0.03 * rng.Normal());
            views[c] = (long)Math.Max(0, Math.Floor(expected + rng.Uniform()));
            violating[c] = Rate(cell, day) * unrest[Array.IndexOf(Taxonomy.Categories, cell.Category)];
            leakage[c] = Leaks.Of(c, PlantedIncident.BrokenDetector.Touches(cell) ? broken : 1);
        }
        return new DayState { Day = day, Views = views, Violating = violating, Leakage = leakage };
    }

    /// <summary>Every category's rate wanders a little from week to week; the truth knows it.</summary>
    private double[] WeeklyUnrest(int week)
    {
        var rng = Rng.For(plan.Seed, RngStream.Noise, week);
        var factors = new double[Taxonomy.Categories.Length];
        for (var i = 0; i < factors.Length; i++) factors[i] = PortableMath.Exp(0.03 * rng.Normal());
        return factors;
    }

    /// <summary>Growth of 0.25 % a week, more views at the weekend, in December and in July.</summary>
    private static double Trend(DateOnly day)
    {
        var weeks = (day.DayNumber - SamplePlan.FirstDay.DayNumber) / 7.0;
        var weekday = day.DayOfWeek switch { DayOfWeek.Saturday => 1.10, DayOfWeek.Sunday => 1.13, DayOfWeek.Friday => 1.03, _ => 0.955 };
        var year = 1 + 0.035 * PortableMath.SinTurns((day.DayOfYear - 350) / 365.25 * 2 + 0.25) + 0.015 * PortableMath.SinTurns((day.DayOfYear - 350) / 365.25 + 0.25);
        return PortableMath.Exp(0.0025 * weeks) * weekday * year;
    }

    private static double Rate(Cell cell, DateOnly day)
    {
        var season = 1 + 0.04 * PortableMath.SinTurns((day.DayOfYear - 30) / 365.25);
        return cell.Category.RatePer10K / 10_000 * cell.Market.Risk * cell.Surface.Risk * season
            * PlantedIncident.Drift.Factor(cell, day) * PlantedIncident.Spike.Factor(cell, day);
    }
}
