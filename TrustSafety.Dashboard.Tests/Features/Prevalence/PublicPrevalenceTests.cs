using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Features.Prevalence;

/// <summary>A stratified sample of Davidson et al.'s tweets through the page's reader, against figures computed apart.</summary>
public sealed class PublicPrevalenceTests
{
    [Fact]
    public async Task Davidson_StratifiedSample_HasThePublishedEstimates()
    {
        var (file, mappings) = (SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv"), Path.Combine(Repository.Root, "docs", "mappings"));
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(mappings, "samples", "davidson_votes_scores.label.sql"), Fact.Label), (file, Path.Combine(mappings, "davidson_votes_scores.detection.sql"), Fact.Detection));
        var model = (await world.PrevalenceAsync())!;
        var oracle = Oracles().GetProperty("stratified_prevalence_davidson");
        var (stratified, hajek, difference) = (oracle.GetProperty("stratified"), oracle.GetProperty("hajek"), oracle.GetProperty("difference_ppi"));

        var finite = Shown(model.Find("stratified_fpc"));
        Near(stratified.Number("p"), finite.Value.Point, 1e-9);
        Near(stratified.GetProperty("ci95")[0].GetDouble(), finite.Value.Low, 1e-9);
        Near(stratified.GetProperty("ci95")[1].GetDouble(), finite.Value.High, 1e-9);

        Near(stratified.Number("se"), finite.StandardError!.Value, 1e-9);

        var unstratified = Shown(model.Find("unstratified"));
        Near(hajek.Number("p"), unstratified.Value.Point, 1e-7);
        Near(hajek.Number("kish_n_eff"), unstratified.EffectiveN!.Value, 1e-7);
        Assert.Equal(hajek.Number("n"), unstratified.N);
        // The page's unit is per 10,000 views, with two digits more than a value has.
        Assert.Contains(FormattableString.Invariant($"{hajek.Number("se_with_replacement") * 1e4:0.000}"), unstratified.Note, StringComparison.Ordinal);

        Near(hajek.Number("se_with_replacement"), unstratified.StandardError!.Value, 1e-7);

        var powered = Shown(model.Find("prediction_powered", "strategy", "hate_model"));
        Near(difference.Number("p"), powered.Value.Point, 1e-9);
        Near(difference.Number("se"), (powered.Value.High - powered.Value.Low) / 2 / 1.9599639845400545, 1e-9);
        Near(difference.Number("se"), powered.StandardError!.Value, 1e-9);
        Assert.Contains("labels without scores", powered.Note, StringComparison.Ordinal);

        Assert.InRange(oracle.Number("truth"), model.Prevalence.Shown!.Value.Low, model.Prevalence.Shown.Value.High);
        Assert.Equal(1800, model.Plan!.Strata.Sum(s => s.Labels));
        Assert.Equal(24783, model.Plan.Strata.Sum(s => s.Views));
        Assert.True(model.Plan.HalfWidth < model.Plan.EqualHalfWidth);
    }

    // All tweets are of one day, so their week is not over.
    private static Readout.Measured Shown(Readout? readout) => Assert.IsType<Readout.Provisional>(readout).SoFar;
}
