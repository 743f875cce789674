using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Labels that err, reviewers who agree more or less, decisions that come late.</summary>
internal static class JudgementsChapter
{
    private const string Large = "large-sample error: Blackman & Koval 2000, Statistics in Medicine 19:723", Skewed = "the count of both is skewed: Seber 1982, section 3.1.4",
        AtChance = "the jackknife at κ = 0 is skewed; the test of chance is the one above: Fleiss, Nee & Landis 1979, Psychological Bulletin 86:974";

    private static readonly double[] Confusion = [0.85, 0.1, 0.05, 0.1, 0.8, 0.1, 0.05, 0.15, 0.8], Classes = [0.6, 0.25, 0.15];

    private static readonly double[,] Two = Table((a, b) => Enumerable.Range(0, 3).Sum(c => Classes[c] * Says(c, a) * Says(c, b)));

    private static readonly double[] Shares = [.. Enumerable.Range(0, 3).Select(j => Enumerable.Range(0, 3).Sum(c => Classes[c] * Says(c, j)))];

    private static readonly double Agree = Enumerable.Range(0, 3).Sum(j => Two[j, j]), Chance = Shares.Sum(p => p * p), Kappa = (Agree - Chance) / (1 - Chance);

    private static readonly double[] Scores = [0, 1, 2];

