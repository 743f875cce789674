using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentWorld;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

public sealed class ExperimentReadoutTests
{
    [Fact]
    public async Task Gain_OnASoundExperiment_Ships()
    {
        using var world = Of(Plans.Of(), Units(200, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0)));
        var model = await world.ReadAsync("test");
        Assert.Equal(Decision.Ship, model.Verdict.Decision);
        Assert.StartsWith("The test lowered outcome by ", model.Verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal(-2, model.Comparisons.Single().Final.Absolute.Point!.Value, 0.5);
    }

    [Fact]
    public async Task Harm_OnThePrimaryMetric_Stops()
    {
        using var world = Of(Plans.Of(), Units(200, (i, treated) => 5 + (i % 7) + (treated ? 2 : 0)));
        Assert.Equal(Decision.Stop, (await world.ReadAsync("test")).Verdict.Decision);
    }

    [Fact]
    public async Task Gain_WithAGuardrailThatIsUndecided_NeverShips()
    {
        const string guard = "  - { id: load, name: Load, kind: mean, outcome: pre_outcome, unit: count, direction: lower_is_better }";
        using var world = Of(Plans.Of(more: "    guardrails: { load: 0.001 }", metric: guard), Units(200, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0), before: i => 50 + (i % 41)));
        var model = await world.ReadAsync("test");
        Assert.Equal((GuardrailState.Undecided, Decision.Extend), (model.Guardrails.Single().State, model.Verdict.Decision));
        Assert.Contains("not yet known whether load holds", model.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, GuardrailState.Holds, Decision.Ship)]
    [InlineData(-0.5, GuardrailState.Broken, Decision.Stop)]
    public async Task Guardrail_FarFromItsMargin_DecidesTheGain(double better, GuardrailState state, Decision decision)
    {
        const string guard = "  - { id: load, name: Load, kind: mean, outcome: load, unit: count, direction: lower_is_better }";
        using var world = Of(Plans.Of(more: "    guardrails: { load: 0.05 }", metric: guard),
            Units(200, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0)).Select((u, i) => With(u, "load", (decimal)(10 + (i % 3) - (i % 2 == 1 ? 10 * better : 0)))));
        var model = await world.ReadAsync("test");
        Assert.Equal((state, decision), (model.Guardrails.Single().State, model.Verdict.Decision));
    }

    [Fact]
    public async Task Fixed_BeforeItsPlannedSize_IsNotRead()
    {
        using var world = Of(Plans.Of(planned: 1000), Units(200, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0)));
        var model = await world.ReadAsync("test");
        Assert.Equal((Decision.TooEarly, true), (model.Verdict.Decision, model.Covered));
    }

    [Fact]
    public async Task Sequential_AtAnySize_IsReadWithTheWiderInterval()
    {
        var units = Units(200, (i, treated) => 5 + (i % 7) - (treated ? 0.6 : 0)).ToList();
        using var once = Of(Plans.Of(), units);
        using var always = Of(Plans.Of("sequential", planned: 1000), units);
        var (a, b) = ((await once.ReadAsync("test")).Comparisons.Single(), (await always.ReadAsync("test")).Comparisons.Single());
        Assert.True(b.Final.Absolute.High - b.Final.Absolute.Low > a.Final.Absolute.High - a.Final.Absolute.Low);
        Assert.Equal("asymptotic confidence sequence", b.Final.Absolute.Method);
        Assert.Equal(b.Raw.Absolute.Point!.Value, b.Final.Absolute.Point!.Value, 1e-12);
    }

    [Fact]
    public async Task Bayesian_WithAFlatPrior_IsAsSureAsTheInterval()
    {
        using var world = Of(Plans.Of("bayesian"), Units(200, (i, treated) => 5 + (i % 7) - (treated ? 0.5 : 0)));
        var primary = (await world.ReadAsync("test")).Comparisons.Single();
        Assert.Equal(0.5 * Tails.NormalTwoSided(primary.Final.Absolute.Statistic!.Value), 1 - primary.Posterior!.Value.ChanceToWin, 1e-12);
        Assert.True(primary.Posterior.Value.LossOfShipping > 0);
    }

    [Fact]
    public async Task Interval_PAndVerdict_AgreeOnBothScales()
    {
        for (var shift = 0.0; shift < 3; shift += 0.25)
        {
            using var world = Of(Plans.Of(), Units(200, (i, treated) => 5 + (i % 7) - (treated ? shift : 0)));
            var final = (await world.ReadAsync("test")).Comparisons.Single().Final;
            Assert.Equal(final.Absolute.P < 0.05, final.Absolute.Excludes(0));
            Assert.Equal(final.Absolute.Excludes(0), final.Relative.Excludes(0));
        }
    }

    [Fact]
    public async Task Clusters_RandomisedTogether_CountOnce()
    {
        // Ten people of a household are one draw: their spread within says nothing about the error.
        var units = Units(400, (i, _) => i / 20 % 5).Select((u, i) => With(u, "cluster_id", $"k{i / 20}-{i % 2}"));
        using var world = Of(Plans.Of(more: "    randomised_by: cluster"), units);
        var final = (await world.ReadAsync("test")).Comparisons.Single().Final;
        Assert.Equal(40, final.N);
    }

    [Fact]
    public async Task Covariate_KnownBefore_NarrowsTheInterval()
    {
        const string adjusted = "  - { id: adjusted, name: Adjusted, kind: mean, outcome: outcome, covariates: [pre_outcome], unit: count, direction: lower_is_better }";
        using var world = Of(Plans.Of(more: "    secondary: [adjusted]", metric: adjusted), Units(400, (i, treated) => (i * 37 % 101) + (i % 5) - (treated ? 1 : 0), before: i => i / 2 * 37 % 101));
        var secondary = (await world.ReadAsync("test")).Comparisons.Single(c => c.Role == Role.Secondary);
        Assert.Equal([StepKind.Raw, StepKind.Adjusted], secondary.Steps.Take(2).Select(s => s.Kind));
        Assert.True(secondary.Final.Absolute.StandardError < secondary.Raw.Absolute.StandardError / 5);
    }

    [Fact]
    public async Task EveryFigure_FromTheSumsShown_IsRecomputed()
    {
        using var world = Of(Plans.Of(), Units(200, (i, treated) => 5 + (i % 7) - (treated ? 2 : 0)));
        var model = await world.ReadAsync("test");
        var file = new MemoryStream();
        await ExperimentCsv.WriteAsync(model, file);
        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(',')).ToList();
        var row = lines[0].Zip(lines.Skip(1).First(l => l[1] == "metric" && l.Contains("absolute"))).ToDictionary(p => p.First, p => p.Second);
        double Cell(string column) => double.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture);
        MeanTally Tally(string arm) => new(Cell($"n_{arm}"), Cell($"mean_{arm}"), Cell($"variance_{arm}") * (Cell($"n_{arm}") - 1));
        var again = MeanDifference.Absolute(Tally("arm"), Tally("baseline"), Cell("level"));
        Assert.Equal([again.Point!.Value, again.Low!.Value, again.High!.Value, again.P!.Value], [Cell("value"), Cell("low"), Cell("high"), Cell("p")]);
    }

    internal static IEnumerable<FactRow> Units(int count, Func<int, bool, double> outcome, Func<int, double>? before = null) =>
        Enumerable.Range(0, count).Select(i => Unit(i, i % 2 == 1 ? "treatment" : "control", outcome(i / 2, i % 2 == 1), before: before?.Invoke(i)));

    internal static FactRow With(FactRow row, string column, object value) => row with { Values = new Dictionary<string, object?>(row.Values) { [column] = value } };
}
