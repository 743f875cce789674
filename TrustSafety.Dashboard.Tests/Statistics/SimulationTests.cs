extern alias Benchmarks;

using System.Reflection;
using Benchmarks::TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Statistics.Golden;
using TestResult = TrustSafety.Dashboard.Statistics.TestResult;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>Every interval, test and plan of the library is tried out by a row of the simulations; what is not has its reason here.</summary>
public sealed class SimulationTests
{
    private static readonly Type[] Answers = [typeof(Inference), typeof(Interval), typeof(Difference), typeof(TestResult)];

    private static readonly Type[] Plans = [typeof(Power), typeof(ProportionPower), typeof(DesignError), typeof(LabelBudget), typeof(MidExperiment), typeof(Multiplicity), typeof(FalseDiscovery)];

    private static readonly Type[] Watchers = [typeof(Xmr), typeof(ControlCharts), typeof(Cusum), typeof(ChangePoints), typeof(OnlineChangePoint)];

    /// <summary>Intervals that form no p, or only against a number of nothing, which no catch and no proportion can be.</summary>
    private static readonly string[] WithoutP =
    [
        "Bootstrap.ClusterRatio", "Bootstrap.Interval", "Bootstrap.Mean", "Bootstrap.PairedDifference", "Calibration.Brier", "Calibration.ExpectedError", "CaptureRecapture.Chapman", "CaptureRecapture.Sampled",
        "DesignInterval.KornGraubard", "DesignInterval.Logit", "EqualPrecision.Of", "GroupedAgreement.Alpha", "GroupedAgreement.Expected", "GroupedAgreement.Kappa", "GroupedAgreement.Pairwise", "Jackknife.Logarithm",
        "Krippendorff.Nominal", "Krippendorff.Ordinal", "LogLoss.Clustered", "LogLoss.Of", "PrecisionRecall.At", "PrecisionRecall.AveragePrecision", "PredictionPowered.Difference", "PredictionPowered.Tuned",
        "Quantiles.Clustered", "ResampledCoverage.Of", "RoganGladen.Delta", "RoganGladen.LangReiczigel", "RoganGladen.Weighted", "SampledAveragePrecision.Of", "SampledCalibration.ExpectedError", "SampledQuantile.Of", "StrategyCoverage.Sampled", "Stratified.KornGraubard", "StratifiedTotal.Of",
    ];

    [Fact]
    public void Functions_ThatAnswer_AreTriedOut()
    {
        var tried = Tried(null);
        Assert.Empty(Functions().Where(f => Answer(f.ReturnType) || Plans.Contains(f.DeclaringType)).Select(Name).Distinct().Except(tried).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Intervals_EachOne_HasItsCoverage() => Assert.Empty(
        Functions().Where(f => Carries(f.ReturnType, typeof(Inference)) || Carries(f.ReturnType, typeof(Interval))).Select(Name).Distinct().Except(Tried(Claim.Covers)).Order(StringComparer.Ordinal));

    [Fact]
    public void Tests_EachOne_HasItsTypeOneError() => Assert.Equal(
        WithoutP,
        Functions().Where(f => Carries(f.ReturnType, typeof(TestResult)) || Carries(f.ReturnType, typeof(Inference)) || Carries(f.ReturnType, typeof(Difference)))
            .Select(Name).Distinct().Except(Tried(Claim.Errs)).Order(StringComparer.Ordinal));

    /// <summary>What watches a series is held to its false alarms, and to finding what has changed.</summary>
    [Fact]
    public void Watchers_EachOne_HaveTheirFalseAlarms() => Assert.Empty(
        Functions().Where(f => Watchers.Contains(f.DeclaringType)).Select(Name).Distinct().Except([.. Tried(Claim.Errs), .. Tried(Claim.Reaches)]).Order(StringComparer.Ordinal));

    [Fact]
    public void Rows_WithAnAllowance_SayWhy() =>
        Assert.Empty(Promises.All.SelectMany(c => c.Promises).Where(p => p.Allowance > 0 && p.Why.Length == 0).Select(p => p.What));

    [Fact]
    public void Rows_OfOneChapter_HaveNamesOfTheirOwn() =>
        Assert.Empty(Promises.All.SelectMany(c => c.Promises.GroupBy(p => (c.Name, p.Claim, p.What, p.Size)).Where(g => g.Count() > 1).Select(g => g.Key)));

    private static HashSet<string> Tried(Claim? claim) =>
        [.. Promises.All.SelectMany(c => c.Promises).Where(p => claim is null || p.Claim == claim).SelectMany(p => p.Sources).SelectMany(CalledFunctions.Of)];

    private static string Name(MethodInfo function) => $"{function.DeclaringType!.Name}.{function.Name}";

    private static IEnumerable<MethodInfo> Functions() => typeof(Inference).Assembly.GetExportedTypes()
        .Where(t => t.Namespace == typeof(Inference).Namespace && !Answers.Contains(t))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName && !m.Name.Contains('<', StringComparison.Ordinal)));

    private static bool Answer(Type type) => Answers.Any(a => Carries(type, a));

    /// <summary>The type itself, or in an array, list, tuple or record, or what can be asked of it.</summary>
    private static bool Carries(Type type, Type answer, int depth = 0)
    {
        if (type == answer) return true;
        if (depth > 4) return false;
        if (type.IsArray) return Carries(type.GetElementType()!, answer, depth + 1);
        if (type.GetGenericArguments().Any(a => Carries(a, answer, depth + 1))) return true;
        return type.Assembly == answer.Assembly && !Answers.Contains(type)
            && (type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => Carries(p.PropertyType, answer, depth + 1))
                || type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(m => !m.IsSpecialName && Carries(m.ReturnType, answer, depth + 1)));
    }
}
