using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>4,000 units, of which those with high scores were drawn with chance 1/2 and the others with 1/10; the treatment halves violations.</summary>
public sealed class LabelledOutcomeTests
{
    private const string Sampled = "    sample: { weight: label_weight, score: label_score }";

    private static string Yaml(string sample, string more = "") => Plans.Of(planned: 4000, more: more)
        .Replace("kind: mean", "kind: proportion", StringComparison.Ordinal)
        .Replace("direction: lower_is_better", "direction: lower_is_better\n" + sample, StringComparison.Ordinal);

    /// <param name="change">Weight and label of a unit that was drawn; a weight of NaN draws nobody.</param>
    private static List<FactRow> Units(Func<int, (double Weight, double? Label), (double Weight, double? Label)>? change = null)
    {
        var random = new Random(20261126);
        return [.. Enumerable.Range(0, 4000).Select(i =>
        {
            var (treated, risky) = (i % 2 == 1, random.NextDouble() < 0.2);
            var (violating, drawn) = (random.NextDouble() < (risky ? 0.6 : 0.05) * (treated ? 0.5 : 1), random.NextDouble() < (risky ? 0.5 : 0.1));
            var (weight, label) = change?.Invoke(i, (drawn ? risky ? 2 : 10 : 0, drawn ? violating ? 1 : 0 : null)) ?? (drawn ? risky ? 2 : 10 : 0, drawn ? violating ? 1 : 0 : null);
            return new FactRow(Fact.ExperimentUnit, new Dictionary<string, object?>
            {
                ["experiment"] = "test",
                ["arm"] = treated ? "treatment" : "control",
                ["unit_id"] = $"u{i}",
                ["assigned_at"] = new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).AddDays(i % 5),
                ["market"] = i % 3 == 0 ? "DE" : "US",
                ["outcome"] = label is { } y ? (decimal)y : null,
                ["label_weight"] = weight > 0 ? (decimal)weight : null,
                ["label_score"] = risky ? 0.6m : 0.05m,
            });
        })];
    }

    private static async Task<ExperimentModel> ReadAsync(string yaml, IEnumerable<FactRow> units)
    {
        using var world = ExperimentWorld.Of(yaml, units);
        return await world.ReadAsync("test");
    }

    [Fact]
    public async Task Labels_Weighted_GiveThePrevalenceOfTheArmNotOfTheSample()
    {
        var units = Units();
        var model = await ReadAsync(Yaml("    sample: { weight: label_weight }"), units);
        var effect = Assert.Single(model.Comparisons).Final;
        // By hand: the weighted and the plain share of the labelled units.
        foreach (var (arm, tally) in new[] { ("control", effect.Against), ("treatment", effect.Arm) })
        {
            List<(double W, double Y)> drawn = [.. units.Where(u => (string)u["arm"]! == arm && u["outcome"] is not null).Select(u => ((double)(decimal)u["label_weight"]!, (double)(decimal)u["outcome"]!))];
            Assert.Equal(drawn.Sum(d => d.W * d.Y) / drawn.Sum(d => d.W), tally.Mean, 10);
            Assert.Equal(drawn.Count, tally.N);
            Assert.True(drawn.Average(d => d.Y) > 1.5 * tally.Mean);
        }
        Assert.True(model.Verdict.Decision == Decision.Ship, model.Verdict.Sentence);
        Assert.Equal(HealthState.Passed, model.Health.Single(h => h.Id == "sample_outcome").State);
    }

    [Fact]
    public async Task Scores_OfAllUnits_NarrowTheInterval()
    {
        var steps = (await ReadAsync(Yaml(Sampled), Units())).Comparisons[0].Steps;
        Assert.Equal([StepKind.Raw, StepKind.Scored], steps.Select(s => s.Kind));
        Assert.InRange(steps[1].Effect.Absolute.StandardError!.Value / steps[0].Effect.Absolute.StandardError!.Value, 0.5, 0.98);
        Assert.True(steps[1].Effect.Absolute.Interval!.Value.Contains(steps[0].Effect.Absolute.Point!.Value));
    }

    [Fact]
    public async Task LabelErrors_Declared_WidenTheEffectByTheirWorth()
    {
        var yaml = Yaml("    sample: { weight: label_weight, labels: { sensitivity: 0.8, positives_checked: 60, specificity: 0.95, negatives_checked: 200 } }");
        var steps = (await ReadAsync(yaml, Units())).Comparisons[0].Steps;
        var (raw, corrected) = (steps[0].Effect, steps[^1].Effect);
        Assert.Equal(StepKind.Corrected, steps[^1].Kind);
        Assert.Equal(raw.Absolute.Point!.Value / 0.75, corrected.Absolute.Point!.Value, 10);
        Assert.True(corrected.Absolute.StandardError > raw.Absolute.StandardError / 0.75);
        Assert.True(corrected.Shared > 0);
        Assert.Equal(corrected.Absolute.Excludes(0), corrected.Relative.Excludes(0));
    }

    [Fact]
    public async Task Segments_And_Days_AreOfTheLabelledUnits()
    {
        var model = await ReadAsync(Yaml(Sampled, "    segments: [market]"), Units());
        Assert.Equal(2, model.Segments.Effects.Count(e => e.Effect is { Absolute.IsDefined: true }));
        Assert.Equal(model.Comparisons[0].Final.N, model.Segments.Effects.Sum(e => e.Effect!.Value.N));
        Assert.Equal(model.Comparisons[0].Final.Absolute.Point!.Value, model.OverTime["treatment"][^1].SoFar!.Value.Absolute.Point!.Value, 10);
    }

    public static TheoryData<string, string> Mistakes => new() { { "unweighted", "every labelled unit needs 1/π" }, { "small", "at least 1" }, { "label", "neither 0 nor 1" }, { "sum", "do not add up to the units" }, { "thin", "fewer than 10 units are labelled" } };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Sample_ThatCannotCarryAnEstimate_FailsWithItsReason(string mistake, string said)
    {
        var units = Units((i, drawn) => (mistake, drawn.Label) switch
        {
            (_, null) => drawn,
            ("unweighted", _) => (i % 100 < 5 ? 0 : drawn.Weight, drawn.Label),
            ("small", _) => (i % 100 < 5 ? 0.5 : drawn.Weight, drawn.Label),
            ("label", _) => (drawn.Weight, i % 100 < 5 ? 2 : drawn.Label),
            ("sum", _) => (drawn.Weight * 1.5, drawn.Label),
            _ => i % 2 == 1 && i > 60 ? (0, null) : drawn,
        });
        var model = await ReadAsync(Yaml(Sampled), units);
        var check = model.Health.Single(h => h.Id == "sample_outcome");
        Assert.Equal(HealthState.Failed, check.State);
        Assert.Contains(said, check.Finding, StringComparison.Ordinal);
        Assert.Equal(Decision.Unreadable, model.Verdict.Decision);
        if (mistake == "thin") Assert.Empty(model.Comparisons);
    }

    [Fact]
    public async Task Column_OfWeightsMissing_IsNamed()
    {
        var model = await ReadAsync(Yaml("    sample: { weight: other_weight }"), Units());
        Assert.Contains("no column other_weight", model.Health.Single(h => h.Id == "columns").Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    sample: { score: label_score }", "outcome.sample.weight", "is required")]
    [InlineData("    sample: { weight: w }\n    winsorise: 0.9", "outcome.winsorise", "no meaning beside sample")]
    [InlineData("    sample: { weight: w, labels: { sensitivity: 0.9 } }", "outcome.sample.labels.specificity", "is required")]
    [InlineData("    sample: { weight: w, labels: { sensitivity: 0.3, positives_checked: 10, specificity: 0.6, negatives_checked: 10 } }", "outcome.sample.labels.sensitivity", "no better than chance")]
    [InlineData("    sample: { weight: w, colour: red }", "outcome.sample.colour", "not a known key")]
    public void Declaration_Mistake_IsToldWithItsKey(string sample, string key, string said)
    {
        var (book, errors) = BookParser.Parse(Yaml(sample), BookParser.FileName, Shipped.Catalog);
        Assert.Null(book);
        Assert.Contains(said, Assert.Single(errors, e => e.Key == key).Message, StringComparison.Ordinal);
    }
}
