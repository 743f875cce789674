using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

/// <summary>The public data cut otherwise than its published figures are: parts of the suite, and other thresholds, each counted from the file itself.</summary>
public sealed class PublicCutsTests
{
    private static readonly string[] Detectors = ["perspective", "siftninja", "bert_davidson", "bert_founta"];

    public static TheoryData<string> Cuts => ["derog_neg_emote_h,derog_neg_attrib_h,slur_h", "negate_neg_nh,counter_quote_nh,threat_dir_h,threat_norm_h", "spell_space_del_h,spell_leet_h,profanity_nh,ident_neutral_nh"];

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task HateCheck_SomeFunctionalities_AreCountedAsInTheFile(string functionalities)
    {
        var (file, mappings) = (SharedData.Path("data", "hatecheck", "hatecheck_predictions.csv"), Path.Combine(Repository.Root, "docs", "mappings"));
        var lines = File.ReadLines(file).Select(l => l.Split(',')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        var cut = lines.Skip(1).Where(l => functionalities.Split(',').Contains(l[Column("functionality")])).Select(l => (Bad: l[Column("label_gold")] == "1", Fired: Detectors.Select(d => l[Column(d)] == "1").ToArray())).ToList();
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(mappings, "hatecheck_predictions.label.sql"), Fact.Label), (file, Path.Combine(mappings, "hatecheck_predictions.detection.sql"), Fact.Detection));
        var (strategies, coverage) = ((await world.StrategiesAsync($"strategies?where=subcategory:{functionalities}"))!, (await world.CoverageAsync($"coverage?where=subcategory:{functionalities}"))!);
        double bad = cut.Count(c => c.Bad);
        Near(cut.Count(c => c.Bad && c.Fired.Contains(true)) / bad, coverage.Find("caught_before")!.Shown!.Value.Point, 1e-12);
        var withheld = 0;
        foreach (var (detector, d) in Detectors.Select((name, d) => (name, d)))
        {
            Near(cut.Count(c => c.Bad && c.Fired[d]) / bad, strategies.Find("recall", "strategy", detector)!.Shown!.Value.Point, 1e-12);
            var precision = strategies.Find("precision", "strategy", detector);
            if (cut.Count(c => c.Fired[d]) is < 20 and var few) Assert.Equal(new Readout.TooFew(few, 20), precision);
            // A cut may be withheld where it would give a small group away by subtraction.
            else if (precision is Readout.Suppressed) withheld++;
            else Near(cut.Count(c => c.Bad && c.Fired[d]) / (double)cut.Count(c => c.Fired[d]), precision!.Shown!.Value.Point, 1e-12);
            Near(cut.Count(c => c.Bad && c.Fired[d] && c.Fired.Count(f => f) == 1) / bad, coverage.Find("caught_alone_by", "strategy", detector)!.Shown!.Value.Point, 1e-12);
            Near(cut.Where(c => c.Bad && c.Fired[d]).Sum(c => 1.0 / c.Fired.Count(f => f)) / bad, coverage.Find("shapley", "strategy", detector)!.Shown!.Value.Point, 1e-12);
        }
        Assert.InRange(withheld, 0, Detectors.Length / 2);
        // A vendor against one's own two, as both fire: the pairs that only one of the sides finds.
        var (vendor, own) = (0, new[] { 2, 3 });
        var (only, without) = (cut.Count(c => c.Bad && c.Fired[vendor] && !own.Any(o => c.Fired[o])), cut.Count(c => c.Bad && !c.Fired[vendor] && own.Any(o => c.Fired[o])));
        Near((only - without) / bad, strategies.Find("recall_difference", "strategy", Detectors[vendor])!.Shown!.Value.Point, 1e-12);
        var interval = strategies.Find("recall_difference", "strategy", Detectors[vendor])!.Shown!.Value;
        // Of equal weights the design's error is McNemar's, but for n/(n − 1) and the cases that are not hateful.
        Near(McNemar.Difference(only, without, bad).StandardError!.Value, (interval.High - interval.Low) / (2 * Tails.StudentCritical(0.95, bad - 1)), 0.002);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public async Task Davidson_AtOtherThresholds_IsCountedAsInTheFile(double threshold)
    {
        var (file, mappings) = (SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv"), Path.Combine(Repository.Root, "docs", "mappings"));
        using var world = await SampleRooms.ImportAsync((file, Path.Combine(mappings, "davidson_votes_scores.label.sql"), Fact.Label), (file, Path.Combine(mappings, "davidson_votes_scores.detection.sql"), Fact.Detection));
        var model = (await world.StrategiesAsync("strategies?strategy=hate_model"))!;
        var lines = File.ReadLines(file).Select(l => l.Split(',')).ToList();
        var (score, votes) = (Array.IndexOf(lines[0], "score_hate_oof"), Array.IndexOf(lines[0], "majority_class"));
        var rows = lines.Skip(1).Select(l => (Bad: l[votes] == "hate", Above: double.Parse(l[score], System.Globalization.CultureInfo.InvariantCulture) >= threshold)).ToList();
        var at = model.Thresholds!.At(threshold, 1, 1);
        Near(rows.Count(r => r.Bad && r.Above) / (double)rows.Count(r => r.Bad), at.Recall!.Value.Point, 1e-12);
        Near(rows.Count(r => r.Bad && r.Above) / (double)rows.Count(r => r.Above), at.Precision!.Value.Point, 1e-12);
        Near(rows.Count(r => !r.Bad && r.Above) / (double)rows.Count(r => !r.Bad), at.FalsePositives!.Value.Point, 1e-12);
        Assert.Equal(rows.Count(r => r.Above), at.Precision.Value.N);
    }
}
