using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>Difference in differences, an interrupted series and a synthetic control of the same panel, each with placebos.</summary>
internal static class ChangeAnalysis
{
    private const double Level = 0.95, Alarm = 0.05, Note = 0.2;

    public static IReadOnlyList<Evidence> Of(ChangePanel raw) => raw.WithoutGaps() is var panel ? [Differences(panel), Interrupted(panel), Synthetic(panel).Evidence] : [];

    /// <summary>With one treated segment clustered errors mean nothing: then each control plays the treated one.</summary>
    private static Evidence Differences(ChangePanel panel)
    {
        const string method = "difference in differences";
        if (panel.Before < 4 || panel.After < 1) return TooShort("did", method);
        var effect = Effect(panel, panel.Start, panel.Weeks.Count);
        var half = panel.Before / 2;
        var earlier = Effect(panel, half, panel.Before);
        return new("did", method, effect,
        [
            Placebo("parallel", "Did both sides move in parallel before?", earlier, $"a change that was never made, {Weeks(panel.Before - half)} before the real one, shows", "the sides moved apart before the change"),
            Unseen("spill", "Did the change leave the controls alone?"),
            Unseen("alone", "Did nothing else reach one side only?"),
        ]);
    }

    private static Inference Effect(ChangePanel panel, int start, int end)
    {
        if (panel.Treated > 1)
        {
            var rows = panel.Rows(start).Where(r => r.Period < end).ToList();
            return DifferenceInDifferences.TwoWay(rows, Level) with { Method = "two-way fixed effects, clustered by segment" };
        }
        var own = ChangePanel.Difference(panel.TreatedMean, panel.ControlMean, start, end);
        var controls = panel.Values.Skip(panel.Treated).ToList();
        double[] placebos = [.. controls.Select((c, i) => ChangePanel.Difference(c, Mean([.. controls.Where((_, j) => j != i)]), start, end))];
        return PlaceboInterval.Of(own, placebos, Level);
    }

    private static Evidence Interrupted(ChangePanel panel)
    {
        const string method = "interrupted series";
        var y = panel.TreatedMean;
        var fit = InterruptedSeries.Fit(y, panel.Start, level: Level);
        if (!fit.Level.IsDefined) return TooShort("its", method);
        var earlier = InterruptedSeries.Fit(y.AsSpan(0, panel.Before), panel.Before / 2, level: Level);
        var control = InterruptedSeries.Fit(panel.ControlMean, panel.Start, level: Level);
        return new("its", method, fit.Level,
        [
            Placebo("trend", "Was the trend before a straight line?", earlier.Level, "a break put into the middle of the weeks before shows", "the series broke before the change"),
            Placebo("elsewhere", "Did the untreated segments go on as before?", control.Level, "the controls' own break at the change shows", "the controls broke at the same time: something else happened"),
            Unseen("alone", "Did nothing else happen at the same time?"),
        ]);
    }

    public static (Evidence Evidence, IReadOnlyList<double> Path) Synthetic(ChangePanel panel)
    {
        const string method = "synthetic control";
        var fit = SyntheticControl.Fit(panel.TreatedMean, [.. panel.Values.Skip(panel.Treated)], panel.Start);
        if (fit.Why != Undefined.No || panel.Before < 4) return (TooShort("synthetic", method), []);
        var effect = PlaceboInterval.Of(fit.Effect, fit.PlaceboEffects, Level);
        var y = panel.TreatedMean;
        var (error, spread) = (Math.Sqrt(fit.Gaps.Take(panel.Start).Average(g => g * g)), Spread(y[..panel.Start]));
        var (largest, donor) = fit.Weights.Select((w, i) => (w, i)).Max();
        var good = spread == 0 || error <= spread;
        HealthCheck[] assumptions =
        [
            new("fit", "Did the mixture follow the treated segment before?", good ? HealthState.Passed : HealthState.Failed,
                $"{(good ? "" : "no: ")}its error before the change is {Percent(spread == 0 ? 0 : error / spread)} of the treated segment's own spread"),
            new("ratio", "Is the gap after large beside the gap before, as placebos go?", fit.PlaceboP <= Note ? HealthState.Passed : HealthState.Note, $"ratio of errors after to before {fit.ErrorRatio.ToString("0.0", CultureInfo.InvariantCulture)}, placebo p {PText.Of(fit.PlaceboP)}") { P = fit.PlaceboP },
            new("weights", "Does it rest on several controls?", largest > 0.9 ? HealthState.Note : HealthState.Passed, $"the largest weight is {Percent(largest)}, of {panel.Segments[panel.Treated + donor]}"),
            Unseen("spill", "Did the change leave the controls alone?"),
        ];
        return (new("synthetic", method, effect, assumptions), [.. y.Select((v, t) => v - fit.Gaps[t])]);
    }

    private static HealthCheck Placebo(string id, string question, Inference placebo, string what, string bad)
    {
        if (placebo.P is not { } p || placebo.Interval is not { } interval) return new(id, question, HealthState.Unknown, "too few weeks to look");
        var state = interval.Contains(0) ? p < Note ? HealthState.Note : HealthState.Passed : HealthState.Failed;
        return new(id, question, p < Alarm ? HealthState.Failed : state, $"{(state == HealthState.Failed ? $"{bad}: " : "")}{what} an effect with p {PText.Of(p)}") { P = p };
    }

    private static HealthCheck Unseen(string id, string question) => new(id, question, HealthState.Unknown, "no data can show it; whoever made the change must know");

    private static Evidence TooShort(string id, string method) => new(id, method, Inference.None(Undefined.TooFew, method, Level), [new("weeks", "Are there enough whole weeks?", HealthState.Failed, "too few weeks with a value in every segment")]);

    private static double[] Mean(IReadOnlyList<double[]> of) => [.. Enumerable.Range(0, of[0].Length).Select(w => of.Average(s => s[w]))];

    private static double Spread(double[] values) => values.Average() is var mean ? Math.Sqrt(values.Average(v => (v - mean) * (v - mean))) : 0;

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Weeks(int count) => count == 1 ? "a week" : $"{count.ToString(CultureInfo.InvariantCulture)} weeks";
}
