using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>A regression with an intercept does not know where 0 of its columns lies: at 1e9 ± 1 it has the slopes, errors and fit that it has about 0.</summary>
public sealed class FarFromZeroTests
{
    private const double Level = 1e9;

    /// <summary>Steps that a double of 1e9 holds exactly.</summary>
    private static readonly Gen<double[]> Column = Gen.Int[-24, 24].Select(v => v / 16.0).Array[30, 60];

    private static double[] Far(double[] x) => [.. x.Select(v => v + Level)];

    private static double[] Outcome(double[] x) => [.. x.Select((v, i) => v + (2 * Math.Sin(5 * i)) > 0 ? 1.0 : 0)];

    [Fact]
    public void Logistic_RegressorFarFromZero_HasTheSameSlope() => Column.Sample(x =>
    {
        double[] z = [.. x.Select((_, i) => Math.Sin(3 * i))], y = Outcome(x);
        var (near, far) = (Regressors.Of([x, z]), Regressors.Of([Far(x), z]));
        foreach (var ridge in new[] { 0, 0.5 }) Same(Logistic.Fit(near, y, ridge), Logistic.Fit(far, y, ridge));
        double[] weights = [.. x.Select((_, i) => 1.0 + (i % 3))];
        int[] strata = [.. x.Select((_, i) => i % 4)];
        Same(SurveyLogistic.Fit(near, y, weights, strata), SurveyLogistic.Fit(far, y, weights, strata));
    });

    [Fact]
    public void Profile_RegressorFarFromZero_HasTheSameLimits() => Column.Sample(
        x =>
        {
            var y = Outcome(x);
            var (near, far) = (Regressors.Of([x]), Regressors.Of([Far(x)]));
            Same(Logistic.Profile(Logistic.Fit(near, y), near, y, 1), Logistic.Profile(Logistic.Fit(far, y), far, y, 1));
        },
        iter: 20);

    [Fact]
    public void Counts_RegressorFarFromZero_HaveTheSameSlope() => Column.Sample(x =>
    {
        double[] counts = [.. x.Select((v, i) => Math.Round(20 * Math.Exp(v / 4)) + (i % 3))];
        Same(PoissonRegression.Fit(Regressors.Of([x]), counts), PoissonRegression.Fit(Regressors.Of([Far(x)]), counts));
    });

    [Fact]
    public void Predictions_RegressorFarFromZero_AreTheSame() => Column.Sample(x =>
    {
        double[] y = Outcome(x), counts = [.. x.Select((v, i) => Math.Round(20 * Math.Exp(v / 4)) + (i % 3))];
        var (near, far) = (Regressors.Of([x]), Regressors.Of([Far(x)]));
        var (own, other) = (Logistic.Fit(near, y), Logistic.Fit(far, y));
        if (own.IsDefined)
        {
            foreach (var (one, two) in Logistic.Predict(own, near).Zip(Logistic.Predict(other, far))) Assert.Equal(one, two, 1e-9);
            Same(own.Combination([1, 0.25]), other.Combination([1, Level + 0.25]));
        }
        var (quasi, quasiFar) = (PoissonRegression.Quasi(near, counts), PoissonRegression.Quasi(far, counts));
        Same(quasi, quasiFar);
        if (!quasi.IsDefined) return;
        Assert.Equal(quasi.Scale, quasiFar.Scale, 1e-9 * quasi.Scale);
        Same(quasi.Combination([1, -1]), quasiFar.Combination([1, Level - 1]));
    });

