using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

/// <summary>Four detectors on HateCheck, each against its confusion table computed apart.</summary>
public sealed class PublicStrategiesTests
{
    [Fact]
    public async Task HateCheck_FourDetectors_HaveThePublishedConfusion()
    {
        var (file, mappings) = (SharedData.Path("data", "hatecheck", "hatecheck_predictions.csv"), Path.Combine(Repository.Root, "docs", "mappings"));
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(mappings, "hatecheck_predictions.label.sql"), Fact.Label), (file, Path.Combine(mappings, "hatecheck_predictions.detection.sql"), Fact.Detection));
        var model = (await world.StrategiesAsync())!;
        foreach (var strategy in Oracles().GetProperty("hatecheck_confusion").EnumerateObject())
        {
            double Of(string cell) => strategy.Value.Number(cell);
            double Shown(string measure) => model.Find(measure, "strategy", strategy.Name)!.Shown!.Value.Point;
            Near(Of("tp") / (Of("tp") + Of("fp")), Shown("precision"), 1e-12);
            Near(Of("tp") / (Of("tp") + Of("fn")), Shown("recall"), 1e-12);
            Near(Of("fp") / (Of("fp") + Of("tn")), Shown("false_positive_rate"), 1e-12);
            Near(2 * Of("tp") / ((2 * Of("tp")) + Of("fp") + Of("fn")), Shown("f"), 1e-12);
        }
        Assert.Equal(4, model.Cards.Count);
        // Two vendors against the two detectors of one's own.
        Assert.NotNull(model.Find("recall_gain", "strategy", "perspective")!.Shown);
    }

    [Fact]
    public async Task Davidson_Threshold_ReadsTheModelsScores()
    {
        var (file, mappings) = (SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv"), Path.Combine(Repository.Root, "docs", "mappings"));
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(mappings, "davidson_votes_scores.label.sql"), Fact.Label), (file, Path.Combine(mappings, "davidson_votes_scores.detection.sql"), Fact.Detection));
        var model = (await world.StrategiesAsync("strategies?strategy=hate_model"))!;
        Assert.Equal(0.30, model.Thresholds!.Today!.Value, 0.001);
        var at = model.Thresholds.At(0.30, 1, 1);
        Assert.Equal(model.Find("recall", "strategy", "hate_model")!.Shown!.Value.Point, at.Recall!.Value.Point, 1e-12);
        Assert.Equal(model.Find("precision", "strategy", "hate_model")!.Shown!.Value.Point, at.Precision!.Value.Point, 1e-12);
        // The published average precision of the same scores.
        Assert.Equal(0.337, Read(model), 0.001);
    }

    private static double Read(Dashboard.Features.Strategies.StrategiesModel model) => model.Find("average_precision") switch
    {
        { Shown: { } shown } => shown.Value.Point,
        Dashboard.Indicators.Readout.Missing missing => double.Parse(missing.Reason.Split(' ')[2].TrimEnd(','), System.Globalization.CultureInfo.InvariantCulture),
        _ => double.NaN,
    };
}
