using CsCheck;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public abstract partial class FactsContract
{
    /// <summary>Every label with a weight of its own, by which the same label is found in two samples.</summary>
    private static readonly Gen<List<FactRow>> JudgedRows = RandomFacts.Rows.Select(rows =>
        rows.Select((r, i) => r.Fact != Fact.Label ? r : r with { Values = new Dictionary<string, object?>(r.Values) { ["weight"] = 1 + i / 8m } }).ToList());

    [Fact]
    public void Judged_OfRandomRows_EqualsThePlainEvaluation() =>
        Gen.Select(JudgedRows, RandomFacts.Zone).Sample(
            (rows, zone) =>
            {
                using var engine = Start(rows, zone);
                var sample = engine.Facts.JudgedAsync(Cancellation).GetAwaiter().GetResult();
                Assert.Equal(Described(NaiveJudged.Of(rows, TimeZoneInfo.FindSystemTimeZoneById(zone))), Described(sample));
                Assert.Equal(engine.Facts.SnapshotAsync(Cancellation).GetAwaiter().GetResult().Id, sample.SnapshotId);
            }, iter: 40, threads: 1);

    [Fact]
    public async Task Judged_Label_KeepsUnscoredApartFromNotFired()
    {
        using var engine = Start([Label("c1"), Detection("c1", "text", false, -60), Detection("c2", "image", true, -60)], "UTC");
        var sample = await engine.Facts.JudgedAsync(Cancellation);
        Assert.Equal(Verdict.Unscored, sample.Strategy("image")!.Verdicts[0]);
        Assert.Equal(Verdict.Scored | Verdict.Live | Verdict.InTime, sample.Strategy("text")!.Verdicts[0]);
        Assert.False(sample.Caught[0]);
    }

    [Theory]
    [InlineData(-1_000_000, 1, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, -1, false)]
    [InlineData(90_000_000, -90, false)]
    public async Task Judged_Firing_IsInTimeOrLateToTheMicrosecond(int microsecondsAfterTheView, int lead, bool caught)
    {
        using var engine = Start([Label("c1"), Detection("c1", "text", true, microsecondsAfterTheView / 1e6)], "UTC");
        var sample = await engine.Facts.JudgedAsync(Cancellation);
        Assert.Equal(lead, sample.Strategies[0].LeadSeconds[0]);
        Assert.Equal((caught, caught), (sample.Caught[0], sample.Strategies[0].Caught(0)));
    }

    [Fact]
    public async Task Judged_WithoutLabels_IsEmpty()
    {
        using var engine = Start([Detection("c1", "text", true, 0)], "UTC");
        Assert.Equal(0, (await engine.Facts.JudgedAsync(Cancellation)).Count);
    }

    private static FactRow Label(string content) => new(Fact.Label, new Dictionary<string, object?>
    {
        ["sample_id"] = $"s-{content}",
        ["viewed_at"] = Actions.Noon,
        ["content_id"] = content,
        ["weight"] = 1m,
        ["violating"] = true,
    });

    private static FactRow Detection(string content, string strategy, bool fired, double secondsAfterTheView) => new(Fact.Detection, new Dictionary<string, object?>
    {
        ["content_id"] = content,
        ["strategy"] = strategy,
        ["scored_at"] = Actions.Noon.AddTicks((long)(secondsAfterTheView * TimeSpan.TicksPerSecond)),
        ["fired"] = fired,
    });

    /// <summary>Codes as what they stand for: a value, or the weights of all labels that share them.</summary>
    private static List<string> Described(JudgedSample s) =>
    [
        string.Join(';', s.Strategies.Select(t => $"{t.Name}/{t.Type}/{t.Vendor}/{t.Live}")), $"{s.ReviewerCount} {s.ContentCount}",
        .. s.Strata.Select(h => $"{h}").Order(StringComparer.Ordinal),
        .. Enumerable.Range(0, s.Count).OrderBy(i => s.Weights[i]).Select(i => string.Join(' ',
            $"{s.Weights[i]:R} {s.Day(i)} {s.Week(i)} {s.Strata[s.StratumCodes[i]]} {s.Violating[i]} {s.Severities[i]} {s.Scores[i]:R} {s.Caught[i]} {(s.Arrivals.IsEmpty ? "" : s.Arrivals[i])}",
            $"content {Sharing(s, s.Contents, i)} reviewer {(s.Reviewers[i] < 0 ? "none" : Sharing(s, s.Reviewers, i))}",
            string.Join(' ', s.Dimensions.Select(d => d.Codes[i] < 0 ? "∅" : d.Values[d.Codes[i]])),
            string.Join(' ', s.Strategies.Select(t => $"{t.Verdicts[i]}:{t.Scores[i]:R}:{t.LeadSeconds[i]}")))),
    ];

    private static string Sharing(JudgedSample s, IReadOnlyList<int> codes, int row) =>
        string.Join(',', Enumerable.Range(0, s.Count).Where(i => codes[i] == codes[row]).Select(i => s.Weights[i]).Order());
}
