using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>The reviewers' pooled confusion where no gold exists, from who judged what; with its interval by resampling contents.</summary>
internal sealed class LatentConfusion(QualitySource source)
{
    private const int FewestJudgements = 20, MostContents = 20_000, Resamples = 100;

    public async Task<(IReadOnlyList<SectionRow> Rows, ConfusionTable? Table)> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var cells = (await source.Facts.QueryAsync(new(Fact.Review, "decided_at", null, view.Period.Start, view.Period.End, new([Measure.Count()]))
        {
            Subject = Subject.Content,
            GroupBy = new([ReviewSubjects.Ballot]),
            Where = new([.. view.Conditions, new Condition.AtLeast(ReviewSubjects.Judges, 2)]),
        }, cancellation)).Cells;
        var ballots = cells.SelectMany(c => Enumerable.Repeat(ReviewSubjects.Ballots(c.Keys[0]!), (int)c.Values[0])).ToList();
        var judgements = ballots.Sum(b => b.Count);
        var reviewers = ballots.SelectMany(b => b.Select(j => j.Reviewer)).Distinct().Count();
        if (ballots.Count < source.Smallest) return ([Row("", new Readout.TooFew(ballots.Count, source.Smallest))], null);
        if (reviewers == 0 || judgements / (double)reviewers < FewestJudgements)
            return ([Row("", new Readout.Missing($"there is no gold, and reviewers judged fewer than {FewestJudgements} contents each together with others, too few to tell their errors apart"))], null);
        if (ballots.Count > MostContents) return ([Row("", new Readout.Missing($"there is no gold, and more than {MostContents:N0} contents; narrow the view"))], null);
        return await Task.Run(() => Estimate(view, ballots, cancellation), cancellation);
    }

    private static (IReadOnlyList<SectionRow>, ConfusionTable?) Estimate(QualityView view, List<IReadOnlyList<(int Reviewer, string Decision)>> ballots, CancellationToken cancellation)
    {
        var decisions = ballots.SelectMany(b => b.Select(j => j.Decision)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (decisions.Count < 2) return ([Row("", new Readout.Missing("all decisions are the same"))], null);
        var numbers = ballots.SelectMany(b => b.Select(j => j.Reviewer)).Distinct().Order().Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        var items = ballots.Select(b => b.Select(j => (Reviewer: numbers[j.Reviewer], Class: decisions.IndexOf(j.Decision))).ToArray()).ToArray();
        double[][] Fit(IReadOnlyList<(int Reviewer, int Class)[]> of) => Pooled(of, decisions.Count);
        var point = Fit(items);
        var random = new Random(1);
        var draws = Enumerable.Range(0, Resamples).Select(_ =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Fit([.. Enumerable.Range(0, items.Length).Select(_ => items[random.Next(items.Length)])]);
        }).ToList();
        var counts = new Dictionary<(string, string), double>();
        var rows = new List<SectionRow>();
        for (var t = 0; t < decisions.Count; t++)
            for (var d = 0; d < decisions.Count; d++)
            {
                var sorted = draws.Select(x => Rate(x, t, d)).Order().ToArray();
                var rate = Rate(point, t, d);
                counts[(decisions[t], decisions[d])] = point[t][d];
                var interval = new Interval(Math.Min(rate, sorted[Resamples / 40]), rate, Math.Max(rate, sorted[^(1 + (Resamples / 40))]), QualitySource.Level, "Dawid–Skene, bootstrap of contents");
                rows.Add(Row($"{decisions[t]} → {decisions[d]}", QualitySource.Shown(view, interval, items.Length)));
            }
        return (rows, new(decisions, decisions, counts));
    }

    /// <summary>Σ over judgements of the posterior of the truth: rows are the truth, columns what was decided.</summary>
    private static double[][] Pooled(IReadOnlyList<(int Reviewer, int Class)[]> items, int classes)
    {
        var judgements = items.SelectMany((ballot, i) => ballot.Select(j => new Judgement(i, j.Reviewer, j.Class))).ToList();
        var fit = DawidSkene.Fit(judgements, classes, smoothing: 0.01, mostSteps: 200, tolerance: 1e-7);
        var pooled = Enumerable.Range(0, classes).Select(_ => new double[classes]).ToArray();
        foreach (var j in judgements) for (var t = 0; t < classes; t++) pooled[t][j.Class] += fit.Posterior[j.Item][t];
        return pooled;
    }

    private static double Rate(double[][] pooled, int truth, int decided) => pooled[truth].Sum() is > 0 and var sum ? pooled[truth][decided] / sum : 0;

    private static SectionRow Row(string key, Readout readout) => new("latent_confusion", key.Length == 0 ? "Decision given the most likely truth" : $"most likely {key.Replace(" → ", ", decided ", StringComparison.Ordinal)}",
        readout, QualitySource.Percent, key.Length == 0 ? "" : "truth × decision", key.Length == 0 ? null : key);
}
