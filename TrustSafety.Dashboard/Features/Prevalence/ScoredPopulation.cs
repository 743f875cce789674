using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>
/// Which strategies' scores are known for the whole population that the sample stands for. Detections score contents, not views, so that is so only where
/// every unit of the strata was scored once: as many scores as units.
/// </summary>
internal sealed class ScoredPopulation(IFacts facts)
{
    private const double Tolerance = 0.001;

    public async Task<IReadOnlyList<(JudgedStrategy Strategy, double MeanScore)>> ReadAsync(SampleWindow window, JudgedLabels labels, CancellationToken cancellation)
    {
        if (window.Snapshot.Window(Fact.Detection) is not var (first, last) || labels.Sample.Strata.Any(s => s.Views is null)) return [];
        var population = labels.Rows.Select(r => labels.Sample.StratumCodes[r]).Distinct().Sum(s => labels.Sample.Strata[s].Views!.Value);
        if (population == 0) return [];
        var query = new AggregateQuery(Fact.Detection, "scored_at", null, first, last.AddDays(1), new([Measure.Count(), Measure.Sum("score")]))
        {
            GroupBy = new(["strategy"]),
            Where = new([new Condition.IsPresent("score"), .. await FilterConditions.OfAsync(window.Window.Where, facts, cancellation)]),
        };
        var cells = (await facts.QueryAsync(query, cancellation)).Cells;
        return [.. from cell in cells
                   where Math.Abs(cell.Values[0] - population) <= Tolerance * population
                   let strategy = labels.Sample.Strategy(cell.Keys[0]!)
                   where strategy is not null && labels.Rows.All(r => !float.IsNaN(strategy.Scores[r]))
                   select (strategy, cell.Values[1] / cell.Values[0])];
    }
}
