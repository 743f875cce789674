using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Scores N(1.5, 1) of positives and N(0, 1) of negatives; a fifth is positive.</summary>
internal static class ClassificationChapter
{
    private const string Wald = "a normal interval from some 80 positives: Brown, Cai & DasGupta 2001, Statistical Science 16:101, section 3";

    private const string LongTail = "normal reference for the mean of skewed losses: Cochran 1977, Sampling Techniques, section 2.15";

    private const double Shift = 1.5, Positive = 0.2, Threshold = 1;

    private static readonly double Auc = MeansChapter.Phi(Shift / Math.Sqrt(2)), Hit = 1 - MeansChapter.Phi(Threshold - Shift), False = 1 - MeansChapter.Phi(Threshold);

    private static readonly double Precision = Positive * Hit / (Positive * Hit + (1 - Positive) * False);

    private static readonly double AveragePrecision = Integrated();

    private static readonly double F2 = 5 * Positive * Hit / (4 * Positive + Positive * Hit + (1 - Positive) * False);

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("AUC, DeLong", "60 v 100", r => Scored(r, 60, 100, Shift) is var (s, y) && RocCurve.Auc(s, y).Holds(Auc)),
        Covers("difference of AUC, DeLong", "60 v 100, scores that share half of their noise", r => Paired(r, 60, 100, Shift) is var (a, b, y) && RocCurve.Difference(a, b, y).Holds(0)),
        Covers("difference of AUC, DeLong, unequal scores", "60 v 100", r => Paired(r, 60, 100, 0.8) is var (a, b, y) && RocCurve.Difference(a, b, y).Holds(MeansChapter.Phi(0.8 / Math.Sqrt(2)) - Auc)),
        Covers("average precision, logit", "400 items", r => PrecisionRecall.AveragePrecision(Items(r, 400, false)).Holds(AveragePrecision)).Times(10_000),
        Covers("precision", "400 draws by weight", r => PrecisionRecall.At(Items(r, 400, true), Threshold).Precision.Holds(Precision)).Within(0.01, Wald),
        Covers("recall", "400 draws by weight", r => PrecisionRecall.At(Items(r, 400, true), Threshold).Recall.Holds(Hit)).Within(0.01, Wald),
        Covers("F₂", "400 draws by weight", r => PrecisionRecall.At(Items(r, 400, true), Threshold, 2).F.Holds(F2)).Within(0.01, Wald),
        Covers("Brier", "200 items, calibrated", r => Predicted(r, 200) is var (p, y) && Calibration.Brier(p, y).Holds(1.0 / 6)).Within(0.005, "normal reference for the mean of 200 squared errors: Cochran 1977, Sampling Techniques, section 2.15"),
        // The mean of −p ln p − (1 − p) ln(1 − p) over p between 0 and 1 is ½.
        Covers("log loss", "400 items, calibrated", r => Predicted(r, 400) is var (p, y) && LogLoss.Of(p, y).Holds(0.5)),
        Covers("log loss, clustered", "150 clusters of one to five items alike, calibrated", r => Alike(r, 150) is var (p, y, c) && LogLoss.Clustered(p, y, c).Holds(0.5)).Within(0.005, LongTail),
        Covers("difference of log loss, against a coin", "400 items, calibrated", r => Predicted(r, 400) is var (p, y) && LogLoss.Difference(p, Draw.Many(400, () => 0.5), y).Holds(0.5 - Math.Log(2))),
        Covers("expected calibration error, bootstrap", "1,000 items, true rate p²", r => Squared(r, 1000) is var (p, y) && Calibration.ExpectedError(p, y, resamples: 400).Holds(1.0 / 6)).Times(4000),
        Errs("AUC against ½", "40 v 60", r => Scored(r, 40, 60, 0) is var (s, y) && RocCurve.Auc(s, y).Rejects()),
        Errs("difference of log loss", "400 items, either forecast by chance the first", r => Swapped(r, 400) is var (a, b, y) && LogLoss.Difference(a, b, y).Rejects()),
        Errs("difference of AUC", "60 v 100", r => Paired(r, 60, 100, Shift) is var (a, b, y) && RocCurve.Difference(a, b, y).Rejects()),
    ];

    // ∫ precision dRecall over the threshold.
    private static double Integrated()
    {
        var area = 0.0;
        for (var t = -6.0; t < 8; t += 0.001)
        {
            var (hit, wrong) = (1 - MeansChapter.Phi(t - Shift), 1 - MeansChapter.Phi(t));
            area += 0.001 * Math.Exp(-(t - Shift) * (t - Shift) / 2) / Math.Sqrt(2 * Math.PI) * Positive * hit / (Positive * hit + (1 - Positive) * wrong);
        }
        return area;
    }

    private static (double[] Scores, bool[] Positive) Scored(Random r, int positives, int negatives, double shift) =>
        ([.. Draw.Normals(r, positives, 1, shift), .. Draw.Normals(r, negatives)], [.. Enumerable.Repeat(true, positives), .. Enumerable.Repeat(false, negatives)]);

    private static (double[] First, double[] Second, bool[] Positive) Paired(Random r, int positives, int negatives, double firstShift)
    {
        var shared = Draw.Normals(r, positives + negatives, Math.Sqrt(0.5));
        double[] Of(double shift) => [.. shared.Select((v, i) => v + Math.Sqrt(0.5) * Draw.Normal(r) + (i < positives ? shift : 0))];
        return (Of(firstShift), Of(Shift), [.. Enumerable.Range(0, positives + negatives).Select(i => i < positives)]);
    }

    private static ScoredItem[] Items(Random r, int n, bool weighted) => [.. Enumerable.Range(0, n).Select(_ =>
        Draw.Yes(r, Positive) is var y ? new ScoredItem(Draw.Normal(r) + (y ? Shift : 0), y, weighted ? 1 + 3 * r.NextDouble() : 1) : default)];

    private static (double[] P, bool[] Y) Predicted(Random r, int n)
    {
        var p = Draw.Many(n, r.NextDouble);
        return (p, [.. p.Select(v => Draw.Yes(r, v))]);
    }

    private static (double[] P, bool[] Y, int[] Clusters) Alike(Random r, int clusters)
    {
        var (p, y) = Predicted(r, clusters);
        int[] of = [.. Enumerable.Range(0, clusters).SelectMany(c => Enumerable.Repeat(c, 1 + c % 5))];
        return ([.. of.Select(c => p[c])], [.. of.Select(c => y[c])], of);
    }

    private static (double[] First, double[] Second, bool[] Y) Swapped(Random r, int n)
    {
        var (p, y) = Predicted(r, n);
        var first = Draw.Many(n, () => r.NextDouble() < 0.5 ? 1.0 : 0);
        double[] Of(double which) => [.. p.Select((v, i) => first[i] == which ? v : (v + 0.5) / 2)];
        return (Of(1), Of(0), y);
    }

    private static (double[] P, bool[] Y) Squared(Random r, int n)
    {
        var p = Draw.Many(n, r.NextDouble);
        return (p, [.. p.Select(v => Draw.Yes(r, v * v))]);
    }
}
