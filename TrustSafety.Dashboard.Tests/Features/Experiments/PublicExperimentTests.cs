using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>A real test of 90,189 players, against the figures of SciPy in the data's README, and the three planted in the sample.</summary>
public sealed class PublicExperimentTests
{
    [Fact]
    public async Task CookieCats_Readout_HasThePublishedFigures()
    {
        var mappings = Path.Combine(Repository.Root, "docs", "mappings");
        using var world = await ExperimentWorld.ImportAsync(SharedData.Path("data", "cookie-cats", "cookie_cats.csv"), File.ReadAllText(Path.Combine(mappings, "cookie_cats.experiments.yaml")), mappings);
        var model = await world.ReadAsync("cookie_cats");
        Assert.Equal([("gate_30", 44700L), ("gate_40", 45489L)], model.Counts);
        var ratio = model.Health.Single(h => h.Id == "sample_ratio");
        Assert.Equal(HealthState.Note, ratio.State);
        Assert.Equal(0.008608, ratio.P!.Value, 1e-6);
        Is(model, "back_after_7_days", -0.0082013, -3.16403, 0.00155653);
        Is(model, "back_after_1_day", -0.0059052, -1.78408, 0.0744144);
        Is(model, "rounds", -1.15749, null, 0.375924);
        Assert.Equal(0.0502088, model.Comparisons.Single(c => c.Metric.Id == "rounds").Ranks!.Test.P!.Value, 5e-8);
        Assert.Equal(Decision.Stop, model.Verdict.Decision);
    }

    [Fact]
    public async Task CookieCats_OneExtremePlayer_IsToldByTheCap()
    {
        var mappings = Path.Combine(Repository.Root, "docs", "mappings");
        using var world = await ExperimentWorld.ImportAsync(SharedData.Path("data", "cookie-cats", "cookie_cats.csv"), File.ReadAllText(Path.Combine(mappings, "cookie_cats.experiments.yaml")), mappings);
        var model = await world.ReadAsync("cookie_cats");
        var capped = model.Comparisons.Single(c => c.Metric.Id == "rounds_capped");
        Assert.True(Math.Abs(capped.Final.Absolute.Point!.Value) < Math.Abs(capped.Raw.Absolute.Point!.Value) / 2, $"{capped.Final.Absolute.Point}");
        Assert.Equal(model.Comparisons.Single(c => c.Metric.Id == "rounds").Raw.Absolute.Point, capped.Raw.Absolute.Point);
        Assert.Contains("Rounds per player, capped", model.Health.Single(h => h.Id == "outliers").Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("warning_prompt", Decision.Ship)]
    [InlineData("comment_layout", Decision.NoEffect)]
    [InlineData("live_delay", Decision.Unreadable)]
    public async Task Sample_PlantedExperiment_GetsTheVerdictItDeserves(string id, Decision decision)
    {
        using var world = await ExperimentWorld.ImportAsync(Path.Combine(Repository.Root, "sample-data", "experiment_unit.csv"), null, null);
        Assert.Equal(decision, (await world.ReadAsync(id)).Verdict.Decision);
    }

    [Fact]
    public async Task Sample_RealEffect_IsInTheInterval()
    {
        using var world = await ExperimentWorld.ImportAsync(Path.Combine(Repository.Root, "sample-data", "experiment_unit.csv"), null, null);
        var relative = (await world.ReadAsync("warning_prompt")).Comparisons.Single(c => c.Role == Role.Primary).Final.Relative;
        Assert.InRange(-0.18, relative.Low!.Value, relative.High!.Value);
    }

    private static void Is(ExperimentModel model, string metric, double difference, double? statistic, double p)
    {
        var raw = model.Comparisons.Single(c => c.Metric.Id == metric).Raw.Absolute;
        Assert.Equal(difference, raw.Point!.Value, 5e-6);
        if (statistic is { } t) Assert.Equal(t, raw.Statistic!.Value, 5e-6);
        Assert.Equal(p, raw.P!.Value, 5e-7);
    }
}
