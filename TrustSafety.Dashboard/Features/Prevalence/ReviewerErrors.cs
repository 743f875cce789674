using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>Sensitivity and specificity of the people who judge, from reviews of content whose right answer was known (gold).</summary>
internal sealed class ReviewerErrors(IFacts facts, IOptions<PrevalenceOptions> options)
{
    /// <summary>Fewer checked answers on either side say too little of an error rate.</summary>
    private const int Fewest = 20;

    /// <summary>Null with the reason when the reviews do not say enough.</summary>
    public async Task<(LabelAccuracy? Accuracy, string Reason)> ReadAsync(SampleWindow window, CancellationToken cancellation)
    {
        if (window.Snapshot.Window(Fact.Review) is not var (first, last)) return (null, "no reviews are loaded, so nobody knows how often the judges err");
        var query = new AggregateQuery(Fact.Review, "decided_at", null, first, last.AddDays(1), new([Measure.Count()]))
        {
            GroupBy = new(["gold", "decision"]),
            Where = new([new Condition.IsPresent("gold"), .. options.Value.Queue is { Length: > 0 } queue ? [new Condition.In("queue", new([queue]))] : (Condition[])[], .. await FilterConditions.OfAsync(window.Window.Where, facts, cancellation)]),
        };
        var cells = (await facts.QueryAsync(query, cancellation)).Cells;
        double Count(bool gold, bool decision) => cells.Where(c => Violates(c.Keys[0]) == gold && Violates(c.Keys[1]) == decision).Sum(c => c.Values[0]);
        var (caught, missed, false_, right) = (Count(true, true), Count(true, false), Count(false, true), Count(false, false));
        var (positives, negatives) = (caught + missed, false_ + right);
        if (positives < Fewest || negatives < Fewest) return (null, $"fewer than {Fewest} reviews of gold content that breaks the rules, or that does not, are loaded");
        return (new(caught / positives, positives, right / negatives, negatives), "");
    }

    private bool Violates(string? decision) => decision is not null && options.Value.ViolatingDecisions.Contains(decision, StringComparer.OrdinalIgnoreCase);
}
