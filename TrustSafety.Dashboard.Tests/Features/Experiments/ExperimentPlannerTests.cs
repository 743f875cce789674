using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Features.Experiments.Planning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Features.Experiments.ExperimentReadoutTests;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

public sealed class ExperimentPlannerTests
{
    [Fact]
    public void Size_OfAMean_IsThePublishedOne()
    {
        // Confidence's calculator, held to G*Power.
        var vector = StatisticsVectors.Of("samplesize-continuous");
        var (variance, effect) = (vector.Number("inputs", "variance"), vector.Number("inputs", "mde"));
        var sizing = new Sizing(1, variance, 1, new("outcome") { Power = vector.Number("inputs", "power"), Level = 1 - vector.Number("inputs", "alpha") });
        StatisticsVectors.Near(vector.Number("expected"), sizing.Units(effect)!.Value, vector.Number("tolerance", "rel"));
        Assert.Equal(effect, sizing.Detectable(sizing.Units(effect)!.Value), 1e-4);
    }

    [Fact]
    public void Size_OfAShiftedT_IsThePublishedOne()
    {
        var vector = StatisticsVectors.Of("power-shifted-t");
        var (mean, variance) = (vector.Number("inputs", "mean"), vector.Number("inputs", "variance"));
        var sizing = new Sizing(mean, variance, 1, new("outcome"));
        Assert.Equal(vector.Number("expected", "n_two_sided_effect_0_05"), sizing.Units(0.05 / mean)!.Value, 2.0);
        StatisticsVectors.Near(vector.Number("expected", "mde_two_sided_n10000"), sizing.Detectable(10_000) * mean, 2e-4);
    }

    [Fact]
    public void Sequence_LookedAtOften_CostsMoreUnitsThanOneLook()
    {
        var once = new Sizing(5, 4, 1, new("outcome"));
        var always = once with { Question = new("outcome") { Analysis = AnalysisPlan.Sequential } };
        Assert.InRange(always.Units(0.05)!.Value / once.Units(0.05)!.Value, 1.3, 2.5);
        Assert.Equal(0.8, always.Power(always.Units(0.05)!.Value, 0.05), 1e-3);
    }

    [Fact]
    public async Task Plan_FromTheSample_SaysUnitsDaysAndWhatGuardrailsCost()
    {
        using var world = await ExperimentWorld.ImportAsync(Path.Combine(Repository.Root, "sample-data", "experiment_unit.csv"), null, null);
        var plan = await PlanAsync(world, new("violating_views_per_user", 0.1));
        var size = Assert.IsType<Readout.Measured>(plan.Size).Value;
        Assert.True(size.Low < size.Point && size.Point < size.High);
        // The experiment whose randomisation was broken is the latest, and is no history to plan from.
        Assert.Equal("comment_layout", plan.History!.Experiment);
        Assert.True(plan.History.CovariateGain > 0.1);
        Assert.Equal(plan.DaysNeeded, (int)Math.Ceiling(size.Point / plan.UnitsPerDay));
        Assert.Contains(plan.Margins, m => m is { Metric: "views_per_user", Margin: 0.05 });
        // Half the margin, four times the units.
        var views = plan.Margins.Where(m => m.Metric == "views_per_user").ToDictionary(m => m.Margin, m => m.Units!.Value);
        Assert.Equal(4, views[0.01] / views[0.02], 0.05);
    }

    [Fact]
    public async Task Clusters_AlikeWithin_CostMoreUnits()
    {
        var units = Units(400, (i, _) => 5 + (i / 20 % 5)).Select((u, i) => With(u, "cluster_id", $"k{i / 20}-{i % 2}"));
        using var world = ExperimentWorld.Of(Plans.Of(), units);
        var (alone, together) = (await PlanAsync(world, new("outcome")), await PlanAsync(world, new("outcome") { RandomisedBy = RandomisedBy.Cluster }));
        Assert.Equal(10, together.History!.UnitsPerRow, 1e-9);
        // Everybody in a household is alike: ten say what one says, and the variance of 20 sums is divided by 19.
        Assert.Equal(10 * 199 / 200.0 * 20 / 19, together.History.DesignEffect, 0.2);
        Assert.True(together.PlannedUnits > 8 * alone.PlannedUnits);
    }

    [Fact]
    public async Task Yaml_PutIntoTheFile_IsTheExperimentThatWasPlanned()
    {
        using var world = ExperimentWorld.Of(Plans.Of(), Units(400, (i, _) => 5 + (i % 7)));
        var plan = await PlanAsync(world, new("outcome", 0.1) { Share = 0.2, Analysis = AnalysisPlan.Sequential });
        var (book, errors) = BookParser.Parse(Plans.Of().TrimEnd() + "\n" + PlanYaml.Of(plan, new(2026, 8, 3)), BookParser.FileName, Shipped.Catalog);
        Assert.Empty(errors);
        var made = book!.Experiments[^1];
        Assert.Equal((plan.PlannedUnits, AnalysisPlan.Sequential, "outcome", 0.2), (made.PlannedUnits, made.Analysis, made.Primary, made.Arms[1].Share));
        Assert.Equal(plan.DaysNeeded, made.End!.Value.DayNumber - made.Start!.Value.DayNumber + 1);
    }

    [Fact]
    public async Task Metric_NobodyMeasured_SaysWhy()
    {
        using var world = ExperimentWorld.Of(Plans.Of().Replace("outcome: outcome", "outcome: elsewhere", StringComparison.Ordinal), Units(40, (i, _) => i));
        var plan = await PlanAsync(world, new("outcome"));
        Assert.Contains("no experiment that was loaded has this metric", Assert.IsType<Readout.Missing>(plan.Size).Reason, StringComparison.Ordinal);
        Assert.Null(plan.PlannedUnits);
    }

    private static async Task<ExperimentPlan> PlanAsync(ExperimentWorld world, PlanQuestion question)
    {
        await using var services = world.AddTo(new ServiceCollection()).BuildServiceProvider();
        return (await services.GetRequiredService<ExperimentPlanner>().PlanAsync(question, TestContext.Current.CancellationToken))!;
    }
}
