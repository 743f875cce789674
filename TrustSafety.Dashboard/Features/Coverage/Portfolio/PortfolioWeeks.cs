using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>Some weeks of the window: their judged views, and how many flags the detections of these days hold.</summary>
/// <param name="ByScore">Detections by strategy in equal bins of the score.</param>
/// <param name="Fired">Flags by strategy as they fired.</param>
/// <param name="Today">Flags of live strategies, all together.</param>
internal sealed record PortfolioWeeks(GroundTruthWindow Window, JudgedSample Sample, int[] Rows, IReadOnlyDictionary<string, double[]> ByScore, IReadOnlyDictionary<string, double> Fired, double Today)
{
    /// <summary>Why what these weeks say may still change; null when they are over.</summary>
    public string? Open { get; private init; }

    public double Days => Window.To.DayNumber - Window.From.DayNumber;

    /// <summary>Detections of these days that the option would send to review.</summary>
    public double Flags(PortfolioOption option) => option.Threshold is { } threshold
        ? ByScore.GetValueOrDefault(option.Strategy)?.Skip((int)Math.Round(threshold * ScoreBins.Count)).Sum() ?? 0
        : Fired.GetValueOrDefault(option.Strategy);

    /// <summary>Windows of whole weeks, whose detections are counted in one reading of all of them.</summary>
    public static async Task<IReadOnlyList<PortfolioWeeks>> ReadAsync(IReadOnlyList<GroundTruthWindow> windows, JudgedLabels labels, IFacts facts, CancellationToken cancellation)
    {
        var where = await FilterConditions.OfAsync(windows[0].Where, facts, cancellation);
        async Task<IReadOnlyList<Cell>> CellsAsync(Bin? bin, params Measure[] measures) => (await facts.QueryAsync(
            new(Fact.Detection, FactSchemas.Of(Fact.Detection).Time, Grain.Week, windows.Min(w => w.From), windows.Max(w => w.To), new(measures)) { GroupBy = new(["strategy"]), Bin = bin, Where = new(where) }, cancellation)).Cells;
        Condition fired = new Condition.In("fired", new(["true"])), live = new Condition.NotIn("live", new(["false"]));
        var scored = await CellsAsync(ScoreBins.Bin, Measure.Count());
        var flagged = await CellsAsync(null, Measure.Count(fired), Measure.Count(fired, live));
        return [.. windows.Select(window =>
        {
            bool Holds(Cell cell) => cell.Period!.Value.Start >= window.From && cell.Period.Value.Start < window.To;
            var (from, to, flags) = (window.From.DayNumber, window.To.DayNumber, flagged.Where(Holds).ToList());
            return new PortfolioWeeks(window, labels.Sample, [.. labels.Rows.Where(r => labels.Sample.Days[r] >= from && labels.Sample.Days[r] < to)], scored.Where(Holds).GroupBy(c => c.Keys[0]!).ToDictionary(g => g.Key, ScoreBins.Spread),
                flags.GroupBy(c => c.Keys[0]!).ToDictionary(g => g.Key, g => g.Sum(c => c.Values[0])), flags.Sum(c => c.Values[1])) { Open = labels.OpenIn(window) };
        })];
    }
}
