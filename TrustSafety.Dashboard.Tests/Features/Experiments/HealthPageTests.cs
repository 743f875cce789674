using Bunit;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentReadoutTests;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentWorld;
using ExperimentsPage = TrustSafety.Dashboard.Features.Experiments.Experiments;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>What a reader sees of every way in which an experiment can be unreadable: the reason in the headline and at its check, and no effect.</summary>
public sealed class HealthPageTests : PageTests
{
    private static List<FactRow> Sound => [.. Units(400, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0), before: i => i / 2 % 9)];

    private static (string Yaml, List<FactRow> Units) Failing(string what) => what switch
    {
        "sample_ratio" => (Plans.Of(), [.. Sound.Where((_, i) => i % 2 == 0 || i % 10 < 6)]),
        "segment_ratio" => (Plans.Of(more: "    segments: [market]"), [.. Sound.Select((u, i) => With(u, "market", (i % 2 == 0) == (i % 20 < 14) ? "DE" : "FR"))]),
        "several_arms" => (Plans.Of(), [.. Sound, .. Sound.Take(40).Select(u => With(u, "arm", (string)u["arm"]! == "control" ? "treatment" : "control"))]),
        "arms" => (Plans.Of(), [.. Sound, Unit(999, "holdout", 1)]),
        "exposure" => (Plans.Of(more: "    exposed_after: exposed"), [.. Sound.Select((u, i) => With(u, "exposed", i % 20 == 0 ? -0.25m : 0.5m))]),
        "balance" => (Plans.Of(), [.. Units(400, (i, _) => i % 7, before: i => (i / 2 % 9) + (i % 2 == 1 ? 3 : 0))]),
        "lost" => (Plans.Of(), [.. Sound.Select((u, i) => i % 2 == 1 && i % 5 == 0 ? With(u, "outcome", null!) : u)]),
        "columns" => (Plans.Of().Replace("outcome: outcome", "outcome: elsewhere", StringComparison.Ordinal), Sound),
        "maturity" => (Plans.Of().Replace("    unit: count", "    unit: count\n    known_after: days", StringComparison.Ordinal), [.. Sound.Select((u, i) => i % 2 == 1 && i % 5 == 0 ? u : With(u, "days", 1m))]),
        "sample_outcome" => (Plans.Of().Replace("    unit: count", "    unit: count\n    sample: { weight: weight }", StringComparison.Ordinal), [.. Sound.Select(u => With(u, "weight", 3m))]),
        _ => throw new ArgumentException("No such failure.", nameof(what)),
    };

    [Theory]
    [InlineData("sample_ratio", "Did each arm get its planned share?", "did not get their planned shares")]
    [InlineData("segment_ratio", "Did it in every segment?", "did not get their planned shares in market")]
    [InlineData("several_arms", "Is every unit in one arm only?", "stand in several arms")]
    [InlineData("arms", "Are the arms those of the plan?", "not in the plan")]
    [InlineData("exposure", "Was anybody exposed before being assigned?", "5 % of the units were exposed before they were assigned")]
    [InlineData("balance", "Were the arms alike before?", "differ before anything was done")]
    [InlineData("lost", "Is anything measured less often in one arm?", "missing more often in one arm")]
    [InlineData("columns", "Do the extracts have every outcome?", "there is no column elsewhere")]
    [InlineData("maturity", "Are outcomes as mature in each arm?", "still open more often in one arm")]
    [InlineData("sample_outcome", "Do the labels of outcome stand for all units?", "do not add up to the units")]
    public void Failure_OfHealth_StandsInTheHeadlineAndCoversTheEffects(string what, string question, string said)
    {
        var (yaml, units) = Failing(what);
        Keep(Of(yaml, units)).AddTo(Services);
        var page = Open<ExperimentsPage>("experiments?experiment=test");
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".health-failed"), f => f.TextContent.Contains(question, StringComparison.Ordinal) && f.TextContent.Contains(said, StringComparison.Ordinal)));
        Assert.Contains("cannot be read", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("The effects are covered", page.Find(".experiments-cover").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".chart-frame"));
        Assert.Equal("not readable", page.Find(".experiments-head .pill").TextContent);
    }

    [Theory]
    [InlineData("    start: 2026-03-03", 200, "assigned outside of the planned days")]
    [InlineData("", 300, "400 of 500 units")]
    public void Note_OfHealth_IsToldAndCoversNothing(string more, int planned, string said)
    {
        Keep(Of(Plans.Of("sequential", planned == 300 ? 500 : planned, more), Sound)).AddTo(Services);
        var page = Open<ExperimentsPage>("experiments?experiment=test");
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".health-note"), n => n.TextContent.Contains(said, StringComparison.Ordinal)));
        Assert.Empty(page.FindAll(".experiments-cover"));
    }
}
