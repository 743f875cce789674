using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>The loads of all strategies in the window, from all detections that pass its filters.</summary>
internal sealed class FlagLoads(IFacts facts)
{
    public async Task<IReadOnlyDictionary<string, FlagLoad>> ReadAsync(SampleWindow window, CancellationToken cancellation)
    {
        var where = await FilterConditions.OfAsync(window.Window.Where, facts, cancellation);
        async Task<IReadOnlyList<Cell>> CellsAsync(Bin? bin, params Measure[] measures) => (await facts.QueryAsync(
            new(Fact.Detection, FactSchemas.Of(Fact.Detection).Time, null, window.Window.From, window.Window.To, new(measures)) { GroupBy = new(["strategy"]), Bin = bin, Where = new(where) }, cancellation)).Cells;
        var counts = await CellsAsync(null, Measure.Count(new Condition.In("fired", new(["true"]))), Measure.Count());
        var scores = (await CellsAsync(ScoreBins.Bin, Measure.Count())).ToLookup(c => c.Keys[0]!);
        return counts.ToDictionary(c => c.Keys[0]!, c => new FlagLoad(ScoreBins.Spread(scores[c.Keys[0]!]), c.Values[0], c.Values[1], 7 * window.Weeks));
    }
}
