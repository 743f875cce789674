using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>A logistic regression of violating on signals, over the judged views of the weeks that are not held out.</summary>
/// <param name="Rule">Null where nothing could be fitted; the coefficients say why.</param>
internal sealed record LabFit(Rule.Logit? Rule, IReadOnlyList<(string Name, Readout Coefficient)> Coefficients)
{
    private const int Fewest = 20;

    public static LabFit Of(JudgedLabels labels, IReadOnlyList<string> signals, RuleVocabulary known, double beta = 1)
    {
        var (sample, rows) = (labels.Sample, labels.Rows);
        (string Strategy, bool IsScore)[] terms = [.. signals.Select(s => (s, known.Scored.Contains(s)))];
        string[] names = ["intercept", .. terms.Select(t => $"{(t.IsScore ? "score" : "fired")}({t.Strategy})")];
        LabFit None(Readout why) => new(null, [.. names.Select(n => (n, why))]);
        var violating = rows.Count(r => sample.Violating[r]);
        if (Math.Min(violating, rows.Count - violating) < Fewest) return None(new Readout.TooFew(Math.Min(violating, rows.Count - violating), Fewest));
        var values = terms.Select(t => RuleColumn.Signal(t.Strategy, t.IsScore, sample)).ToArray();
        double[] y = [.. rows.Select(r => sample.Violating[r] ? 1.0 : 0)];
        double[] weights = [.. rows.Select(r => sample.Weights[r])];
        int[] strata = [.. rows.Select(r => sample.StratumCodes[r])];
        var x = Regressors.Of([.. values.Select(v => rows.Select(v).ToArray())]);
        var fit = SurveyLogistic.Fit(x, y, weights, strata, s => sample.Strata[s].Drawn);
        if (!fit.IsDefined) return None(new Readout.Missing(Why(fit.Why)));
        double[] written = [.. fit.Coefficients.Select(c => Math.Round(c, 6))];
        var logit = new Rule.Logit(written[0], new([.. terms.Select((t, i) => new LogitTerm(written[i + 1], t.Strategy, t.IsScore))]), 0.5);
        return new(logit with { Threshold = BestThreshold(logit, labels, beta) }, [.. names.Select((n, j) => (n, fit.Coefficient(j) is { Interval: { } interval, P: { } p }
            ? (Readout)new Readout.Measured(interval, rows.Count, null, null, Note: FormattableString.Invariant($"p {(p < 0.001 ? "below 0.001" : p.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture))}")) : new Readout.Missing("it has no error, so no interval")))]);
    }

    /// <summary>The chance from which flagging has the best Fβ on the same weeks; the held-out weeks have no say in it.</summary>
    private static double BestThreshold(Rule.Logit logit, JudgedLabels labels, double beta)
    {
        var (sample, column) = (labels.Sample, RuleColumn.Of(logit, "", labels.Sample));
        var (best, at, hit, flagged) = (-1.0, 0.5, 0.0, 0.0);
        var all = labels.Rows.Where(r => sample.Violating[r]).Sum(r => sample.Weights[r]);
        foreach (var group in labels.Rows.GroupBy(r => Math.Floor(column.Scores[r] * 1000.0)).OrderByDescending(g => g.Key))
        {
            flagged += group.Sum(r => sample.Weights[r]);
            hit += group.Where(r => sample.Violating[r]).Sum(r => sample.Weights[r]);
            if ((1 + (beta * beta)) * hit / ((beta * beta * all) + flagged) is var f && f > best) (best, at) = (f, group.Key / 1000);
        }
        return Math.Clamp(at, 0.001, 1);
    }

    private static string Why(Undefined why) => why switch
    {
        Undefined.Separated => "the signals split these labels perfectly (separation), so no finite coefficient is best: take more weeks, or leave out the signal that does it",
        Undefined.Collinear => "one signal repeats another, or never varies: leave it out",
        _ => "the regression did not settle: take more weeks or fewer signals",
    };
}
