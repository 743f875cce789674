using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>Whether some markets or languages get worse decisions than others, beyond what chance makes of as many segments.</summary>
internal sealed class FairnessSection(QualitySource source) : IQualitySection
{
    private const double Rate = 0.05;
    private const int FewestPerSegment = 20, GoldLabels = 2;
    private static readonly string[] Dimensions = ["market", "language"];
    private static readonly Condition HasGold = new Condition.IsPresent("gold"), Wrong = new Condition.DiffersFrom("decision", "gold");

    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var questions = await QuestionsAsync(view, cancellation);
        List<Found> found = [.. (await Task.WhenAll(Dimensions.Select(d => ReadAsync(view, questions, d, cancellation)))).SelectMany(f => f)];
        var tested = found.Where(f => f.Gap is not null).ToList();
        var adjusted = FalseDiscovery.Adjust([.. tested.Select(f => f.Gap!.P)]);
        var stands = tested.Where((_, i) => adjusted[i] <= Rate).ToHashSet();
        var level = tested.Count == 0 ? 1 - Rate : FalseDiscovery.IntervalLevel(stands.Count, tested.Count, Rate);
        List<SectionRow> rows = [.. found.Select(f => Row(view, f, stands.Contains(f), level))];
        return new("fairness", "Is it the same for everybody?",
            "The gap between the best and the worst market, or language, of those with 20 cases or more, with its own interval: Miettinen–Nurminen over all pairs (Bonferroni), judgements of one reviewer taken as alike (overdispersion). "
            + "All gaps together are held to a false discovery rate of 5 % (Benjamini–Hochberg), and the intervals are widened to match. Segments are compared as they are, with whatever they contain: a gap is a question, no proof of bias.",
            rows, source.Provenance(view, "quality fairness", Fact.Review, Fact.Appeal))
        {
            ShowsFigures = false,
            Charts = [new SectionChart.Dots("Gap between best and worst", "In points. A whisker that leaves out 0 stands beyond noise.",
                new("Gap between best and worst", view.Period.ToString(), Points, [.. rows.Select(r => new EstimateDot($"{r.Name}, {r.By}", r.Readout))]) { Line = 0 })],
        };
    }

    /// <summary>A difference of shares is counted in points.</summary>
    private static readonly Unit Points = new("points", 100, "points", 1);

    private static SectionRow Row(QualityView view, Found found, bool stands, double level)
    {
        var (question, by) = (found.Question, found.Dimension);
        if (found.Gap is not { } gap) return new(question.Measure, question.Name, found.Segments.Count == 0 ? new Readout.Missing($"no {by} has {FewestPerSegment} cases or more") : new Readout.TooFew(found.Segments.Count, 2), Points, by);
        var interval = gap.At(level);
        var verdict = stands ? $"beyond noise: {found.Segments[gap.Lowest].Name} lowest, {found.Segments[gap.Highest].Name} highest" : "no gap beyond noise";
        var measured = new Readout.Measured(interval, (long)found.Segments.Sum(s => s.Count.N), null, null, Note: verdict);
        return new(question.Measure, question.Name, view.Incomplete is { } reason ? new Readout.Provisional(measured, reason) : measured, Points, by);
    }

    private async Task<IReadOnlyList<Question>> QuestionsAsync(QualityView view, CancellationToken cancellation)
    {
        var labels = (await ConfusionTable.ReadAsync(source, view, "gold", cancellation)).Rows.Take(GoldLabels);
        var qa = new Condition.IsPresent("qa_decision");
        return
        [
            new("gold_error_gap", "Errors on gold", Fact.Review, "decided_at", [HasGold], [HasGold, Wrong]),
            // With gold "benign" these are false positives, with gold "violating" the misses; the words are the extract's own.
            .. labels.Select(l => new Condition.In("gold", new([l]))).Select(is_ => new Question($"gold_error_gap_{is_.Values[0]}", $"Errors where gold says {is_.Values[0]}", Fact.Review, "decided_at", [is_], [is_, Wrong])),
            new("qa_error_gap", "QA errors", Fact.Review, "decided_at", [qa], [qa, new Condition.DiffersFrom("decision", "qa_decision")]),
            new("overturn_gap", "Overturned appeals", Fact.Appeal, "decided_at", [new Condition.In("outcome", new(["upheld", "reversed", "partial"]))], [new Condition.In("outcome", new(["reversed"]))]),
        ];
    }

    /// <summary>All questions to one fact are counted in one reading of it.</summary>
    private async Task<IReadOnlyList<Found>> ReadAsync(QualityView view, IReadOnlyList<Question> questions, string dimension, CancellationToken cancellation)
    {
        var found = new List<Found>();
        foreach (var of in questions.GroupBy(q => (q.Fact, q.Time)))
        {
            string[] by = of.Key.Fact == Fact.Review ? [dimension, "reviewer"] : [dimension];
            var cells = await source.CellsAsync(view, of.Key.Fact, of.Key.Time, of.SelectMany(q => new[] { Measure.Count([.. q.Bad]), Measure.Count([.. q.All]) }), by, cancellation, new Condition.IsPresent(dimension));
            found.AddRange(of.Select((question, i) => Of(question, dimension, [.. cells.Select(c => (c.Keys[0]!, new CountOf(c.Values[2 * i], c.Values[(2 * i) + 1])))])));
        }
        return found;
    }

    private Found Of(Question question, string dimension, IReadOnlyList<(string Segment, CountOf Count)> cells)
    {
        var segments = cells.GroupBy(c => c.Segment)
            .Select(g => new Segment(g.Key, new(g.Sum(c => c.Count.K), g.Sum(c => c.Count.N)), [.. g.Select(c => c.Count)]))
            .Where(s => s.Count.N >= Math.Max(FewestPerSegment, source.Smallest)).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        var dispersion = question.Fact == Fact.Review ? WidestGap.Dispersion([.. segments.Select(s => s.Parts)]) : 1;
        return new(question, dimension, segments, WidestGap.Of([.. segments.Select(s => s.Count)], dispersion));
    }

    private sealed record Question(string Measure, string Name, Fact Fact, string Time, IReadOnlyList<Condition> All, IReadOnlyList<Condition> Bad);

    private sealed record Segment(string Name, CountOf Count, IReadOnlyList<CountOf> Parts);

    private sealed record Found(Question Question, string Dimension, IReadOnlyList<Segment> Segments, Gap? Gap);
}