    /// <summary>By every kind of logistic fit, of rows that it has not seen, and of what holds no intercept and so knows of no level.</summary>
    [Fact]
    public void Predictions_OfNewRowsFarFromZero_AreTheSame() => Column.Sample(x =>
    {
        double[] z = [.. x.Select((_, i) => Math.Sin(3 * i))], y = Outcome(x), moved = [.. x.Select(v => v + 2)], weights = [.. x.Select((_, i) => 1.0 + (i % 3))];
        int[] strata = [.. x.Select((_, i) => i % 4)];
        var (near, far) = (Regressors.Of([x, z]), Regressors.Of([Far(x), z]));
        var (nearNew, farNew) = (Regressors.Of([moved, z]), Regressors.Of([Far(moved), z]));
        foreach (var fit in new Func<Regressors, RegressionFit>[] { r => Logistic.Fit(r, y), r => Logistic.Fit(r, y, 0.5), r => SurveyLogistic.Fit(r, y, weights, strata) })
        {
            var (one, other) = (fit(near), fit(far));
            if (!one.IsDefined) continue;
            foreach (var (expected, got) in Logistic.Predict(one, nearNew).Zip(Logistic.Predict(other, farNew))) Assert.Equal(expected, got, 1e-9);
            for (var i = 0; i < x.Length; i++) Same(one.Combination([1, moved[i], z[i]]), other.Combination([1, moved[i] + Level, z[i]]), 1e-9);
            Same(one.Combination([0, 1, -2]), other.Combination([0, 1, -2]), 1e-9);
        }
    });

    /// <summary>A combination may end before the intercept, where that stands last.</summary>
    [Fact]
    public void Combination_WithoutTheLastColumn_IsThatOfTheOthers() => Column.Sample(x =>
    {
        double[] ones = [.. x.Select(_ => 1.0)], y = [.. x.Select((v, i) => (v / 2) + (i % 5 / 4.0))];
        var (near, far) = (LeastSquares.Fit(Regressors.Of([x, ones], intercept: false), y), LeastSquares.Fit(Regressors.Of([Far(x), ones], intercept: false), Far(y)));
        if (near.IsDefined) Same(near.Combination([2]), far.Combination([2]), 1e-9);
    });

    [Fact]
    public void Platt_ScoresFarFromZero_HaveTheSameCurve() => Column.Sample(x =>
    {
        var y = Outcome(x);
        PlattCurve? Curve(double level) => Platt.Fit([.. x.Select((v, i) => new ScoredItem(v + level, y[i] == 1))]);
        var (near, far) = (Curve(0), Curve(Level));
        Assert.Equal(near is null, far is null);
        if (near is { } one && far is { } other) foreach (var v in x) Assert.Equal(one.At(v), other.At(v + Level), 1e-9);
    });

    [Fact]
    public void Gap_FarFromZero_HasTheSameParts() => Column.Sample(x =>
    {
        double[] y = [.. x.Select((v, i) => (v / 2) + (i % 5 / 4.0))];
        bool[] first = [.. x.Select((_, i) => i % 2 == 0)];
        var (near, far) = (OaxacaBlinder.Split([x], y, first), OaxacaBlinder.Split([Far(x)], Far(y), first));
        Assert.Equal(near is null, far is null);
        if (near is not { } one || far is not { } other) return;
        foreach (var (expected, got) in new[] { (one.Gap, other.Gap), (one.Endowments, other.Endowments), (one.Coefficients, other.Coefficients), (one.Interaction, other.Interaction), (one.Explained, other.Explained) })
            Assert.Equal(expected, got, 1e-9);
    });

    /// <summary>The mean of a row is far as its outcome is; what it is above that, and its error, are the same.</summary>
    [Fact]
    public void Means_OfLeastSquaresFarFromZero_HaveTheSameErrors() => Column.Sample(x =>
    {
        double[] y = [.. x.Select((v, i) => (v / 2) + (i % 5 / 4.0))];
        var (near, far) = (LeastSquares.Fit(Regressors.Of([x]), y), LeastSquares.Fit(Regressors.Of([Far(x)]), Far(y)));
        if (!near.IsDefined) return;
        var (own, other) = (near.Combination([1, 0.5]), far.Combination([1, Level + 0.5]));
        Assert.Equal(own.StandardError!.Value, other.StandardError!.Value, 1e-9 * own.StandardError.Value);
        Assert.Equal(own.Point!.Value, other.Point!.Value - Level, 1e-6);
    });

    [Fact]
    public void LeastSquares_BothFarFromZero_HaveTheSameSlope() => Gen.Select(Column, Gen.Enum<RobustErrors>()).Sample((x, errors) =>
    {
        double[] y = [.. x.Select((v, i) => (v / 2) + (i % 5 / 4.0))];
        Same(LeastSquares.Fit(Regressors.Of([x]), y, errors), LeastSquares.Fit(Regressors.Of([Far(x)]), Far(y), errors));
    });

