using System.Text.Json;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>Real data sets come in through the mappings in docs/mappings, and count as their published reference figures say.</summary>
public sealed class PublicDataTests
{
    private static readonly ImportOptions Mapped = new() { MapFile = Path.Combine(Repository.Root, "docs", "mappings") };

    [Fact]
    public async Task HateCheck_Detectors_HaveTheirPublishedConfusionTables()
    {
        using var temp = new TempDataset();
        var report = await temp.ImportAsync(SharedData.Path("data", "hatecheck", "hatecheck_predictions.csv"), Mapped);

        Assert.Equal([14_912L, 3_728L], report.Extracts.Select(e => e.Accepted).Order().Reverse());
        var expected = Oracle("hatecheck_confusion").EnumerateObject().Select(d => (object?[])[d.Name, .. new[] { "tp", "fp", "fn", "tn" }.Select(k => (object)d.Value.GetProperty(k).GetInt64())]).OrderBy(r => r[0]);
        Assert.Equal(expected, temp.Rows("""
            SELECT strategy, count(*) FILTER (fired AND violating), count(*) FILTER (fired AND NOT violating), count(*) FILTER (NOT fired AND violating), count(*) FILTER (NOT fired AND NOT violating)
            FROM detection JOIN label USING (content_id) GROUP BY strategy ORDER BY strategy
            """));
    }

    [Fact]
    public async Task HateCheck_Coverage_IsThePublishedOne()
    {
        using var temp = new TempDataset();
        await temp.ImportAsync(SharedData.Path("data", "hatecheck", "hatecheck_predictions.csv"), Mapped);

        const string Caught = "SELECT content_id, bool_or(fired) AS caught, count(*) FILTER (fired) AS catches, any_value(strategy) FILTER (fired) AS catcher FROM detection GROUP BY content_id";
        var coverage = Oracle("hatecheck_coverage");
        Assert.Equal([[coverage.GetProperty("any").GetInt64(), coverage.GetProperty("hateful").GetInt64()]],
            temp.Rows($"SELECT count(*) FILTER (caught), count(*) FROM label JOIN ({Caught}) USING (content_id) WHERE violating"));
        Assert.Equal(coverage.GetProperty("unique_tp").EnumerateObject().Select(d => (object?[])[d.Name, d.Value.GetInt64()]).OrderBy(r => r[0]),
            temp.Rows($"SELECT catcher, count(*) FROM label JOIN ({Caught}) USING (content_id) WHERE violating AND catches = 1 GROUP BY catcher ORDER BY catcher"));
    }

    [Fact]
    public async Task HateCheck_Annotations_ComeInAsReviewsOfTenPeople()
    {
        using var temp = new TempDataset();
        var report = Assert.Single((await temp.ImportAsync(SharedData.Path("data", "hatecheck", "hatecheck_annotations_long.csv"), Mapped)).Extracts);

        Assert.Equal((ImportOutcome.Published, 19_505L, 0L), (report.Outcome, report.Accepted, report.Rejected));
        Assert.Equal([[10L, 3_901L, 18_640L]], temp.Rows("SELECT count(DISTINCT reviewer), count(DISTINCT content_id), count(*) FILTER (queue = 'in_suite') FROM review"));
    }

    [Fact]
    public async Task Davidson_LabelsAndDetectors_CountAsPublished()
    {
        using var temp = new TempDataset();
        var report = await temp.ImportAsync(SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv"), Mapped);

        Assert.Equal([24_783L, 49_566L, 80_383L], report.Extracts.Select(e => e.Accepted).Order());
        Assert.Equal([["hate", 1_430L], ["neither", 4_163L], ["offensive", 19_190L]], temp.Rows("SELECT subcategory, count(*) FROM label GROUP BY 1 ORDER BY 1"));
        Assert.Equal([[1_430L]], temp.Rows("SELECT count(*) FROM label WHERE violating"));
        foreach (var stratum in Oracle("stratified_prevalence_davidson").GetProperty("strata").EnumerateArray())
        {
            var (low, high) = (stratum.GetProperty("stratum")[0].GetDecimal(), stratum.GetProperty("stratum")[1].GetDecimal());
            Assert.Equal([[stratum.GetProperty("N").GetInt64()]], temp.Rows(FormattableString.Invariant($"SELECT count(*) FROM label WHERE score >= {low} AND score < {high}")));
        }
        var recapture = Oracle("capture_recapture_chapman").EnumerateArray().Single(c => c.GetProperty("data").GetString()!.StartsWith("davidson", StringComparison.Ordinal));
        Assert.Equal([[recapture.GetProperty("n1").GetInt64(), recapture.GetProperty("n2").GetInt64(), recapture.GetProperty("m").GetInt64()]], temp.Rows("""
            SELECT count(*) FILTER (l.fired), count(*) FILTER (m.fired), count(*) FILTER (l.fired AND m.fired)
            FROM label JOIN detection l ON l.content_id = label.content_id AND l.strategy = 'lexicon' JOIN detection m ON m.content_id = label.content_id AND m.strategy = 'hate_model'
            WHERE violating
            """));
    }

    [Fact]
    public async Task TransparencyReport_IsRefusedWithWhatItIs()
    {
        using var temp = new TempDataset();
        var report = Assert.Single((await temp.ImportAsync(SharedData.Path("data", "tiktok-cger", "tiktok-2024-q2.csv"))).Extracts);
        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Contains("aggregate transparency report", report.Message);
        Assert.Contains("one row per event", report.Message);
        Assert.Empty(temp.Dataset.ReadLedger());
    }

    private static JsonElement Oracle(string name) => JsonDocument.Parse(File.ReadAllText(SharedData.Path("data", "oracles.json"))).RootElement.GetProperty(name);
}
