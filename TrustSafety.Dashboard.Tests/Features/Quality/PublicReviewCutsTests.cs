using System.Globalization;
using TrustSafety.Dashboard.Features.Quality;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Features.Quality;

/// <summary>Real annotators cut otherwise than the published figures are: agreement, confusion and accuracy against plain code over the file's rows.</summary>
public sealed class PublicReviewCutsTests
{
    private static readonly string[] Hateful = ["not_hateful", "hateful"], Votes = ["hate", "neither", "offensive"];

    private static string HateCheck => SharedData.Path("data", "hatecheck", "hatecheck_annotations_long.csv");

    private static string Davidson => SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv");

    public static TheoryData<string> Cuts => ["derog_neg_emote_h,slur_h,threat_dir_h", "negate_neg_nh,counter_quote_nh,counter_ref_nh", "spell_space_del_h,spell_leet_h,profanity_nh,ident_neutral_nh", "slur_reclaimed_nh,slur_homonym_nh,slur_h"];

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task HateCheck_SomeFunctionalities_AgreeAsTheFileSays(string functionalities)
    {
        using var world = await QualityWorld.ImportAsync(HateCheck);
        var model = await world.ReadAsync($"?where=subcategory:{functionalities}");
        var items = Annotated().Where(i => functionalities.Split(',').Contains(i.Functionality)).ToList();
        Agrees(model, "", null, [.. items.Select(i => i.Votes)], Hateful);
        var (right, all) = (items.Sum(i => i.Votes.Count(v => v == i.Gold)), items.Sum(i => i.Votes.Count));
        var accuracy = model.Find("reviewer_gold_accuracy")!;
        // A cut that holds a functionality of fewer than ten errors would tell them by subtraction from another cut.
        if (accuracy is Readout.Suppressed) Assert.Contains(items.GroupBy(i => i.Functionality), g => g.Sum(i => i.Votes.Count(v => v != i.Gold)) < 10);
        else Assert.Equal(((double?)right, (double?)all), (accuracy.Shown?.Numerator, accuracy.Shown?.Denominator));
        Near(Unanimous(items.Select(i => i.Votes)), model.Find("unanimous")!.Shown!.Value.Point, 1e-12);
        foreach (var group in items.SelectMany(i => i.Votes.Select(v => (i.Gold, Vote: v))).GroupBy(p => p))
        {
            var cell = model.Find("gold_confusion", "gold × decision", $"{group.Key.Gold} → {group.Key.Vote}");
            if (cell is Readout.Suppressed) Assert.True(items.Where(i => i.Gold == group.Key.Gold).Sum(i => i.Votes.Count) < 10 || Smallest(items, group.Key.Gold) < 10);
            else Assert.Equal(group.Count(), cell!.Shown!.Numerator);
        }
    }

    /// <summary>Every functionality of the suite by itself, in one view.</summary>
    [Fact]
    public async Task HateCheck_EveryFunctionality_HasItsOwnAgreement()
    {
        using var world = await QualityWorld.ImportAsync(HateCheck);
        var model = await world.ReadAsync("?by=subcategory");
        var shown = 0;
        foreach (var group in Annotated().GroupBy(i => i.Functionality))
        {
            if (model.Find("fleiss_kappa", "subcategory", group.Key) is { Shown: null } withheld)
            {
                Assert.True(withheld is Readout.Suppressed ? group.Count() < 10 : Kappa([.. group.Select(i => i.Votes)], Hateful) is null || Jackknife([.. group.Select(i => i.Votes)], v => Kappa(v, Hateful)) is 0 or double.NaN, $"{group.Key}: {withheld}");
                continue;
            }
            Agrees(model, "subcategory", group.Key, [.. group.Select(i => i.Votes)], Hateful);
            shown++;
        }
        Assert.InRange(shown, 20, 40);
    }

    [Fact]
    public async Task HateCheck_EveryReviewer_IsRightAsOftenAsTheFileSaysBeforeShrinking()
    {
        using var world = await QualityWorld.ImportAsync(HateCheck);
        var rows = (await world.ReadAsync()).Section("reviewers")!.Rows.Where(r => r.Measure == "reviewer_gold_accuracy_shrunk" && r.Key is not null).ToList();
        var people = File.ReadLines(HateCheck).Skip(1).Select(l => l.Split(',')).GroupBy(f => f[3]).Select(g => (N: g.Count(), Right: g.Count(f => f[2] == f[4]))).OrderBy(p => p.Right / (double)p.N).ToList();
        var all = people.Sum(p => p.Right) / (double)people.Sum(p => p.N);
        // With two thousand judgements each, shrinking moves nobody by much, always towards all and never past another by more than chance.
        foreach (var (person, row) in people.Zip(rows.OrderBy(r => r.Readout.Shown!.Value.Point)))
        {
            Assert.Equal(person.N, row.Readout.Shown!.N);
            Assert.InRange(row.Readout.Shown.Value.Point, Math.Min(all, person.Right / (double)person.N) - 1e-9, Math.Max(all, person.Right / (double)person.N) + 1e-9);
            Assert.Equal(person.Right / (double)person.N, row.Readout.Shown.Value.Point, 0.005);
        }
    }

