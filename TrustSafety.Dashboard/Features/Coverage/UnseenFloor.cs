using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>How much violating exposure there is at least, from the overlap of two strategies, pair by pair.</summary>
internal sealed class UnseenFloor(IOptions<DisclosureOptions> disclosure)
{
    private const double Level = 0.95;
    private const int MostStrategies = 8;
    public static readonly Unit Views = Units.Named("views")! with { Decimals = 0 };

    /// <summary>What the sample itself says there is, for comparison.</summary>
    public SectionRow Total(JudgedLabels labels)
    {
        var sample = labels.Sample;
        var sums = labels.Rows.Select(r => sample.StratumCodes[r]).Distinct().ToDictionary(s => s, _ => default(WeightedTally));
        foreach (var row in labels.Violating) sums[sample.StratumCodes[row]] += WeightedTally.Of(sample.Weights[row], sample.Weights[row]);
        Readout readout = labels.Violating.Count < disclosure.Value.MinimumCount ? new Readout.TooFew(labels.Violating.Count, disclosure.Value.MinimumCount)
            : StratifiedTotal.Of([.. sums.Select(s => new DomainStratum(s.Key, s.Value, sample.Strata[s.Key].Drawn))], Level).Interval is { } interval ? new Readout.Measured(interval, labels.Violating.Count, null, null).While(labels.LabelsOpen)
            : new Readout.Missing("the labels do not vary enough for an interval");
        return new("violating_total", "Violating views in the window, by the sample", readout, Views);
    }

    /// <summary>Of those that catch most; the pair that catches most stands first.</summary>
    public IReadOnlyList<SectionRow> Read(JudgedLabels labels, IReadOnlyList<JudgedStrategy> live)
    {
        var (sample, violating) = (labels.Sample, labels.Violating);
        if (live.Count < 2) return [Row("", new Readout.Missing("it takes two live strategies"))];
        // Where every view stands for itself the counts are all there is: a capture–recapture without any chance of a sample.
        var isCensus = violating.All(r => sample.Weights[r] == 1);
        var ordered = live.OrderByDescending(s => violating.Where(s.Caught).Sum(r => sample.Weights[r])).Take(MostStrategies).ToList();
        return [.. ordered.SelectMany((a, i) => ordered.Skip(i + 1).Select(b => (a, b))).Select(p => Of(sample, violating, p.a, p.b, isCensus)).Select(r => r with { Readout = r.Readout.While(labels.Open) })];
    }

    private SectionRow Of(JudgedSample sample, IReadOnlyList<int> violating, JudgedStrategy a, JudgedStrategy b, bool isCensus)
    {
        int[] found = [.. violating.Where(r => a.Caught(r) || b.Caught(r))];
        bool[] first = [.. found.Select(a.Caught)], second = [.. found.Select(b.Caught)];
        var both = found.Where((_, i) => first[i] && second[i]).Count();
        return Row($"{a.Name} × {b.Name}", both < disclosure.Value.MinimumCount ? new Readout.TooFew(both, disclosure.Value.MinimumCount) : isCensus ? Chapman(first, second, both) : Sampled(sample, found, first, second));
    }

    private static SectionRow Row(string key, Readout readout) => new("violating_floor", "Violating views there are at least", readout, Views, "strategies", key);

    private static Readout Chapman(bool[] first, bool[] second, int both)
    {
        var estimate = CaptureRecapture.Chapman(first.Count(f => f), second.Count(s => s), both, Level);
        return estimate.Interval is { } interval ? new Readout.Measured(interval with { Method = "Chapman, a floor" }, first.Length, null, null) : new Readout.Missing("each found all that the other did");
    }

    private static Readout Sampled(JudgedSample sample, int[] found, bool[] first, bool[] second)
    {
        var estimate = CaptureRecapture.Sampled([.. found.Select(r => sample.Weights[r])], first, second, [.. found.Select(r => sample.StratumCodes[r])], s => sample.Strata[s].Drawn, Level);
        return estimate.Interval is { } interval ? new Readout.Measured(interval with { Method = $"{interval.Method}; a floor" }, found.Length, null, null) : new Readout.Missing("the overlap does not vary enough for an interval");
    }
}
