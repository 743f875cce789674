using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

public sealed class SurveyLogisticTests
{
    private static readonly Random Random = new(5);
    private static readonly double[] Score = [.. Enumerable.Range(0, 400).Select(_ => Random.NextDouble())];
    private static readonly double[] Outcome = [.. Score.Select(s => Random.NextDouble() < 1 / (1 + Math.Exp(2 - (3 * s))) ? 1.0 : 0)];
    private static readonly double[] Weights = [.. Score.Select(_ => 1 + (9 * Random.NextDouble()))];
    private static readonly int[] Strata = [.. Enumerable.Range(0, 400).Select(i => i % 4)];

    [Theory]
    [InlineData(0.001)]
    [InlineData(1000)]
    public void Fit_WeightsInAnotherUnit_AnswersTheSame(double factor)
    {
        var (one, other) = (SurveyLogistic.Fit(Regressors.Of([Score]), Outcome, Weights, Strata), SurveyLogistic.Fit(Regressors.Of([Score]), Outcome, [.. Weights.Select(w => w * factor)], Strata));
        for (var j = 0; j < 2; j++)
        {
            Assert.Equal(one.Coefficients[j], other.Coefficients[j], 1e-7);
            Assert.Equal(one.Coefficient(j).StandardError!.Value, other.Coefficient(j).StandardError!.Value, 1e-7);
        }
    }

    [Fact]
    public void Fit_OfScoresThatSplitTheOutcome_SaysSeparated()
    {
        double[] split = [.. Score.Select(s => s > 0.5 ? 1.0 : 0)];
        Assert.Equal(Undefined.Separated, SurveyLogistic.Fit(Regressors.Of([Score]), split, Weights, Strata).Why);
    }

    [Fact]
    public void Fit_EqualWeightsAndOneStratum_ErrsAboutAsTheModelSays()
    {
        var ones = Enumerable.Repeat(1.0, 400).ToArray();
        var (survey, model) = (SurveyLogistic.Fit(Regressors.Of([Score]), Outcome, ones, new int[400]), Logistic.Fit(Regressors.Of([Score]), Outcome));
        Assert.Equal(model.Coefficients[1], survey.Coefficients[1], 1e-9);
        Assert.InRange(survey.Coefficient(1).StandardError!.Value / model.Coefficient(1).StandardError!.Value, 0.8, 1.25);
    }
}
