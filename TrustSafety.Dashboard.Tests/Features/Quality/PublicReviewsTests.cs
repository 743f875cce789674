using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Features.Quality;

/// <summary>Real annotators through the page: HateCheck's ten, and the votes of Davidson et al.</summary>
public sealed class PublicReviewsTests
{
    private static string HateCheck => SharedData.Path("data", "hatecheck", "hatecheck_annotations_long.csv");

    [Fact]
    public async Task HateCheck_Agreement_IsThePublishedFleiss()
    {
        using var world = await QualityWorld.ImportAsync(HateCheck);
        var model = await world.ReadAsync();
        Assert.Equal(("2021-08", "subcategory"), (model.View.Period.ToString(), model.View.By));
        Near(Oracles().Number("hatecheck_fleiss", "all_3901"), model.Find("fleiss_kappa")!.Shown!.Value.Point, 1e-12);
        Near(Oracles().Number("hatecheck_fleiss", "suite_3728"), model.Find("fleiss_kappa", "queue", "in_suite")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(3901, model.Find("fleiss_kappa")!.Shown!.N);
        Assert.Equal(3728, model.Find("fleiss_kappa", "queue", "in_suite")!.Shown!.N);
    }

    [Fact]
    public async Task HateCheck_Confusion_CountsTheFilesRows()
    {
        using var world = await QualityWorld.ImportAsync(HateCheck);
        var model = await world.ReadAsync();
        var lines = File.ReadLines(HateCheck).ToList();
        var names = lines[0].Split(',').ToList();
        var (label, gold) = (names.IndexOf("label"), names.IndexOf("label_gold"));
        string Word(string value) => value == "1" ? "hateful" : "not_hateful";
        foreach (var group in lines.Skip(1).Select(l => l.Split(',')).GroupBy(f => (Gold: Word(f[gold]), Decision: Word(f[label]))))
            Assert.Equal(group.Count(), model.Find("gold_confusion", "gold × decision", $"{group.Key.Gold} → {group.Key.Decision}")!.Shown!.Numerator);
        Assert.Equal(lines.Skip(1).Count(l => l.Split(',')[label] == l.Split(',')[gold]), model.Find("reviewer_gold_accuracy")!.Shown!.Numerator);
        Assert.Equal(10, model.Section("reviewers")!.Rows.Count(r => r.Measure == "reviewer_gold_accuracy_shrunk" && r.Key is not null));
    }

    [Fact]
    public async Task Davidson_Votes_AgreeAsPublished()
    {
        using var world = await QualityWorld.ImportAsync(SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv"));
        var model = await world.ReadAsync();
        var oracle = Oracles().GetProperty("davidson_agreement_3class");
        Near(oracle.Number("kappa"), model.Find("fleiss_kappa")!.Shown!.Value.Point, 1e-12);
        Near(oracle.Number("mean_pairwise_agreement"), model.Find("pairwise_agreement")!.Shown!.Value.Point, 1e-12);
        Near(oracle.Number("chance"), model.Find("chance_agreement")!.Shown!.Value.Point, 1e-12);
        Near(oracle.Number("unanimous_share"), model.Find("unanimous")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(oracle.Number("items"), model.Find("fleiss_kappa")!.Shown!.N);
        Assert.Equal(oracle.Number("ratings"), model.Health.Reviews);
    }
}
