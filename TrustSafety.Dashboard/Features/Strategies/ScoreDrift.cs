using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>Whether a strategy gives the scores that it used to: each week's distribution against that of the first quarter of the weeks.</summary>
internal sealed class ScoreDrift(IFacts facts)
{
    private const int Bins = ScoreBins.Count, Tenths = 10, Fewest = 100;

    private static readonly Unit Index = new("psi", 1, "", 3);

    /// <summary>Nothing for a rule, whose scores nobody counts, nor for a strategy without scores.</summary>
    public async Task<(IReadOnlyList<SectionRow> Rows, SectionChart? Chart)> ReadAsync(SampleWindow window, JudgedLabels labels, Detector strategy, CancellationToken cancellation)
    {
        if (strategy.Rule is not null) return ([], null);
        var query = new AggregateQuery(Fact.Detection, FactSchemas.Of(Fact.Detection).Time, Grain.Week, window.Window.From, window.Window.To, new([Measure.Count()]))
        {
            Where = new([new Condition.In("strategy", new([strategy.Name])), .. await FilterConditions.OfAsync(window.Window.Where, facts, cancellation)]),
            Bin = ScoreBins.Bin,
        };
        var weeks = (await facts.QueryAsync(query, cancellation)).Cells.GroupBy(c => c.Period!.Value).OrderBy(g => g.Key.Start).Select(g => (Week: g.Key, Scores: ScoreBins.Spread(g))).ToList();
        if (weeks.Count < 2) return ([], null);
        var (first, later) = (Math.Max(1, weeks.Count / 4), weeks.Skip(Math.Max(1, weeks.Count / 4)).ToList());
        var reference = Sum(weeks.Take(first).Select(w => w.Scores));
        var edges = Edges(reference);
        List<SectionRow> rows = [.. later.Select(w => new SectionRow("score_psi", "Drift of the score (PSI)", Reading(Pool(reference, edges), Pool(w.Scores, edges)).While(labels.OpenIn(new(w.Week.Start, w.Week.End))), Index, "week", w.Week.ToString()))];
        var indicator = JudgedMeasure.Mean($"score_psi:{strategy.Id}", "Drift of the score (PSI)", _ => _ => default).In(Index, Direction.LowerIsBetter).Indicator;
        var from = weeks[0].Week;
        return (rows, later.Count < 2 ? null : new SectionChart.Trend($"{strategy.Name}: have its scores moved?",
            $"Population stability index of all that it scored in a week against {(first == 1 ? $"the week of {from.Start:yyyy-MM-dd}" : $"the first {first} weeks, from {from.Start:yyyy-MM-dd}")}; the band is its interval. By custom 0.1 is worth a look and 0.25 a new calibration.",
            new(indicator, [.. later.Zip(rows, (w, r) => new TrendPoint(w.Week, r.Readout))])));
    }

    private static Readout Reading(double[] reference, double[] week)
    {
        var n = (long)week.Sum();
        if (reference.Length < 2) return new Readout.Missing("the scores of the first weeks are all one");
        if (n < Fewest || reference.Sum() < Fewest) return new Readout.TooFew(Math.Min(n, (long)reference.Sum()), Fewest);
        return new Readout.Measured(PopulationStability.Of(reference, week).Interval!.Value, n, null, null, Note: $"{reference.Length} bins of about equal share in the first weeks");
    }

    /// <summary>Where bins begin that hold about a tenth of the reference each; there are fewer where one score is given to more than a tenth.</summary>
    private static List<int> Edges(double[] reference)
    {
        var (edges, total, sum) = (new List<int> { 0 }, reference.Sum(), 0.0);
        for (var bin = 0; bin < Bins - 1; bin++)
        {
            sum += reference[bin];
            if (sum >= total / Tenths && reference.Skip(bin + 1).Sum() > 0) (sum, edges) = (0, [.. edges, bin + 1]);
        }
        return edges;
    }

    private static double[] Pool(double[] scores, List<int> edges) => [.. edges.Select((from, i) => scores[from..(i + 1 < edges.Count ? edges[i + 1] : Bins)].Sum())];

    private static double[] Sum(IEnumerable<double[]> weeks) => weeks.Aggregate(new double[Bins], (sum, w) => [.. sum.Zip(w, (a, b) => a + b)]);
}
