using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Features.Coverage;

/// <summary>Four detectors on HateCheck, and two on Davidson et al.'s tweets, against figures computed apart.</summary>
public sealed class PublicCoverageTests
{
    private static readonly string Mappings = Path.Combine(Repository.Root, "docs", "mappings");

    [Fact]
    public async Task HateCheck_FourDetectors_HaveThePublishedCoverage()
    {
        var file = SharedData.Path("data", "hatecheck", "hatecheck_predictions.csv");
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(Mappings, "hatecheck_predictions.label.sql"), Fact.Label), (file, Path.Combine(Mappings, "hatecheck_predictions.detection.sql"), Fact.Detection));
        var model = (await world.CoverageAsync())!;
        var (oracle, confusion) = (Oracles().GetProperty("hatecheck_coverage"), Oracles().GetProperty("hatecheck_confusion"));
        var hateful = oracle.Number("hateful");
        Near(oracle.Number("any") / hateful, model.Find("caught_before")!.Shown!.Value.Point, 1e-12);
        Near(1 - oracle.Number("any") / hateful, model.Find("never_caught")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(hateful, model.Find("caught_before")!.Shown!.N);
        var fair = 0.0;
        foreach (var strategy in oracle.GetProperty("unique_tp").EnumerateObject())
        {
            var alone = model.Find("caught_alone_by", "strategy", strategy.Name)!.Shown!;
            Near(strategy.Value.GetDouble() / hateful, alone.Value.Point, 1e-12);
            Assert.StartsWith($"{strategy.Value.GetDouble()} judged views; by the design", alone.Note, StringComparison.Ordinal);
            Near(confusion.GetProperty(strategy.Name).Number("tp") / hateful, model.Find("caught_by", "strategy", strategy.Name)!.Shown!.Value.Point, 1e-12);
            fair += model.Find("shapley", "strategy", strategy.Name)!.Shown!.Value.Point;
        }
        Near(oracle.Number("any") / hateful, fair, 1e-12);
        Near(Oracles().GetProperty("capture_recapture_chapman")[0].Number("N_hat"), model.Find("violating_floor", "strategies", "perspective × bert_davidson")!.Shown!.Value.Point, 1e-9);
    }

    [Fact]
    public async Task HateCheck_EveryPairOfDetectors_HasChapmansFloor()
    {
        var file = SharedData.Path("data", "hatecheck", "hatecheck_predictions.csv");
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(Mappings, "hatecheck_predictions.label.sql"), Fact.Label), (file, Path.Combine(Mappings, "hatecheck_predictions.detection.sql"), Fact.Detection));
        var floors = (await world.CoverageAsync("coverage?where=market:women"))!.Sections.SelectMany(s => s.Rows).Where(r => r.Measure == "violating_floor").ToDictionary(r => r.Key!, r => r.Readout);
        Assert.Equal(6, floors.Count);
        var lines = File.ReadLines(file).Select(l => l.Split(',')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        var women = lines.Skip(1).Where(l => l[Column("target_ident")] == "women" && l[Column("label_gold")] == "1").ToList();
        foreach (var (pair, floor) in floors)
        {
            var (a, b) = (Column(pair.Split(" × ")[0]), Column(pair.Split(" × ")[1]));
            var (first, second, both) = (women.Count(l => l[a] == "1"), women.Count(l => l[b] == "1"), women.Count(l => l[a] == "1" && l[b] == "1"));
            if (both < 10) Assert.Equal(new Readout.TooFew(both, 10), floor);
            else Near(((first + 1.0) * (second + 1) / (both + 1)) - 1, floor.Shown!.Value.Point, 1e-9);
        }
    }

    [Fact]
    public async Task Davidson_TwoDetectors_GiveChapmansFloor()
    {
        var file = SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv");
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(Mappings, "davidson_votes_scores.label.sql"), Fact.Label), (file, Path.Combine(Mappings, "davidson_votes_scores.detection.sql"), Fact.Detection));
        var floor = (await world.CoverageAsync())!.Find("violating_floor", "strategies", "lexicon × hate_model")!.Shown!;
        var oracle = Oracles().GetProperty("capture_recapture_chapman")[1];
        Near(oracle.Number("N_hat"), floor.Value.Point, 1e-9);
        Assert.True(floor.Value.Point < oracle.Number("truth"));
    }
}
