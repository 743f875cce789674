using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>What the right answer was taken from, for reviews that could be checked.</summary>
/// <param name="Column">Of the reviews, with the answer taken as right.</param>
/// <param name="Measure">Names the corrected estimate in files.</param>
internal sealed record ReviewCheck(string Column, string Measure, string Name, string Reviews)
{
    public static readonly IReadOnlyList<ReviewCheck> All =
    [
        new("gold", "corrected", "Corrected for the judges' errors, by gold", "reviews of gold content"),
        new("qa_decision", "corrected_qa", "Corrected for the judges' errors, by QA", "reviews that QA decided again"),
    ];
}

/// <summary>Sensitivity and specificity of the people who judge, from reviews whose right answer is known (gold) or was decided again (QA).</summary>
internal sealed class ReviewerErrors(IFacts facts, IOptions<PrevalenceOptions> options)
{
    /// <summary>Fewer checked answers on either side say too little of an error rate.</summary>
    private const int Fewest = 20;

    /// <summary>Null with the reason when the reviews do not say enough.</summary>
    public async Task<(LabelAccuracy? Accuracy, string Said)> ReadAsync(ReviewCheck check, SampleWindow window, CancellationToken cancellation)
    {
        if (window.Snapshot.Window(Fact.Review) is not var (first, last)) return (null, "no reviews are loaded, so nobody knows how often the judges err");
        var query = new AggregateQuery(Fact.Review, "decided_at", null, first, last.AddDays(1), new([Measure.Count()]))
        {
            GroupBy = new([check.Column, "decision", "reviewer"]),
            Where = new([new Condition.IsPresent(check.Column), .. options.Value.Queue is { Length: > 0 } queue ? [new Condition.In("queue", new([queue]))] : (Condition[])[], .. await FilterConditions.OfAsync(window.Window.Where, facts, cancellation)]),
        };
        var cells = (await facts.QueryAsync(query, cancellation)).Cells;
        var (positives, negatives) = (Right(cells, true), Right(cells, false));
        if (positives.Y < Fewest || negatives.Y < Fewest)
            return (null, FormattableString.Invariant($"{positives.Y:0} {check.Reviews} that break the rules and {negatives.Y:0} that do not are loaded; it takes {Fewest} of each"));
        return (new(positives.Ratio, Independent(positives), negatives.Ratio, Independent(negatives)),
            FormattableString.Invariant($"sensitivity {positives.Ratio:0.0%} of {positives.Y:0}, specificity {negatives.Ratio:0.0%} of {negatives.Y:0} checked by {positives.N:0} people"));
    }

    /// <summary>By person: right answers over answers, where the truth is so.</summary>
    private RatioTally Right(IReadOnlyList<Cell> cells, bool truth) => cells.Where(c => Violates(c.Keys[0]) == truth).GroupBy(c => c.Keys[2])
        .Select(person => (Right: person.Where(c => Violates(c.Keys[1]) == truth).Sum(c => c.Values[0]), All: person.Sum(c => c.Values[0])))
        .Aggregate(default(RatioTally), (sum, p) => sum + RatioTally.Of(p.Right, p.All));

    /// <summary>People differ, so that a thousand answers of ten people say less than those of a thousand: R(1 − R)/v with the variance between people, at most the answers.</summary>
    private static double Independent(RatioTally right) => right.Ratio is > 0 and < 1 and var share && right.Variance is var variance && double.IsFinite(variance) && variance > 0
        ? Math.Min(right.Y, share * (1 - share) / variance) : right.Y;

    private bool Violates(string? decision) => decision is not null && options.Value.ViolatingDecisions.Contains(decision, StringComparer.OrdinalIgnoreCase);
}
