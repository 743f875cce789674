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
    public async Task<IReadOnlyList<(JudgedStrategy Strategy, double MeanScore)>> ReadAsync(SampleWindow window, JudgedLabels labels, LabelDomains domains, CancellationToken cancellation)
    {
        if (window.Snapshot.Window(Fact.Detection) is not var (first, last) || !domains.AreWhole(labels)) return [];
        var population = domains.Strata.Sum(s => labels.Sample.Strata[s].Views!.Value);
        // Two views of one content would share its score, and the scores would not be those of views.
        if (labels.Rows.Select(r => labels.Sample.Contents[r]).Distinct().Count() != labels.Rows.Count) return [];
        var query = new AggregateQuery(Fact.Detection, "scored_at", null, first, last.AddDays(1), new([Measure.Count(), Measure.Sum("score")]))
        {
            GroupBy = new(["strategy"]),
            Where = new([new Condition.IsPresent("score"), .. await FilterConditions.OfAsync(window.Window.Where, facts, cancellation)]),
        };
        var cells = (await facts.QueryAsync(query, cancellation)).Cells;
        return [.. from cell in cells
                   where cell.Values[0] == population
                   let strategy = labels.Sample.Strategy(cell.Keys[0]!)
                   where strategy is not null && labels.Rows.All(r => !float.IsNaN(strategy.Scores[r]))
                   select (strategy, cell.Values[1] / cell.Values[0])];
    }
}
