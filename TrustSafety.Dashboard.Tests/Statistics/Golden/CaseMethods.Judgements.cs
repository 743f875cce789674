using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Allocation => new()
    {
        ["SampleRatio.ChiSquared"] = a => StatisticAndP(SampleRatio.ChiSquared(a.Many(), a.Many())),
        ["SampleRatio.Normal"] = a => StatisticAndP(SampleRatio.Normal(a.Next(), a.Next(), a.Next(), a.Next())),
        ["SampleRatio.Exact"] = a => [SampleRatio.Exact(a.Next(), a.Next(), a.Next(), a.Next()).P!.Value],
        ["SampleRatio.ExactMultinomial"] = a => [SampleRatio.ExactMultinomial(a.Many(), a.Many()).P!.Value],
        ["SampleRatio.BySegment"] = a => SampleRatio.BySegment(a.Lists(), a.Many()) is var segments ? [.. segments.Select(s => s.Test.P!.Value), .. segments.Select(s => s.AdjustedP)] : [],
        ["SampleRatio.Sequential"] = a => SampleRatio.Sequential(a.Lists(), a.Many()),
    };

    private static Dictionary<string, Func<Arguments, double[]>> Families => new()
    {
        ["Multiplicity.Bonferroni"] = a => Multiplicity.Bonferroni(a.Many()),
        ["FalseDiscovery.Adjust"] = a => [.. FalseDiscovery.Adjust(a.Many())],
        ["FalseDiscovery.Weighted"] = a => FalseDiscovery.Weighted(a.Many(), a.Many()),
        ["FalseDiscovery.IntervalLevel"] = a => [FalseDiscovery.IntervalLevel(a.Whole(), a.Whole(), a.Next())],
        ["Multiplicity.IntervalLevel"] = a => [Multiplicity.IntervalLevel(Procedure.Bonferroni, a.Whole(), a.Whole(), 0.05)],
        ["Multiplicity.Together"] = a =>
        {
            var family = Multiplicity.Together(Procedure.Holm, [.. a.Many().Select(z => (Func<double, Inference>)(level => MeanDifference.Absolute(new(1e16, z * 1e-8, 1e16), new(1e16, 0, 0), level)))]);
            return [.. family.Select(one => one.AdjustedP), .. family.Select(one => one.Rejected ? 1.0 : 0)];
        },
    };

    private static Dictionary<string, Func<Arguments, double[]>> Judgements => new()
    {
        ["RoganGladen.Delta"] = a => PointAndError(RoganGladen.Delta(a.Next(), a.Next(), Labels(a))),
        ["RoganGladen.LangReiczigel"] = a => PointAndEnds(RoganGladen.LangReiczigel(a.Next(), a.Next(), Labels(a))),
        ["RoganGladen.Weighted"] = a => (a.Next(), a.Next()) is var (p, n)
            ? PointAndEnds(RoganGladen.Weighted(new Inference("weighted", 0.95) { Point = p, StandardError = Math.Sqrt(p * (1 - p) / n) }, Labels(a))) : [],
        ["CaptureRecapture.Sampled"] = a =>
        {
            var (weights, first, second, stratum, drawn) = (a.Many(), Flags(a), Flags(a), a.Wholes(), a.Many());
            return CaptureRecapture.Sampled(weights, first, second, stratum, h => drawn[h]) is var e ? [.. PointAndEnds(e), e.StandardError!.Value] : [];
        },
        ["CaptureRecapture.Chapman"] = a => PointAndError(CaptureRecapture.Chapman(a.Next(), a.Next(), a.Next())),
        ["CohenKappa.Plain"] = a => GoldenMethods.Kappa(CohenKappa.Plain(GoldenMethods.Three(a.Many()))),
        ["CohenKappa.Linear"] = a => GoldenMethods.Kappa(CohenKappa.Linear(GoldenMethods.Three(a.Many()), [0, 1, 2])),
        ["CohenKappa.Quadratic"] = a => GoldenMethods.Kappa(CohenKappa.Quadratic(GoldenMethods.Three(a.Many()), [0, 1, 2])),
        ["CohenKappa.Plain perfect"] = a => CohenKappa.Plain(GoldenMethods.Three(a.Many())) is var k ? [k.Inference.Point!.Value, k.NullError!.Value, .. StatisticAndP(k.Independence)] : [],
        ["MultiRaterKappa.Fleiss errors"] = a => PointAndError(MultiRaterKappa.Fleiss(a.Lists())),
        ["MultiRaterKappa.Randolph errors"] = a => PointAndError(MultiRaterKappa.Randolph(a.Lists())),
        ["MultiRaterKappa.Fleiss"] = a => Point(MultiRaterKappa.Fleiss(a.Lists())),
        ["MultiRaterKappa.Randolph"] = a => Point(MultiRaterKappa.Randolph(a.Lists())),
        ["MultiRaterKappa.FleissAgainstChance"] = a => StatisticAndP(MultiRaterKappa.FleissAgainstChance(a.Lists())),
        ["Krippendorff.Nominal"] = a => Point(Krippendorff.Nominal(a.Lists())),
        ["Krippendorff.Ordinal"] = a => Point(Krippendorff.Ordinal(a.Lists())),
        ["GroupedAgreement.Alpha"] = a => Point(GroupedAgreement.Alpha(Alike(a))),
        ["GroupedAgreement.Pairwise"] = a => Point(GroupedAgreement.Pairwise(Alike(a))),
        ["GroupedAgreement.Expected"] = a => Point(GroupedAgreement.Expected(Alike(a))),
        ["GroupedAgreement.Kappa errors"] = a => PointAndError(GroupedAgreement.Kappa(Patterns(a))),
        ["GroupedAgreement.Alpha errors"] = a => PointAndError(GroupedAgreement.Alpha(Patterns(a))),
        ["GroupedAgreement.Pairwise errors"] = a => PointAndError(GroupedAgreement.Pairwise(Patterns(a))),
        ["GroupedAgreement.Expected errors"] = a => PointAndError(GroupedAgreement.Expected(Patterns(a))),
        ["McNemar.ChiSquared"] = a => StatisticAndP(McNemar.ChiSquared(a.Next(), a.Next())),
        ["McNemar.ChiSquared corrected"] = a => StatisticAndP(McNemar.ChiSquared(a.Next(), a.Next(), corrected: true)),
        ["McNemar.Exact"] = a => [McNemar.Exact(a.Next(), a.Next()).P!.Value],
        ["RocCurve.Auc"] = a => PointAndError(RocCurve.Auc(a.Many(), Flags(a))),
        ["RocCurve.Auc ends"] = a => RocCurve.Auc(a.Many(), Flags(a)) is var e ? [.. Ends(e), e.P!.Value] : [],
        ["RocCurve.Difference"] = a => PointAndError(RocCurve.Difference(a.Many(), a.Many(), Flags(a))),
        ["PrecisionRecall.AveragePrecision"] = a => Point(PrecisionRecall.AveragePrecision(Scored(a))),
        ["PrecisionRecall.AveragePrecision ends"] = a => Ends(PrecisionRecall.AveragePrecision(Scored(a))),
        ["McNemar.Difference"] = a => PointAndError(McNemar.Difference(a.Next(), a.Next(), a.Next())),
        ["McNemar.Difference p"] = a => McNemar.Difference(a.Next(), a.Next(), a.Next()) is var e ? [.. Ends(e), e.P!.Value] : [],
        ["Calibration.Brier"] = a => PointAndError(Calibration.Brier(a.Many(), Flags(a))),
        ["MidP.Proportion"] = a => MidP.Proportion(a.Next(), a.Next(), nullProportion: a.Next()) is var e ? [.. Ends(e), e.P!.Value] : [],
        ["MidP.Proportion p"] = a => [MidP.Proportion(a.Next(), a.Next(), nullProportion: a.Next()).P!.Value],
        ["MidP.Table"] = a => (a.Next(), a.Next(), a.Next(), a.Next()) is var (k, n, c, m) ? Sides(side => MidP.Table(k, n, c, m, side)) : [],
        ["MidP.Pairs"] = a => (a.Next(), a.Next()) is var (b, c) ? Sides(side => MidP.Pairs(b, c, side)) : [],
        ["LogLoss.Of"] = a => LogLoss.Of(a.Many(), Flags(a)) is var e ? [.. PointAndError(e), .. Ends(e)] : [],
        ["LogLoss.Clustered"] = a => LogLoss.Clustered(a.Many(), Flags(a), a.Wholes()) is var e ? [.. PointAndError(e), .. Ends(e)] : [],
        ["LogLoss.Difference"] = a => (a.Many(), a.Many(), Flags(a)) is var (p, q, y) && LogLoss.Difference(p, q, y) is var e ? [.. PointAndError(e), .. StatisticAndP(e)] : [],
        ["Multiplicity.Hommel"] = a => Multiplicity.Hommel(a.Many()),
        ["Calibration.Expected"] = a => [Calibration.Expected(a.Many(), Flags(a), 5).Error],
        ["Calibration.ExpectedError"] = a => Point(Calibration.ExpectedError(a.Many(), Flags(a), 5)),
        ["EqualPrecision.Of"] = a => Paired(a) is var gain ? [gain.ThresholdInstead!.Value, gain.Instead.Point!.Value, gain.ThresholdBeside!.Value, gain.Beside.Point!.Value] : [],
        ["EqualPrecision.Of errors"] = a => Paired(a) is var gain ? [gain.Instead.StandardError!.Value, gain.Beside.StandardError!.Value] : [],
        ["SampledAveragePrecision.Of"] = a =>
        {
            var items = Scored(a);
            var (stratum, drawn) = (a.Wholes(), a.Many());
            return [.. PointAndError(SampledAveragePrecision.Of(items, stratum, h => drawn[h])), .. Ends(SampledAveragePrecision.Of(items, stratum, h => drawn[h]))];
        },
        ["SampledCalibration.ExpectedError"] = a => [CalibrationOf(a, 100).Point!.Value],
        ["SampledCalibration.ExpectedError errors"] = a => CalibrationOf(a, 200_000) is var e ? [e.StandardError!.Value, e.Low!.Value, e.High!.Value] : [],
        ["SampledQuantile.Of"] = a =>
        {
            var (q, values, weights, stratum, drawn) = (a.Next(), a.Many(), a.Many(), a.Wholes(), a.Many());
            return SampledQuantile.Of(values, weights, stratum, h => drawn[h], q) is var e ? [.. PointAndEnds(e), e.StandardError!.Value] : [];
        },
        ["PopulationStability.Of"] = a => PopulationStability.Of(a.Many(), a.Many()) is var e ? [.. PointAndEnds(e), e.P!.Value] : [],
        ["Platt.Fit"] = a => Platt.Fit([.. a.Many().Zip(Flags(a), (s, y) => new ScoredItem(s, y))]) is { } curve ? [curve.Intercept, curve.Slope] : [],
    };

    private static EqualPrecisionGain Paired(Arguments a)
    {
        var (stratum, weight, positive, reference, score, drawn) = (a.Wholes(), a.Many(), Flags(a), Flags(a), a.Many(), a.Many());
        return EqualPrecision.Of([.. stratum.Select((h, i) => new PairedFlag(h, weight[i], positive[i], reference[i], score[i]))], h => drawn[h], 4000);
    }

    private static Inference CalibrationOf(Arguments a, int draws)
    {
        var (scores, positive, weights, stratum, drawn, bins) = (a.Many(), Flags(a), a.Many(), a.Wholes(), a.Many(), a.Whole());
        return SampledCalibration.ExpectedError([.. scores.Select((s, i) => new ScoredItem(s, positive[i], weights[i]))], stratum, h => drawn[h], bins, draws);
    }

    private static LabelAccuracy Labels(Arguments a) => new(a.Next(), a.Next(), a.Next(), a.Next());

    private static JudgedAlike[] Alike(Arguments a) => [.. a.Lists().Select(votes => new JudgedAlike(votes, 1))];

    private static JudgedAlike[] Patterns(Arguments a) => [.. a.Lists().Select(p => new JudgedAlike(p[..^1], p[^1]))];

    /// <summary>Weights, whether positive, and scores.</summary>
    private static ScoredItem[] Scored(Arguments a) => [.. a.Many().Zip(Flags(a), (w, y) => (w, y)).Zip(a.Many(), (i, score) => new ScoredItem(score, i.y, i.w))];

    private static bool[] Flags(Arguments a) => [.. a.Many().Select(v => v == 1)];

    private static double[] Sides(Func<Alternative, TrustSafety.Dashboard.Statistics.TestResult> test) => [.. new[] { Alternative.TwoSided, Alternative.Greater, Alternative.Less }.Select(side => test(side).P!.Value)];
}
