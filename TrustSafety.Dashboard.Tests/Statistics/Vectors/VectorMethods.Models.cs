using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Models =>
    [
        new("fitted probabilities|predict", "ref", Predictions),
        new("logit|logistic|poisson regression|quasi.?poisson|least squares|\\bols\\b|linear regression|cluster.robust|hc[0-3]", "y|X|x|ref|endog", Regression),
        new(@"logit\b|logistic|poisson|\bols\b|regression", "", i => i.Names.Count(i.IsList) >= 2 ? Regression(i) : null),
    ];

    private static Told Predictions(Given i)
    {
        var data = Table(i);
        var predicted = Logistic.Predict(Logistic.Fit(data.X, data.Y), data.X);
        bool[] positive = [.. data.Y.Select(v => v == 1)];
        return By(name => name switch
        {
            "phat" => i.Says("first five") ? predicted[..5] : predicted,
            "auc" => RocCurve.Auc(predicted, positive).Point,
            "brier" => Calibration.Brier(predicted, positive).Point,
            "average_precision" => PrecisionRecall.AveragePrecision([.. predicted.Select((p, k) => new ScoredItem(p, positive[k]))]).Point,
            _ => null,
        });
    }

    /// <summary>The outcome, the columns, and where each stands in the order that the vector has them (−1 is the constant).</summary>
    private sealed record Data(Regressors X, double[] Y, int[] Order, string[] Names)
    {
        public int Column(int place) => Order[place];
    }

    private static Data Table(Given i)
    {
        if (i.Has("ref") && i.Referred is null)
        {
            // Spector and Mazzeo's data, committed beside the tests, when the vector with them is not in the file.
            if (i.Text("ref") is { } id && !id.Contains("spector", StringComparison.Ordinal)) throw new ArgumentException($"The inputs of {id} are not in the file.");
            var table = Read.Table("spector.csv");
            return new(Regressors.Of([table.Numbers("GPA"), table.Numbers("TUCE"), table.Numbers("PSI")]), table.Numbers("GRADE"), [1, 2, 3, 0], ["gpa", "tuce", "psi", "const"]);
        }
        var from = i.Referred ?? i;
        var y = from.Has("y") ? "y" : from.Has("endog") ? "endog" : from.Names.First(n => n.Equals(i.Match(@"outcome (\w+)"), StringComparison.OrdinalIgnoreCase) || n == "GRADE");
        if (from.Names.FirstOrDefault(n => n is "X" or "exog" or "x") is { } matrix && !from.IsObject(matrix))
        {
            var columns = from.IsList(matrix) && from.IsMatrix(matrix) ? Columns(from.Rows(matrix)) : [from.A(matrix)];
            return Ordered(columns, [.. columns.Select((_, k) => $"x{k + 1}")], from.A(y), i);
        }
        var table2 = from.Names.FirstOrDefault(n => n is "X" or "exog" or "x") is { } named ? from[named] : from;
        var names = table2.Names.Where(n => n != y && table2.IsList(n) && n is not ("clusters" or "groups" or "exposure" or "weights" or "cluster")).ToArray();
        return Ordered([.. names.Select(n => table2.A(n))], names, from.A(y), i);
    }

    // A column of ones is the constant, wherever it stands; without one it is added where the text has it, first unless it is named last.
    private static Data Ordered(double[][] columns, string[] names, double[] y, Given i)
    {
        var ones = Array.FindIndex(columns, c => c.All(v => v == 1));
        var without = columns.Where((_, k) => k != ones).ToArray();
        if (ones < 0 && i.Has("intercept") && !i.Flag("intercept")) return new(Regressors.Of(without, intercept: false), y, [.. without.Select((_, k) => k)], names);
        var place = ones >= 0 ? ones : i.Says(@", const\b|constant last|const last") ? columns.Length : 0;
        var order = Enumerable.Range(0, without.Length + 1).Select(k => k == place ? 0 : k < place ? k + 1 : k).ToArray();
        return new(Regressors.Of(without), y, order, [.. ones >= 0 ? names : [.. names[..place], "const", .. names[place..]]]);
    }

    private static Told Regression(Given i)
    {
        var data = Table(i);
        double[]? Exposure() => i.Has("exposure") ? i.A("exposure") : i.Has("exposures") ? i.A("exposures") : null;
        var robust = (i.Text("cov_type") ?? i.Match("(hc[0-3])")).ToUpperInvariant();
        var groups = i.Names.FirstOrDefault(n => n is "clusters" or "groups" or "cluster");
        RegressionFit Fit(Regressors x) => i.Says("quasi") ? PoissonRegression.Quasi(x, data.Y, Exposure()) : i.Says("poisson") ? PoissonRegression.Fit(x, data.Y, Exposure())
            : i.Says("logi") ? Logistic.Fit(x, data.Y, i.D("ridge", 0), i.Has("weights") ? i.A("weights") : default(ReadOnlySpan<double>))
            : groups is not null ? LeastSquares.Clustered(x, data.Y, [.. i.A(groups).Select(v => (int)v)])
            : LeastSquares.Fit(x, data.Y, robust is "" or "NONROBUST" ? RobustErrors.None : Enum.Parse<RobustErrors>(robust));
        var fit = Fit(data.X);
        var (level, side) = (i.Level, i.Side);
        Inference[] All() => [.. data.Order.Select(k => fit.Coefficient(k, level, side))];
        RegressionFit Empty() => Fit(new(Draw(1.0, data.Y.Length), 1));
        return By(name => name.ToLowerInvariant() switch
        {
            "params" or "coef" or "coefficients" or "beta" => All().Select(e => e.Point).ToArray(),
            "bse" or "se" => All().Select(e => e.StandardError).ToArray(),
            "tvalues" or "zvalues" or "z" or "t" => All().Select(e => e.Statistic).ToArray(),
            "pvalues" or "p" => All().Select(e => e.P).ToArray(),
            "conf_int" or "ci" => All().Select(Ends).ToArray(),
            "ci_profile" or "profile" => data.Order.Select(k => Ends(Logistic.Profile(fit, data.X, data.Y, k, level, side))).ToArray(),
            "llf" or "loglik" or "log_likelihood" => fit.LogLikelihood,
            "llnull" => Empty().LogLikelihood,
            "llr" or "lr" => NestedModels.LikelihoodRatio(Empty(), fit).Statistic,
            "llr_pvalue" or "llr_p" or "lr_p" => NestedModels.LikelihoodRatio(Empty(), fit).P,
            "scale" or "dispersion" => fit.Scale,
            "cov" or "cov_params" => data.Order.Select(a => data.Order.Select(b => fit.Covariance(a, b)).ToArray()).ToArray(),
            "odds_ratios" => All().Select(e => Math.Exp(e.Point!.Value)).ToArray(),
            "phat" or "fitted" => Logistic.Predict(fit, data.X),
            var column when Array.FindIndex(data.Names, n => n.Equals(column, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place => fit.Coefficients[data.Order[place]],
            _ => null,
        }).Mainly(() => All().Select(e => e.Point).ToArray());
    }

    private static double[] Draw(double value, int n) => [.. Enumerable.Repeat(value, n)];
}
