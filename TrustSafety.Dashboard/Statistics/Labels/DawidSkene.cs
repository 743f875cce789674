namespace TrustSafety.Dashboard.Statistics;

/// <summary>One reviewer's judgement of one item; items, reviewers and classes are numbered from 0.</summary>
public readonly record struct Judgement(int Item, int Reviewer, int Class);

/// <param name="Prevalence">By class.</param>
/// <param name="Confusion">By [reviewer][true class][judged class]: rows sum to 1.</param>
/// <param name="Posterior">By [item][class]: P(true class | all its judgements).</param>
public sealed record ReviewerConfusion(double[] Prevalence, double[][][] Confusion, double[][] Posterior, double LogLikelihood, int Steps, bool Converged);

/// <summary>Reviewers' error rates without a gold standard.</summary>
public static class DawidSkene
{
    /// <summary>
    /// Maximum likelihood by EM from the majority's votes: reviewers err independently given the true class, each with an own confusion matrix.
    /// A smoothing of c judgements per cell keeps reviewers with few items from 0 and 1; 0 is plain maximum likelihood. EM finds a local maximum; with two
    /// reviewers the model is not identified. Dawid &amp; Skene 1979, Applied Statistics 28:20.
    /// </summary>
    public static ReviewerConfusion Fit(IReadOnlyList<Judgement> judgements, int classes, double smoothing = 0, int mostSteps = 1000, double tolerance = 1e-10)
    {
        if (judgements.Count == 0 || classes < 2) throw new ArgumentException("At least one judgement and two classes are needed.", nameof(judgements));
        if (judgements.Any(j => j.Item < 0 || j.Reviewer < 0 || j.Class < 0 || j.Class >= classes)) throw new ArgumentOutOfRangeException(nameof(judgements), "Items and reviewers are numbered from 0, classes from 0 to their number less 1.");
        var (items, reviewers) = (judgements.Max(j => j.Item) + 1, judgements.Max(j => j.Reviewer) + 1);
        var posterior = MajorityVotes(judgements, items, classes);
        var before = double.NegativeInfinity;
        for (var step = 1; ; step++)
        {
            var (prevalence, confusion) = Maximize(judgements, posterior, reviewers, classes, smoothing);
            var likelihood = Expect(judgements, posterior, prevalence, confusion);
            var converged = Math.Abs(likelihood - before) <= tolerance * (1 + Math.Abs(likelihood));
            if (converged || step >= mostSteps) return new(prevalence, confusion, posterior, likelihood, step, converged);
            before = likelihood;
        }
    }

    private static double[][] MajorityVotes(IReadOnlyList<Judgement> judgements, int items, int classes)
    {
        var votes = Enumerable.Range(0, items).Select(_ => new double[classes]).ToArray();
        foreach (var j in judgements) votes[j.Item][j.Class]++;
        foreach (var item in votes)
        {
            var n = item.Sum();
            for (var c = 0; c < classes; c++) item[c] = n > 0 ? item[c] / n : 1.0 / classes;
        }
        return votes;
    }

    private static (double[] Prevalence, double[][][] Confusion) Maximize(
        IReadOnlyList<Judgement> judgements, double[][] posterior, int reviewers, int classes, double smoothing)
    {
        var prevalence = new double[classes];
        foreach (var item in posterior) for (var c = 0; c < classes; c++) prevalence[c] += item[c] / posterior.Length;
        var confusion = Enumerable.Range(0, reviewers)
            .Select(_ => Enumerable.Range(0, classes).Select(_ => Enumerable.Repeat(smoothing, classes).ToArray()).ToArray()).ToArray();
        foreach (var j in judgements) for (var c = 0; c < classes; c++) confusion[j.Reviewer][c][j.Class] += posterior[j.Item][c];
        foreach (var row in confusion.SelectMany(r => r))
        {
            var sum = row.Sum();
            for (var l = 0; l < classes; l++) row[l] = sum > 0 ? row[l] / sum : 1.0 / classes;
        }
        return (prevalence, confusion);
    }

    private static double Expect(IReadOnlyList<Judgement> judgements, double[][] posterior, double[] prevalence, double[][][] confusion)
    {
        foreach (var item in posterior) for (var c = 0; c < prevalence.Length; c++) item[c] = Math.Log(prevalence[c]);
        foreach (var j in judgements) for (var c = 0; c < prevalence.Length; c++) posterior[j.Item][c] += Math.Log(confusion[j.Reviewer][c][j.Class]);
        var likelihood = 0.0;
        foreach (var item in posterior)
        {
            var most = item.Max();
            var sum = item.Sum(v => Math.Exp(v - most));
            likelihood += most + Math.Log(sum);
            for (var c = 0; c < item.Length; c++) item[c] = Math.Exp(item[c] - most) / sum;
        }
        return likelihood;
    }
}