    [Fact]
    public void Panel_WithGapsFarFromZero_HasTheSameEffect() => Column.Sample(x =>
    {
        PanelRow[] At(double level) => [.. x.Select((v, i) => new PanelRow(i % 7, i / 7, v + level, i % 7 < 3 && i / 7 > 1))];
        Same(DifferenceInDifferences.TwoWay(At(0)), DifferenceInDifferences.TwoWay(At(Level)));
        Same(DifferenceInDifferences.TwoWayByUnitAndPeriod(At(0)), DifferenceInDifferences.TwoWayByUnitAndPeriod(At(Level)));
    });

    [Fact]
    public void Season_OnALevelFarFromZero_IsThatAboutZero() => Column.Sample(x =>
    {
        var (near, far) = (Stl.Split(x, 7), Stl.Split(Far(x), 7));
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(near.Seasonal[i], far.Seasonal[i], 1e-9);
            Assert.Equal(near.Remainder[i], far.Remainder[i], 1e-9);
            // The trend itself has no more digits than a ten millionth.
            Assert.Equal(near.Trend[i], far.Trend[i] - Level, 1e-6);
        }
    });

    [Fact]
    public void Means_FarFromZero_HaveTheSameDifference() => Gen.Select(Column, Column).Sample((x, y) =>
    {
        // A ninth is no step of a double: the sums are rounded as they grow.
        static JointTally Tally(double[] x, double level) => x.Select((v, i) => JointTally.Of([[v + level], [(v / 2) + (i % 9 / 8.0) + level]])).Aggregate((a, b) => a + b);
        var (a, b, farA, farB) = (Tally(x, 0), Tally(y, 0), Tally(x, Level), Tally(y, Level));
        var plan = new Cuped.Plan(0, [new(1)]);
        Same(MeanDifference.Absolute(a.Of(0), b.Of(0)), MeanDifference.Absolute(farA.Of(0), farB.Of(0)));
        Same(MeanDifference.Pooled(a.Of(0), b.Of(0)), MeanDifference.Pooled(farA.Of(0), farB.Of(0)));
        Same(Cuped.Difference(a, b, plan), Cuped.Difference(farA, farB, plan));
    });

    /// <summary>Beside a mean of a billion the change is the difference over it, by every method alike.</summary>
    [Fact]
    public void Lifts_FarFromZero_AreTheDifferenceOverTheBase() => Gen.Select(Column, Column).Sample((x, y) =>
    {
        var (a, b) = (JointTally.Of([Far(x)]).Of(0), JointTally.Of([Far(y)]).Of(0));
        var gap = MeanDifference.Normal(a, b);
        var student = MeanDifference.Absolute(a, b);
        void Near(Inference difference, Inference lift)
        {
            if (!difference.IsDefined) return;
            foreach (var (one, other) in new[] { (difference.Point, lift.Point), (difference.Low, lift.Low), (difference.High, lift.High) })
                Assert.Equal(one!.Value / b.Mean, other!.Value, 1e-8 * difference.StandardError!.Value / b.Mean);
        }
        Near(student, RelativeLift.Delta(a, b));
        Near(student, RelativeLift.LogRatio(a, b));
        Near(gap, RelativeLift.Fieller(a, b));
    });

    private static void Same(RegressionFit near, RegressionFit far)
    {
        Assert.Equal(near.Why, far.Why);
        for (var j = 1; j < near.Coefficients.Count; j++) Same(near.Coefficient(j), far.Coefficient(j));
        if (near.LogLikelihood is { } likelihood) Assert.Equal(likelihood, far.LogLikelihood!.Value, 1e-8 * (1 + Math.Abs(likelihood)));
    }

    private static void Same(Inference near, Inference far, double tolerance = 1e-7)
    {
        Assert.Equal(near.Why, far.Why);
        foreach (var (expected, got) in new[] { (near.Point, far.Point), (near.StandardError, far.StandardError), (near.Low, far.Low), (near.High, far.High) })
        {
            Assert.Equal(expected is null, got is null);
            if (expected is { } e && double.IsFinite(e)) Assert.Equal(e, got!.Value, tolerance * (1 + Math.Abs(e)));
        }
    }
}
