using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>Some weeks of the window: their judged views, and how many flags the detections of these days hold.</summary>
/// <param name="ByScore">Detections by strategy in equal bins of the score.</param>
/// <param name="Fired">Flags by strategy as they fired.</param>
/// <param name="Today">Flags of live strategies, all together.</param>
internal sealed record PortfolioWeeks(GroundTruthWindow Window, JudgedSample Sample, IReadOnlyList<int> Rows, IReadOnlyDictionary<string, double[]> ByScore, IReadOnlyDictionary<string, double> Fired, double Today)
{
    public const int Bins = 100;

    public double Days => Window.To.DayNumber - Window.From.DayNumber;

    /// <summary>Detections of these days that the option would send to review.</summary>
    public double Flags(PortfolioOption option) => option.Threshold is { } threshold
        ? ByScore.GetValueOrDefault(option.Strategy)?.Skip((int)Math.Round(threshold * Bins)).Sum() ?? 0
        : Fired.GetValueOrDefault(option.Strategy);

    public static async Task<PortfolioWeeks> ReadAsync(GroundTruthWindow window, JudgedLabels labels, IFacts facts, CancellationToken cancellation)
    {
        var where = await FilterConditions.OfAsync(window.Where, facts, cancellation);
        async Task<IReadOnlyList<Cell>> CellsAsync(ValueList by, Bin? bin, params Condition[] conditions) => (await facts.QueryAsync(
            new(Fact.Detection, FactSchemas.Of(Fact.Detection).Time, null, window.From, window.To, new([Measure.Count()])) { GroupBy = by, Bin = bin, Where = new([.. conditions, .. where]) }, cancellation)).Cells;
        Condition fired = new Condition.In("fired", new(["true"])), live = new Condition.NotIn("live", new(["false"]));
        var scored = await CellsAsync(new(["strategy"]), new Bin.Score("score", Bins));
        var flagged = await CellsAsync(new(["strategy"]), null, fired);
        var today = await CellsAsync(new([]), null, fired, live);
        var (from, to) = (window.From.DayNumber, window.To.DayNumber);
        return new(window, labels.Sample, [.. labels.Rows.Where(r => labels.Sample.Days[r] >= from && labels.Sample.Days[r] < to)],
            scored.GroupBy(c => c.Keys[0]!).ToDictionary(g => g.Key, Spread), flagged.ToDictionary(c => c.Keys[0]!, c => c.Values[0]), today.Sum(c => c.Values[0]));
    }

    private static double[] Spread(IEnumerable<Cell> cells)
    {
        var bins = new double[Bins];
        foreach (var cell in cells) bins[cell.Bin!.Value] += cell.Values[0];
        return bins;
    }
}