    [Theory]
    [InlineData("hate")]
    [InlineData("offensive")]
    [InlineData("neither,hate")]
    public async Task Davidson_SomeMajorities_AgreeAsTheFileSays(string majorities)
    {
        using var world = await QualityWorld.ImportAsync(Davidson);
        var model = await world.ReadAsync($"?where=subcategory:{majorities}");
        var lines = File.ReadLines(Davidson).Select(l => l.Split(',')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        int Count(string[] line, string name) => int.Parse(line[Column(name)], CultureInfo.InvariantCulture);
        List<IReadOnlyList<string>> items = [.. lines.Skip(1).Where(l => majorities.Split(',').Contains(l[Column("majority_class")])).Select(l =>
        {
            var (n, hate, offensive) = (Count(l, "n_annotators"), Count(l, "votes_hate"), Count(l, "votes_offensive"));
            return (IReadOnlyList<string>)[.. Enumerable.Range(0, n).Select(v => v < hate ? "hate" : v < hate + offensive ? "offensive" : "neither")];
        })];
        Agrees(model, "", null, items, Votes, interval: false);
        Near(Unanimous(items), model.Find("unanimous")!.Shown!.Value.Point, 1e-12);
    }

    private static void Agrees(QualityModel model, string by, string? key, List<IReadOnlyList<string>> items, string[] categories, bool interval = true)
    {
        var (kappa, alpha, pairs) = (model.Find("fleiss_kappa", by, key)!.Shown!, model.Find("krippendorff_alpha", by, key)!.Shown!, model.Find("pairwise_agreement", by, key)!.Shown!);
        Near(Kappa(items, categories)!.Value, kappa.Value.Point, 1e-10, 1e-12);
        Near(Alpha(items, categories)!.Value, alpha.Value.Point, 1e-10, 1e-12);
        Near(items.Average(Pairs), pairs.Value.Point, 1e-12);
        Assert.Equal(items.Count, kappa.N);
        if (!interval || kappa.Value.High >= 1) return;
        // Leave one item out, one after the other; Student's t.
        var half = Tails.StudentCritical(0.95, items.Count - 1);
        Near(Jackknife(items, v => Kappa(v, categories)) * half, kappa.Value.Point - kappa.Value.Low, 1e-7);
        Near(Jackknife(items, v => Alpha(v, categories)) * half, alpha.Value.Point - alpha.Value.Low, 1e-7);
    }

    /// <summary>P̄ and Pₑ as Fleiss wrote them down.</summary>
    private static double? Kappa(List<IReadOnlyList<string>> items, string[] categories)
    {
        double all = items.Sum(i => i.Count);
        var chance = categories.Sum(c => Math.Pow(items.Sum(i => i.Count(v => v == c)) / all, 2));
        return chance < 1 ? (items.Average(Pairs) - chance) / (1 - chance) : null;
    }

    /// <summary>From the matrix of coincidences: every pair of values of an item counts 1/(m − 1).</summary>
    private static double? Alpha(List<IReadOnlyList<string>> items, string[] categories)
    {
        var matrix = new double[categories.Length, categories.Length];
        foreach (var item in items)
            for (var a = 0; a < item.Count; a++)
                for (var b = 0; b < item.Count; b++)
                    if (a != b) matrix[Array.IndexOf(categories, item[a]), Array.IndexOf(categories, item[b])] += 1.0 / (item.Count - 1);
        double[] totals = [.. categories.Select((_, c) => categories.Select((_, k) => matrix[c, k]).Sum())];
        var n = totals.Sum();
        var (observed, expected) = (n - categories.Select((_, c) => matrix[c, c]).Sum(), (n * n - totals.Sum(t => t * t)) / (n - 1));
        return expected > 0 ? 1 - (observed / expected) : null;
    }

    private static double Pairs(IReadOnlyList<string> votes) => votes.GroupBy(v => v).Sum(g => g.Count() * (g.Count() - 1.0)) / (votes.Count * (votes.Count - 1.0));

    private static double Unanimous(IEnumerable<IReadOnlyList<string>> items) => items.Select(i => i.Distinct().Count() == 1 ? 1.0 : 0).Average();

    /// <summary>Items alike give the same value, so each kind is left out once.</summary>
    private static double Jackknife(List<IReadOnlyList<string>> items, Func<List<IReadOnlyList<string>>, double?> of)
    {
        var kinds = items.Select((item, i) => (Kind: string.Join(' ', item.Order(StringComparer.Ordinal)), i)).GroupBy(k => k.Kind)
            .Select(g => (Count: g.Count(), Value: of([.. items.Where((_, i) => i != g.First().i)]) ?? double.NaN)).ToList();
        var mean = kinds.Sum(k => k.Count * k.Value) / items.Count;
        return Math.Sqrt(kinds.Sum(k => k.Count * Math.Pow(k.Value - mean, 2)) * (items.Count - 1.0) / items.Count);
    }

    private static int Smallest(List<Annotation> items, string gold) => Hateful.Min(c => items.Where(i => i.Gold == gold).Sum(i => i.Votes.Count(v => v == c)));

    private static List<Annotation> Annotated()
    {
        static string Word(string value) => value == "1" ? "hateful" : "not_hateful";
        return [.. File.ReadLines(HateCheck).Skip(1).Select(l => l.Split(',')).GroupBy(f => f[0]).Select(g => new Annotation(g.First()[1], Word(g.First()[2]), [.. g.Select(f => Word(f[4]))]))];
    }

    private sealed record Annotation(string Functionality, string Gold, IReadOnlyList<string> Votes);
}
