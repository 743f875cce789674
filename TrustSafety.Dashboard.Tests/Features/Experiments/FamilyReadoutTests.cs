using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentReadoutTests;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentWorld;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>One family: the primary metric first and unharmed, all else behind it, and interval, p and verdict of one mind.</summary>
public sealed class FamilyReadoutTests
{
    private const string Others = """
          - { id: a, name: Metric A, kind: mean, outcome: a, unit: count, direction: lower_is_better }
          - { id: b, name: Metric B, kind: mean, outcome: b, unit: count, direction: lower_is_better }
        """;

    private const string Asked = "    secondary: [a, b]\n    segments: [market]";

    private static readonly string[] Markets = ["DE", "FR", "IN", "US"];

    /// <param name="primary">What the treatment adds to the primary metric, and to metric A.</param>
    private static IEnumerable<FactRow> Rows(double primary, double a, int count = 800) => Units(count, (i, treated) => 5 + (i * 37 % 11) + (treated ? primary : 0))
        .Select((u, i) => With(With(With(u, "a", (decimal)(20 + (i / 2 * 53 % 13) + (i % 2 == 1 ? a : 0))), "b", (decimal)(3 + (i / 2 * 29 % 7))), "market", Markets[i / 2 % 4]));

    private static async Task<ExperimentModel> ReadAsync(IEnumerable<FactRow> rows, string more = Asked, string analysis = "fixed")
    {
        using var world = Of(Plans.Of(analysis, 800, more, Others), rows);
        return await world.ReadAsync("test");
    }

    [Fact]
    public async Task Primary_AmongManyQuestions_IsReadAsIfItWereTheOnlyOne()
    {
        var (alone, among) = (await ReadAsync(Rows(-0.5, 0), ""), await ReadAsync(Rows(-0.5, 0)));
        Assert.Equal(alone.Comparisons[0].Final, among.Comparisons[0].Final);
        Assert.Equal(alone.Comparisons[0].AdjustedP, among.Comparisons[0].AdjustedP);
        // Two metrics, four segments of each of three, and whether they differ.
        Assert.Equal([2, 5, 8], among.Families.Single().Groups.Select(g => g.Tests));
    }

    [Fact]
    public async Task Primary_ShowsNothing_NothingElseStandsOut()
    {
        var model = await ReadAsync(Rows(0, -4));
        var a = model.Comparisons.Single(c => c.Metric.Id == "a");
        Assert.True(a.Final.Absolute.P < 1e-9);
        Assert.False(model.Families.Single().IsOpen);
        Assert.Equal((false, 0.0), (a.StandsOut, a.Final.Absolute.High!.Value));
        Assert.Equal(0.0, a.Final.Relative.High!.Value);
        Assert.Equal(model.Comparisons[0].Final.Absolute.P, a.AdjustedP);
        Assert.EndsWith("reaching to 0", a.Final.Absolute.Method, StringComparison.Ordinal);
        Assert.DoesNotContain(model.Segments.Effects, e => e.StandsOut);
        Assert.Contains("none of the 15 tests behind it", FamilyText.Families(model).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Primary_StandsOut_OpensItsFamily()
    {
        var model = await ReadAsync(Rows(-2, -4));
        Assert.True(model.Comparisons.Single(c => c.Metric.Id == "a").StandsOut);
        Assert.False(model.Comparisons.Single(c => c.Metric.Id == "b").StandsOut);
        Assert.All(model.Segments.Effects.Where(e => e.Metric.Id == "a"), e => Assert.True(e.StandsOut));
        Assert.Equal(9, model.Families.Single().StandOut);
        Assert.Contains("One family of 15 tests", FamilyText.Families(model).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fixed", "")]
    [InlineData("sequential", "")]
    [InlineData("bayesian", "")]
    [InlineData("sequential", "three")]
    public async Task Interval_AdjustedPAndRelative_AreOfOneMind(string analysis, string arms)
    {
        var decided = new HashSet<bool>();
        for (var shift = 0.0; shift < 3; shift += 0.2)
        {
            var rows = Rows(-shift, -shift / 2).Select((u, i) => arms.Length > 0 && i % 6 == 1 ? With(u, "arm", "another") : u);
            using var world = Of(Plans.Of(analysis, 800, Asked, Others).Replace("treatment: 0.5", arms.Length > 0 ? "treatment: 0.3, another: 0.2" : "treatment: 0.5", StringComparison.Ordinal), rows);
            var model = await world.ReadAsync("test");
            foreach (var (effect, p) in model.Comparisons.Select(c => (c.Final, c.AdjustedP)).Concat(model.Segments.Effects.Select(e => (e.Effect!.Value, e.AdjustedP))))
            {
                Assert.Equal(p <= 0.05 + 1e-12, effect.Absolute.Excludes(0));
                Assert.Equal(effect.Absolute.Excludes(0), effect.Relative.Excludes(0));
                decided.Add(effect.Absolute.Excludes(0));
            }
            Assert.Equal(model.Families.Sum(f => f.StandOut), model.Comparisons.Count(c => c.Role == Role.Secondary && c.StandsOut) + model.Segments.Effects.Count(e => e.StandsOut) + model.Segments.Interactions.Count(i => i.AdjustedP <= 0.05));
        }
        Assert.Equal(2, decided.Count);
    }

    [Fact]
    public async Task Arms_Several_EachHasItsFamilyAndItsPartOfTheError()
    {
        // One arm works, the other does nothing: only the first opens.
        var rows = Rows(0, -4, 1200).Select((u, i) => i % 3 == 0 ? With(With(u, "arm", "second"), "outcome", (decimal)u["outcome"]! - 3) : u);
        using var world = Of(Plans.Of("fixed", 800, Asked, Others).Replace("control: 0.5, treatment: 0.5", "control: 0.333333, treatment: 0.333333, second: 0.333334", StringComparison.Ordinal), rows);
        var model = await world.ReadAsync("test");
        Assert.Equal([("treatment", false), ("second", true)], model.Families.Select(f => (f.Arm, f.IsOpen)));
        Assert.All(model.Comparisons.Where(c => c.Role == Role.Primary), c => Assert.Equal(0.975, c.Final.Absolute.Level, 1e-12));
        Assert.Equal(Decision.Ship, model.Verdict.Decision);
        Assert.Contains("(second)", model.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arm_SmallAndNoisy_NeverHidesOneThatWorks()
    {
        // Twelve units of a third arm lie lower than all others, by chance; the treatment works.
        var rows = Rows(-1, 0, 800).Concat(Enumerable.Range(0, 12).Select(i => With(Unit(9000 + i, "tiny", i % 2 == 0 ? 0 : 14), "a", 20m)));
        using var world = Of(Plans.Of("fixed", 800).Replace("control: 0.5, treatment: 0.5", "control: 0.4925, treatment: 0.4925, tiny: 0.015", StringComparison.Ordinal), rows);
        var model = await world.ReadAsync("test");
        Assert.True(model.Comparisons.Single(c => c.Arm == "tiny").Gain > model.Comparisons.Single(c => c.Arm == "treatment").Gain);
        Assert.Equal(Decision.Ship, model.Verdict.Decision);
        Assert.StartsWith("The test (treatment) lowered outcome", model.Verdict.Sentence, StringComparison.Ordinal);
    }
}
