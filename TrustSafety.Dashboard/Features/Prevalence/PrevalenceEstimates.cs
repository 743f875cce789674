using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;
using static System.FormattableString;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>
/// The same share estimated in every way that the sample allows, side by side: by its strata with and without the finite population correction, without its
/// strata, corrected for the judges' errors, and with the help of scores that are known for all.
/// </summary>
internal sealed class PrevalenceEstimates(ReviewerErrors errors, ScoredPopulation scored, IOptions<DisclosureOptions> disclosure)
{
    private const double Level = 0.95;

    public async Task<IReadOnlyList<SectionRow>> ReadAsync(SampleWindow window, JudgedLabels labels, Indicator indicator, CancellationToken cancellation)
    {
        SectionRow Row(string measure, string name, Readout readout, string by = "", string? key = null) => new(measure, name, readout, indicator.Unit, by, key);
        var smallest = disclosure.Value.MinimumCount;
        if (labels.Rows.Count < Math.Max(2, smallest)) return [Row("stratified", "By its strata", new Readout.TooFew(labels.Rows.Count, smallest))];
        var domains = LabelDomains.Of(labels);
        var plain = domains.WithReplacement;
        var apparent = DesignInference(plain);
        var rows = new List<SectionRow>
        {
            Row("stratified", "By its strata", Of(Hajek.Proportion(plain, Level), plain, $"s.e. {Error(indicator, plain.Variance)}")),
            Row("stratified_fpc", "By its strata, of a known population", domains.Finite is { } finite
                ? Finite(labels, domains, finite, indicator) : new Readout.Missing("the labels do not say how many views each stratum holds")),
            Row("unstratified", "Without its strata (Hájek)", Of(Hajek.Proportion(plain.Total, Level), plain, $"s.e. {Error(indicator, plain.Total.Variance)}")),
        };
        var (accuracy, reason) = await errors.ReadAsync(window, cancellation);
        rows.Add(Row("corrected", "Corrected for the judges' errors", accuracy is { } known ? Corrected(apparent, known, plain) : new Readout.Missing(reason)));
        var population = await scored.ReadAsync(window, labels, cancellation);
        if (population.Count == 0)
            rows.Add(Row("prediction_powered", "With scores known for all", new Readout.Missing("no strategy's score is known for every view that the sample stands for: detections score contents, not views")));
        rows.AddRange(population.Select(p => Row("prediction_powered", "With scores known for all", Powered(labels, domains, p.Strategy, p.MeanScore), "strategy", p.Strategy.Name)));
        return rows;
    }

    private static Inference DesignInference(StratifiedDomain domain)
    {
        var interval = Hajek.Proportion(domain, Level);
        return new(interval.Method, Level) { Point = domain.Total.Mean, StandardError = Math.Sqrt(domain.Variance), Low = interval.Low, High = interval.High };
    }

    /// <summary>As Cochran's equation 5.9 has it: symmetric, with the normal quantile. Of whole strata their sizes are exact where weights are rounded.</summary>
    private static Readout.Measured Finite(JudgedLabels labels, LabelDomains domains, StratifiedDomain domain, Indicator indicator)
    {
        if (domains.AreWhole(labels) && Stratified.Mean(domains.Residuals(labels, row => labels.Sample.Violating[row] ? 1 : 0), Level, normal: true) is { Interval: { } interval, StandardError: { } error })
            return Of(interval with { Low = Math.Max(0, interval.Low), Method = "stratified, finite population" }, domain.Total, $"s.e. {Error(indicator, error * error)}");
        var half = Tails.NormalCritical(Level) * Math.Sqrt(domain.Variance);
        return Of(new(Math.Max(0, domain.Total.Mean - half), domain.Total.Mean, domain.Total.Mean + half, Level, "stratified, finite population"), domain.Total, $"s.e. {Error(indicator, domain.Variance)}");
    }

    private static Readout Corrected(Inference apparent, LabelAccuracy accuracy, StratifiedDomain domain)
    {
        var corrected = apparent.Point is > 0 and < 1 ? RoganGladen.Weighted(apparent, accuracy, Level) : RoganGladen.LangReiczigel(domain.Total.Mean, domain.Total.EffectiveN, accuracy, Level);
        if (corrected.Point is not { } point || corrected.Low is not { } low || corrected.High is not { } high) return new Readout.Missing("the judges' answers say no more than a coin");
        // Judges who raised false alarms that often would have found more than they did: they are not the people behind these labels.
        if (point < 0) return new Readout.Missing(Invariant($"reviewers call {1 - accuracy.Specificity:0.0%} of gold content violating that is not, more than the judges of the sample found in all: they are not the same people"));
        var note = Invariant($"sensitivity {accuracy.Sensitivity:0.0%} of {accuracy.PositivesChecked:0}, specificity {accuracy.Specificity:0.0%} of {accuracy.NegativesChecked:0}");
        return Of(new(low, Math.Clamp(point, low, high), high, Level, corrected.Method), domain, note);
    }

    /// <summary>The gain: how many labels would say as much without the scores.</summary>
    private static Readout Powered(JudgedLabels labels, LabelDomains domains, JudgedStrategy strategy, double meanScore)
    {
        var residuals = domains.Residuals(labels, row => (labels.Sample.Violating[row] ? 1.0 : 0) - strategy.Scores[row]);
        var estimate = PredictionPowered.Difference(meanScore, residuals, Level);
        if (estimate.Interval is not { } interval || domains.Finite is not { } finite) return new Readout.Missing("a stratum holds a single label");
        var gain = finite.Variance / (estimate.StandardError!.Value * estimate.StandardError.Value);
        var note = Invariant($"s.e. {estimate.StandardError.Value:0.######}; as good as {gain * labels.Rows.Count:0} labels without scores");
        return Of(interval with { Low = Math.Max(0, interval.Low) }, finite.Total, note);
    }

    private static Readout.Measured Of(Interval interval, StratifiedDomain domain, string note) => Of(interval, domain.Total, note);

    private static Readout.Measured Of(Interval interval, WeightedTally total, string note) =>
        new(interval, (long)total.N, null, null, total.EffectiveN, note);

    private static string Error(Indicator indicator, double variance) => ValueText.Number(indicator.Unit with { Decimals = indicator.Unit.Decimals + 2 }, Math.Sqrt(variance));
}
