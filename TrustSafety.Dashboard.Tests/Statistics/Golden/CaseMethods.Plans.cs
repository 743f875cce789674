using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Looks => new()
    {
        ["ConfidenceSequence.TunedAlike"] = a => [ConfidenceSequence.TunedAlike(a.Next(), a.Next(), a.Next())],
        ["ConfidenceSequence.Rho"] = a => [ConfidenceSequence.Rho(a.Next(), a.Next())],
        ["ConfidenceSequence.HalfWidth"] = a => [ConfidenceSequence.HalfWidth(a.Next(), a.Next(), a.Next(), 0.05)],
        ["ConfidenceSequence.At"] = a => Ends(ConfidenceSequence.At(a.Next(), a.Next(), a.Next(), a.Next())),
        ["MixtureTest.Normal"] = a => MixtureTest.Normal(a.Next(), a.Next(), a.Next()) is var e ? [.. Ends(e), e.P!.Value] : [],
        ["MixtureTest.Conservative"] = a => (a.Next(), a.Next(), a.Next()) is var (point, s2, n) && MixtureTest.Conservative(point, s2, n, s2, n) is var e ? [.. Ends(e), e.P!.Value] : [],
        ["GroupSequential.Bounds"] = a => Spent(a) is var spending ? GroupSequential.Bounds(a.Many(), 0.05, spending) : [],
        ["GroupSequential.WangTsiatis"] = a => GroupSequential.WangTsiatis(a.Many(), a.Next(), a.Next(), a.Whole() == 1 ? Alternative.Greater : Alternative.TwoSided),
        ["GroupSequential.Repeated"] = a => (Spent(a), a.Next(), a.Next()) is var (spending, point, error) ? Ends(GroupSequential.Repeated(point, error, a.Many(), spending)) : [],
        ["GroupSequential.Power"] = a => (Spent(a), a.Next(), a.Many()) is var (spending, drift, t) ? [GroupSequential.Power(drift, t, GroupSequential.Bounds(t, 0.05, spending))] : [],
        ["GroupSequential.DetectableDrift"] = a => (Spent(a), a.Many()) is var (spending, t) ? [GroupSequential.DetectableDrift(t, GroupSequential.Bounds(t, 0.05, spending))] : [],
        ["GroupSequential.Fractions"] = a => GroupSequential.Fractions(a.Many(), a.Next()),
        ["Spending.HwangShihDeCani"] = a => [Spending.HwangShihDeCani(a.Next()).At(0.05, a.Next())],
        ["Spending.Power"] = a => [Spending.Power(a.Next()).At(0.05, a.Next())],
        ["MarginTest.NonInferiority"] = a => MarginTest.NonInferiority(a.Next(), a.Next(), a.Next()) is var e ? [e.P!.Value, e.Low!.Value] : [],
        ["MarginTest.Equivalent"] = a => [MarginTest.Equivalent(a.Next(), a.Next(), a.Next(), a.Next()).Both.P!.Value],
        ["NormalPosterior.Of"] = a => NormalPosterior.Of(a.Next(), a.Next(), (a.Next(), a.Next())) is var p ? [p.Mean, p.Deviation, p.ChanceToWin, p.LossOfShipping, p.LossOfHolding] : [],
    };

    private static Dictionary<string, Func<Arguments, double[]>> Plans => new()
    {
        ["Power.OfInterval"] = a => [Power.OfInterval(a.Next(), a.Next(), a.Next())],
        ["Power.DetectableByInterval"] = a => [Power.DetectableByInterval(a.Next(), a.Next(), a.Next())],
        ["Power.ShiftedT"] = a => [Power.ShiftedT(a.Next(), a.Next(), a.Next())],
        ["Power.DetectableEffect"] = a => [Power.DetectableEffect(a.Next())],
        ["Power.Units"] = a => [Power.Units(a.Next(), a.Next())!.Value],
        ["Power.UnitsShiftedT"] = a => [Power.UnitsShiftedT(a.Next(), a.Next())!.Value],
        ["Power.NonInferiority"] = a => [Power.NonInferiority(a.Next(), a.Next())],
        ["Power.NonInferiorityUnits"] = a => [Power.NonInferiorityUnits(a.Next(), a.Next())!.Value],
        ["Power.DetectableMargin"] = a => [Power.DetectableMargin(a.Next())],
        ["Power.Equivalence"] = a => [Power.Equivalence(a.Next(), a.Next(), a.Next())],
        ["Power.EquivalenceUnits"] = a => [Power.EquivalenceUnits(a.Next(), a.Next(), a.Next())!.Value],
        ["Power.RankUnits"] = a => [Power.RankUnits(a.Next())!.Value],
        ["ProportionPower.Of"] = a => [ProportionPower.Of(a.Next(), a.Next(), a.Next(), a.Next())],
        ["ProportionPower.Units"] = a => a.Next() is var p ? [ProportionPower.Units(p, a.Next(), share: a.Next())!.Value] : [],
        ["ProportionPower.DetectableDifference"] = a => [ProportionPower.DetectableDifference(a.Next(), a.Next(), share: a.Next())!.Value],
        ["MidExperiment.Fixed"] = a => [MidExperiment.Fixed(a.Next(), a.Next())!.Value],
        ["MidExperiment.Sequential"] = a => [MidExperiment.Sequential(a.Next(), a.Next(), a.Next(), a.Next())!.Value],
        ["MidExperiment.Bayesian"] = a => [MidExperiment.Bayesian(a.Next(), a.Next(), (a.Next(), a.Next()))!.Value],
    };

    private static Dictionary<string, Func<Arguments, double[]>> Budgets => new()
    {
        ["DesignError.Difference"] = a => [DesignError.Difference(a.Next(), a.Next(), a.Next(), a.Next())],
        ["DesignError.Proportions"] = a => [DesignError.Proportions(a.Next(), a.Next(), a.Next(), a.Next())],
        ["DesignError.Rates"] = a => [DesignError.Rates(a.Next(), a.Next(), a.Next(), a.Next())],
        ["DesignError.DesignEffect"] = a => [DesignError.DesignEffect(a.Next(), a.Next(), a.Next())],
        ["DesignError.EffectiveSize"] = a => [DesignError.EffectiveSize(a.Next(), a.Next())],
        ["LabelBudget.ForHalfWidth"] = a => [LabelBudget.ForHalfWidth(a.Next(), a.Next())],
        ["LabelBudget.Neyman"] = a => [.. LabelBudget.Neyman(Planned(a), (long)a.Next()).Select(n => (double)n)],
        ["LabelBudget.HalfWidth"] = a => [LabelBudget.HalfWidth(Planned(a), [.. a.Many().Select(n => (long)n)])],
        ["LabelBudget.StandardError"] = a => [LabelBudget.StandardError(Planned(a), [.. a.Many().Select(n => (long)n)])],
    };

    private static Spending Spent(Arguments a) => a.Whole() == 0 ? Spending.ObrienFleming : Spending.Pocock;

    private static PlannedStratum[] Planned(Arguments a) => [.. a.Many().Zip(a.Many(), (n, p) => new PlannedStratum(n, p))];
}
