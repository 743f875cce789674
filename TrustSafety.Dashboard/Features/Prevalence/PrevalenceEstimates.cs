using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>
/// The same share estimated in every way that the sample allows, side by side: by its strata with and without the finite population correction, without its
/// strata, corrected for the judges' errors, and with the help of scores that are known for all.
/// </summary>
internal sealed class PrevalenceEstimates(ReviewerErrors errors, ScoredPopulation scored, IOptions<DisclosureOptions> disclosure)
{
    public const double Level = 0.95;

    public async Task<IReadOnlyList<SectionRow>> ReadAsync(SampleWindow window, JudgedLabels labels, Indicator indicator, CancellationToken cancellation)
    {
        SectionRow Row(string measure, string name, Readout readout, string by = "", string? key = null) => new(measure, name, readout, indicator.Unit, by, key);
        var smallest = disclosure.Value.MinimumCount;
        if (labels.Rows.Count < Math.Max(2, smallest)) return [Row("stratified", "By its strata", new Readout.TooFew(labels.Rows.Count, smallest))];
        var domains = LabelDomains.Of(labels);
        var plain = domains.WithReplacement;
        var rows = new List<SectionRow>
        {
            Row("stratified", "By its strata", Of(Hajek.Proportion(plain, Level), plain, indicator, plain.Variance)),
            Row("stratified_fpc", "By its strata, of a known population", domains.Finite is { } finite
                ? Finite(labels, domains, finite, indicator) : new Readout.Missing("the labels do not say how many views each stratum holds")),
            Row("unstratified", "Without its strata (Hájek)", Of(Hajek.Proportion(plain.Total, Level), plain, indicator, plain.Total.Variance)),
        };
        foreach (var check in ReviewCheck.All)
        {
            var (accuracy, said) = await errors.ReadAsync(check, window, cancellation);
            rows.Add(Row(check.Measure, check.Name, accuracy is { } known ? CorrectedEstimate.Of(plain, known, said) : new Readout.Missing(said)));
        }
        var population = await scored.ReadAsync(window, labels, domains, cancellation);
        if (population.Count == 0) rows.Add(Row(PoweredEstimate.Plain, "With scores known for all", new Readout.Missing(PoweredEstimate.Unknown)));
        foreach (var (strategy, mean) in population)
        {
            var (difference, tuned) = PoweredEstimate.Of(labels, domains, strategy, mean);
            rows.Add(Row(PoweredEstimate.Plain, "With scores known for all (difference)", difference, "strategy", strategy.Name));
            rows.Add(Row(PoweredEstimate.Tuned, "With scores at their worth (PPI++)", tuned, "strategy", strategy.Name));
        }
        return rows;
    }

    public static Readout.Measured Of(Interval interval, StratifiedDomain domain, string note, double? error = null) => new(interval, (long)domain.Total.N, null, null, domain.Total.EffectiveN, note) { StandardError = error };

    private static Readout.Measured Of(Interval interval, StratifiedDomain domain, Indicator indicator, double variance) => Of(interval, domain, $"s.e. {Error(indicator, variance)}", Math.Sqrt(variance));

    /// <summary>As Cochran's equation 5.9 has it: symmetric, with the normal quantile. Of whole strata their sizes are exact where weights are rounded.</summary>
    private static Readout.Measured Finite(JudgedLabels labels, LabelDomains domains, StratifiedDomain domain, Indicator indicator)
    {
        if (domains.AreWhole(labels) && Stratified.Mean(domains.Residuals(labels, row => labels.Sample.Violating[row] ? 1 : 0), Level, normal: true) is { Interval: { } interval, StandardError: { } error })
            return Of(interval with { Low = Math.Max(0, interval.Low), Method = "stratified, finite population" }, domain, indicator, error * error);
        return Of(Hajek.Symmetric(domain, Level) with { Method = "stratified, finite population" }, domain, indicator, domain.Variance);
    }

    private static string Error(Indicator indicator, double variance) => ValueText.Number(indicator.Unit with { Decimals = indicator.Unit.Decimals + 2 }, Math.Sqrt(variance));
}