    private static readonly double Linear = CohenKappa.Linear(Two, Scores).Inference.Point!.Value, Quadratic = CohenKappa.Quadratic(Two, Scores).Inference.Point!.Value;

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("Rogan–Gladen, delta", "n 500, π 0.05, Se 0.9 of 100, Sp 0.97 of 300", r => Apparent(r) is var (p, labels) && RoganGladen.Delta(p, Math.Sqrt(p * (1 - p) / 500), labels).Holds(0.05)),
        Covers("Lang–Reiczigel", "n 500, π 0.05, Se 0.9 of 100, Sp 0.97 of 300", r => Apparent(r) is var (p, labels) && RoganGladen.LangReiczigel(p, 500, labels).Holds(0.05)),
        Covers("Lang–Reiczigel of a weighted sample", "600 draws by weight, π 0.1, Se 0.9 of 200, Sp 0.95 of 400", r =>
        {
            var (y, w) = (Draw.Many(600, () => Draw.Yes(r, 0.1 * 0.9 + 0.9 * 0.05) ? 1 : 0), Draw.Many(600, () => 1 + 4 * r.NextDouble()));
            var labels = new LabelAccuracy(Draw.Binomial(r, 200, 0.9) / 200.0, 200, Draw.Binomial(r, 400, 0.95) / 400.0, 400);
            return RoganGladen.Weighted(SurveyEstimates.Mean(new(w), y), labels).Holds(0.1);
        }).Times(10_000),
        Covers("capture–recapture, Chapman", "400 items, found by 0.5 and 0.4", r =>
        {
            var (first, second, both) = (0, 0, 0);
            for (var i = 0; i < 400; i++)
            {
                var (a, b) = (Draw.Yes(r, 0.5), Draw.Yes(r, 0.4));
                (first, second, both) = (first + (a ? 1 : 0), second + (b ? 1 : 0), both + (a && b ? 1 : 0));
            }
            return CaptureRecapture.Chapman(first, second, both).Holds(400);
        }).Within(0.01, Skewed),
        Covers("late decisions, completed", "1,200 cases in 60 days, reversals take longer", r => LateDecisions.Of([.. Filed(r)], [(50, 61)], 60, resamples: 200)[0].Completed is { } c && c.Contains(0.3)).Times(4000),
        Covers("late decisions, decided alone", "1,200 cases in 60 days, reversals take longer", r => LateDecisions.Of([.. Filed(r)], [(50, 61)], 60, resamples: 200)[0].Naive is { } n && n.Contains(0.3)).Times(4000)
            .Beside("why open cases are completed: Aalen & Johansen 1978, Scandinavian Journal of Statistics 5:141"),
        Covers("Cohen κ", "200 items", r => CohenKappa.Plain(Pairs(r, 200)).Inference.Holds(Kappa)).Within(0.015, Large),
        Covers("Cohen κ, linear weights", "200 items", r => CohenKappa.Linear(Pairs(r, 200), Scores).Inference.Holds(Linear)).Within(0.015, Large),
        Covers("Cohen κ, quadratic weights", "200 items", r => CohenKappa.Quadratic(Pairs(r, 200), Scores).Inference.Holds(Quadratic)).Within(0.015, Large),
        Covers("Fleiss κ", "100 items by 4", r => MultiRaterKappa.Fleiss(Judged(r, 100, 4)).Holds(Kappa)).Times(10_000),
        Covers("Randolph κ", "100 items by 4", r => MultiRaterKappa.Randolph(Judged(r, 100, 4)).Holds((Agree - 1.0 / 3) / (1 - 1.0 / 3))).Times(10_000),
        Covers("Krippendorff α, nominal", "150 items by 2 to 4", r => Krippendorff.Nominal(Judged(r, 150, 0), resamples: 400).Holds(Kappa)).Times(2000),
        Covers("Krippendorff α, ordinal", "150 items by 2 to 4", r => Krippendorff.Ordinal(Judged(r, 150, 0), resamples: 400).Holds(Ordinal)).Times(2000),
        Covers("Fleiss κ, unequal numbers", "150 items by 2 to 4", r => GroupedAgreement.Kappa(Alike(r)).Holds(Kappa)).Times(10_000),
        Covers("Krippendorff α, jackknife", "150 items by 2 to 4", r => GroupedAgreement.Alpha(Alike(r)).Holds(Kappa)).Times(10_000),
        Covers("pairwise agreement", "150 items by 2 to 4", r => GroupedAgreement.Pairwise(Alike(r)).Holds(Agree)).Times(10_000),
        Covers("agreement by chance", "150 items by 2 to 4", r => GroupedAgreement.Expected(Alike(r)).Holds(Chance)).Times(10_000).Within(0.005, "the jackknife is of first order: Efron & Stein 1981, Annals of Statistics 9:586"),
        Covers("McNemar, difference", "200 pairs, 0.15 v 0.08 discordant", r => Discordant(r, 200, 0.15, 0.08) is var (b, c) && McNemar.Difference(b, c, 200).Holds(0.07)),
        Errs("Cohen κ, independence", "100 items", r => CohenKappa.Plain(Apart(r, 100)).Independence.Rejects()),
        Errs("Cohen κ, linear weights, independence", "100 items", r => CohenKappa.Linear(Apart(r, 100), Scores).Independence.Rejects()),
        Errs("Cohen κ, quadratic weights, independence", "100 items", r => CohenKappa.Quadratic(Apart(r, 100), Scores).Independence.Rejects()),
        Errs("Fleiss κ, chance", "100 items by 4", r => MultiRaterKappa.FleissAgainstChance(ByChance(r, 100, 4)).Rejects()),
        Errs("Fleiss κ, jackknife", "100 items by 4", r => MultiRaterKappa.Fleiss(ByChance(r, 100, 4)).Rejects()).Times(10_000).Within(0.02, AtChance),
        Errs("Randolph κ, jackknife", "100 items by 4, three labels alike", r => MultiRaterKappa.Randolph(ByChance(r, 100, 4, 1.0 / 3, 1.0 / 3, 1.0 / 3)).Rejects()).Times(10_000).Within(0.02, AtChance),
        Errs("McNemar, χ²", "200 pairs, 0.15 discordant each way", r => Discordant(r, 200, 0.15, 0.15) is var (b, c) && McNemar.ChiSquared(b, c).Rejects()),
        Errs("McNemar, χ² corrected", "200 pairs, 0.15 discordant each way", r => Discordant(r, 200, 0.15, 0.15) is var (b, c) && McNemar.ChiSquared(b, c, corrected: true).Rejects()),
        Errs("McNemar, exact", "80 pairs, 0.1 discordant each way", r => Discordant(r, 80, 0.1, 0.1) is var (b, c) && McNemar.Exact(b, c).Rejects()),
        Errs("McNemar, mid-p", "80 pairs, 0.1 discordant each way", r => Discordant(r, 80, 0.1, 0.1) is var (b, c) && MidP.Pairs(b, c).Rejects()),
        Errs("McNemar, difference", "200 pairs, 0.15 discordant each way", r => Discordant(r, 200, 0.15, 0.15) is var (b, c) && McNemar.Difference(b, c, 200).Rejects()),
    ];

    // Disagreement of two judgements of an item over that of any two, with the ordinal distance of the judgements' shares.
    private static double Ordinal
    {
        get
        {
            double Distance(int a, int b) => a == b ? 0 : Math.Pow(Enumerable.Range(Math.Min(a, b), Math.Abs(a - b) + 1).Sum(g => Shares[g]) - (Shares[a] + Shares[b]) / 2, 2);
            var (within, any) = (0.0, 0.0);
            for (var a = 0; a < 3; a++)
                for (var b = 0; b < 3; b++) (within, any) = (within + Two[a, b] * Distance(a, b), any + Shares[a] * Shares[b] * Distance(a, b));
            return 1 - within / any;
        }
    }

    private static double Says(int truth, int label) => Confusion[truth * 3 + label];

    private static double[,] Table(Func<int, int, double> share)
    {
        var table = new double[3, 3];
        for (var a = 0; a < 3; a++) for (var b = 0; b < 3; b++) table[a, b] = share(a, b);
        return table;
    }

    private static double[,] Pairs(Random r, int n)
    {
        var table = new double[3, 3];
        for (var i = 0; i < n; i++) table[Judge(r, Draw.Category(r, Classes) is var c ? c : 0), Judge(r, c)]++;
        return table;
    }

    private static int Judge(Random r, int truth) => Draw.Category(r, Confusion.AsSpan(truth * 3, 3));

    private static double[,] Apart(Random r, int n)
    {
        var table = new double[3, 3];
        for (var i = 0; i < n; i++) table[Draw.Category(r, Classes), Draw.Category(r, 0.5, 0.3, 0.2)]++;
        return table;
    }

    // A number of 0 stands for 2 to 4 by chance.
    private static List<double[]> Judged(Random r, int items, int judges) => [.. Enumerable.Range(0, items).Select(_ =>
    {
        var (counts, truth, m) = (new double[3], Draw.Category(r, Classes), judges > 0 ? judges : r.Next(2, 5));
        for (var j = 0; j < m; j++) counts[Judge(r, truth)]++;
        return counts;
    })];

    private static List<double[]> ByChance(Random r, int items, int judges, params double[] shares) => [.. Enumerable.Range(0, items).Select(_ =>
    {
        var counts = new double[3];
        for (var j = 0; j < judges; j++) counts[Draw.Category(r, shares.Length > 0 ? shares : Classes)]++;
        return counts;
    })];

    private static List<JudgedAlike> Alike(Random r) => [.. Judged(r, 150, 0).GroupBy(c => (c[0], c[1], c[2])).Select(g => new JudgedAlike(g.First(), g.Count()))];

    private static (double B, double C) Discordant(Random r, int n, double b, double c)
    {
        var counts = new double[3];
        for (var i = 0; i < n; i++) counts[Draw.Category(r, b, c, 1 - b - c)]++;
        return (counts[0], counts[1]);
    }

    private static (double Apparent, LabelAccuracy Labels) Apparent(Random r) =>
        (Draw.Binomial(r, 500, 0.05 * 0.9 + 0.95 * 0.03) / 500.0, new(Draw.Binomial(r, 100, 0.9) / 100.0, 100, Draw.Binomial(r, 300, 0.97) / 300.0, 300));

    // 20 a day for 60 days; 30 % will be reversed, after 0 to 19 days, the others upheld after 0 to 9.
    private static IEnumerable<FiledCases> Filed(Random r) => Enumerable.Range(0, 61 * 20).Select(i =>
    {
        var (day, reversed) = (i / 20, Draw.Yes(r, 0.3));
        var delay = r.Next(0, reversed ? 20 : 10);
        return new FiledCases(day, day + delay <= 60 ? delay : null, reversed && day + delay <= 60, 1);
    }).GroupBy(c => (c.Filed, c.Delay, c.Reversed)).Select(g => g.First() with { Count = g.Count() });
}
