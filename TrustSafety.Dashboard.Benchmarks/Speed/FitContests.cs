using System.Globalization;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Speed;

/// <summary>The two that take their time: resampling, and a regression over many rows.</summary>
internal sealed class FitContests(Inputs inputs)
{
    private const int Resamples = 2000;

    public IEnumerable<Contest> All()
    {
        Inference mean = default;
        // Two bootstraps differ by their draws; the ends of 2,000 resamples by some percent of a standard error.
        yield return new("bootstrap of a mean, percentile", "2,000 resamples of 10,000", ["bootstrap-chunks", "bootstrap-loop", "bootstrap-choice"],
            () => mean = Bootstrap.Mean(inputs.Values, BootstrapInterval.Percentile, Resamples), _ => [mean.Low, mean.High])
        { Goal = 2, Tolerance = 0.003, Rounds = 5 };
        RegressionFit? fit = null;
        yield return new("logistic regression, 20 features", string.Create(CultureInfo.InvariantCulture, $"{inputs.Y.Length:N0} rows"), ["logit", "glm"],
            () => fit = Logistic.Fit(new(inputs.X, inputs.Columns), inputs.Y),
            _ => [.. fit!.Coefficients.Select(b => (double?)b), .. Enumerable.Range(0, inputs.Columns).Select(j => (double?)Math.Sqrt(fit.Covariance(j, j)))])
        { Goal = 1, Tolerance = 1e-5, Rounds = 3 };
    }
}
