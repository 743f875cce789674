using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>How much violating exposure there is at least, from the overlap of two strategies: of those that catch most, and where the weights are equal of every pair.</summary>
internal sealed class UnseenFloor(IOptions<DisclosureOptions> disclosure)
{
    private const double Level = 0.95;
    private const int Resamples = 1000;
    private static readonly Unit Views = Units.Named("views")! with { Decimals = 0 };

    /// <summary>The pair that catches most stands first.</summary>
    public IReadOnlyList<SectionRow> Read(JudgedLabels labels, IReadOnlyList<JudgedStrategy> live)
    {
        var sample = labels.Sample;
        var violating = labels.Violating;
        if (live.Count < 2) return [Row("", new Readout.Missing("it takes two live strategies"))];
        // One draw can be read by its counts, pair by pair; weights have to be resampled, which is done for the pair that says most.
        var equal = violating.All(r => sample.Weights[r] == sample.Weights[violating[0]]);
        var ordered = live.OrderByDescending(s => violating.Where(s.Caught).Sum(r => sample.Weights[r])).Take(equal ? live.Count : 2).ToList();
        return [.. ordered.SelectMany((a, i) => ordered.Skip(i + 1).Select(b => (a, b))).Select(p => Of(sample, violating, p.a, p.b, equal)).Select(r => r with { Readout = r.Readout.While(labels.Open) })];
    }

    private SectionRow Of(JudgedSample sample, IReadOnlyList<int> violating, JudgedStrategy a, JudgedStrategy b, bool equal)
    {
        List<int> found = [.. violating.Where(r => a.Caught(r) || b.Caught(r))];
        var both = found.Count(r => a.Caught(r) && b.Caught(r));
        return Row($"{a.Name} × {b.Name}", both < disclosure.Value.MinimumCount ? new Readout.TooFew(both, disclosure.Value.MinimumCount) : equal ? Chapman(sample, found, a, b, both) : Weighted(sample, found, a, b));
    }

    private static SectionRow Row(string key, Readout readout) => new("violating_floor", "Violating views there are at least", readout, Views, "strategies", key);

    /// <summary>Of equal weights the counts themselves are a capture–recapture.</summary>
    private static Readout Chapman(JudgedSample sample, List<int> found, JudgedStrategy a, JudgedStrategy b, int both)
    {
        var estimate = CaptureRecapture.Chapman(found.Count(a.Caught), found.Count(b.Caught), both, Level);
        var weight = sample.Weights[found[0]];
        return estimate.Interval is { } interval ? new Readout.Measured(new(interval.Low * weight, interval.Point * weight, interval.High * weight, Level, "Chapman, a floor"), found.Count, null, null)
            : new Readout.Missing("each found all that the other did");
    }

    /// <summary>Weighted: A·B ÷ (A∩B) in views, judged views resampled.</summary>
    private static Readout Weighted(JudgedSample sample, List<int> found, JudgedStrategy a, JudgedStrategy b)
    {
        double[] first = [.. found.Select(r => a.Caught(r) ? sample.Weights[r] : 0)], second = [.. found.Select(r => b.Caught(r) ? sample.Weights[r] : 0)], both = [.. found.Select(r => a.Caught(r) && b.Caught(r) ? sample.Weights[r] : 0)];
        var estimate = Bootstrap.Interval(found.Count, indexes =>
        {
            var (x, y, z) = (0.0, 0.0, 0.0);
            foreach (var i in indexes) (x, y, z) = (x + first[i], y + second[i], z + both[i]);
            return z > 0 ? x * y / z : double.NaN;
        }, BootstrapInterval.Percentile, Resamples, Level);
        return estimate.Interval is { } interval && double.IsFinite(interval.Low) ? new Readout.Measured(interval with { Method = "Lincoln–Petersen, bootstrap; a floor" }, found.Count, null, null) : new Readout.Missing("the overlap is too small to resample");
    }
}
