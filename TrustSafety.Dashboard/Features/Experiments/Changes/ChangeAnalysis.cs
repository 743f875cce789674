using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>Difference in differences, an interrupted series and a synthetic control of the same panel, each with placebos.</summary>
internal static class ChangeAnalysis
{
    private const double Level = 0.95, Alarm = 0.05, Note = 0.2;

    private const int Few = 5;

    public static IReadOnlyList<Evidence> Of(ChangePanel raw) => raw.WithoutGaps() is var panel ? [Differences(panel), Interrupted(panel), Synthetic(panel).Evidence] : [];

    private static Evidence Differences(ChangePanel panel)
    {
        const string method = "difference in differences";
        if (panel.Before < 4 || panel.After < 1) return TooShort("did", method);
        var effect = Effect(panel, panel.Start, panel.Weeks.Count);
        var half = panel.Before / 2;
        var earlier = Effect(panel, half, panel.Before);
        return new("did", method, effect,
        [
            .. Sides(panel, effect),
            Placebo("parallel", "Did both sides move in parallel before?", earlier, $"a change that was never made, {Weeks(panel.Before - half)} before the real one, shows", "the sides moved apart before the change"),
            Unseen("spill", "Did the change leave the controls alone?"),
            Unseen("alone", "Did nothing else reach one side only?"),
        ]);
    }

    /// <summary>
    /// Segments are few, and errors clustered over few segments are too small: each segment counts once, with its mean after less its mean before, so that weeks that resemble each
    /// other add nothing and weeks that moved everybody cancel (Bertrand, Duflo &amp; Mullainathan 2004, QJE 119:249, section IV.C; Donald &amp; Lang 2007, Review of Economics and
    /// Statistics 89:221). One treated segment has no spread of its own: then each control plays the treated one.
    /// </summary>
    private static Inference Effect(ChangePanel panel, int start, int end)
    {
        if (panel.Treated > 1)
        {
            var (treated, others) = panel.Changes(start, end);
            return MeanDifference.Absolute(Tally(treated), Tally(others), Level) with { Method = $"Welch t of the segments' own changes, {treated.Length} treated and {others.Length} others" };
        }
        var own = ChangePanel.Difference(panel.TreatedMean, panel.ControlMean, start, end);
        var controls = panel.Values.Skip(panel.Treated).ToList();
        double[] placebos = [.. controls.Select((c, i) => ChangePanel.Difference(c, Mean([.. controls.Where((_, j) => j != i)]), start, end))];
        return PlaceboInterval.Of(own, placebos, Level);
    }

    /// <summary>What several treated segments allow to ask: whether any others would have shown as much, whether weeks that shook some segments alike change it, and whether there are enough.</summary>
    private static IEnumerable<HealthCheck> Sides(ChangePanel panel, Inference effect)
    {
        var (treated, others) = panel.Changes(panel.Start, panel.Weeks.Count);
        var few = Math.Min(treated.Length, others.Length);
        if (treated.Length == 1) yield return new("few", "Are there enough segments on both sides?", HealthState.Note, $"one was treated and has no spread of its own: the interval comes from what its {Whole(others.Length)} controls show in its place");
        else yield return new("few", "Are there enough segments on both sides?", few < Few ? HealthState.Note : HealthState.Passed,
            $"{Whole(treated.Length)} treated and {Whole(others.Length)} others{(few < Few ? ": few, so the interval is wide and rests on the changes being about normal" : "")}");
        if (panel.Treated < 2) yield break;
        if (RankTest.MannWhitneyExact(treated, others).P is { } p)
            yield return new("exchange", "Would other segments in their place have shown as much?", p <= Note ? HealthState.Passed : HealthState.Note, $"p {PText.Of(p)} over all choices of {Whole(treated.Length)} out of {Whole(treated.Length + others.Length)} segments, by ranks") { P = p };
        var weeks = DifferenceInDifferences.TwoWayByUnitAndPeriod(panel.Rows(panel.Start), Level);
        if (weeks.P is { } shaken)
            yield return new("weeks", "Does it hold when weeks shook some segments alike?", effect.Excludes(0) && !weeks.Excludes(0) ? HealthState.Note : HealthState.Passed, $"errors clustered by segment and week give p {PText.Of(shaken)}") { P = shaken };
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
        var (largest, donor) = fit.Weights.Select((w, i) => (w, i)).Max();
        var good = fit.FitError <= 1;
        HealthCheck[] assumptions =
        [
            new("fit", "Did the mixture follow the treated segment before?", good ? HealthState.Passed : HealthState.Failed,
                $"{(good ? "" : "no: ")}its error before the change is {Percent(fit.FitError)} of the treated segment's own spread"),
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

    private static MeanTally Tally(double[] values) => JointTally.Of([values]).Of(0);

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static double[] Mean(IReadOnlyList<double[]> of) => [.. Enumerable.Range(0, of[0].Length).Select(w => of.Average(s => s[w]))];

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Weeks(int count) => count == 1 ? "a week" : $"{count.ToString(CultureInfo.InvariantCulture)} weeks";
}
