namespace TrustSafety.Dashboard.Sample;

/// <summary>One judged view as an estimator sees it.</summary>
internal readonly record struct JudgedView(string Stratum, double Weight, bool Violating, bool Caught, Cell Cell);

/// <summary>One week's label sample of a platform beside its truth, without any file: cheap enough to repeat hundreds of times.</summary>
internal sealed record LabelTrial(long Views, double ViolativeViewRate, double LeakageRate, IReadOnlyList<JudgedView> Labels)
{
    public required IReadOnlyDictionary<string, double> ViolativeViewRateBySurface { get; init; }

    /// <param name="week">0 is the first of the 65 weeks.</param>
    public static LabelTrial Draw(SamplePlan plan, int week)
    {
        var world = new World(plan);
        var (state, verdicts) = (new WeekState(world, week), new StrategyVerdicts(plan, world));
        var labels = LabelRows.Draw(plan, world, state)
            .Select(l => new JudgedView(ScoreStratum.All[l.Stratum].Name, l.Weight, l.Violating, verdicts.Caught(l), world.Cells[l.Cell]))
            .ToList();
        return new LabelTrial(state.Views, state.Prevalence, state.Leakage, labels)
        {
            ViolativeViewRateBySurface = Taxonomy.Surfaces.ToDictionary(s => s.Name, s => state.PrevalenceOf(world.Cells, c => c.Surface == s)),
        };
    }
}
