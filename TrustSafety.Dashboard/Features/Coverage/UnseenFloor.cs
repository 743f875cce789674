using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>How much violating exposure there is at least, from the overlap of the two strategies that catch most.</summary>
internal sealed class UnseenFloor(IOptions<DisclosureOptions> disclosure)
{
    private const double Level = 0.95;
    private const int Resamples = 1000;
    private static readonly Unit Views = Units.Named("views")! with { Decimals = 0 };

    public SectionRow Read(JudgedLabels labels, IReadOnlyList<JudgedStrategy> live)
    {
        var sample = labels.Sample;
        List<int> violating = [.. labels.Rows.Where(r => sample.Violating[r])];
        double Weight(Func<int, bool> keep) => violating.Where(keep).Sum(r => sample.Weights[r]);
        var pair = live.OrderByDescending(s => Weight(s.Caught)).Take(2).ToList();
        SectionRow Row(string key, Readout readout) => new("violating_floor", "Violating views there are at least", readout, Views, "strategies", key);
        if (pair.Count < 2) return Row("", new Readout.Missing("it takes two live strategies"));
        var (a, b) = (pair[0], pair[1]);
        var key = $"{a.Name} × {b.Name}";
        List<int> found = [.. violating.Where(r => a.Caught(r) || b.Caught(r))];
        if (found.Count(r => a.Caught(r) && b.Caught(r)) is var both && both < disclosure.Value.MinimumCount) return Row(key, new Readout.TooFew(both, disclosure.Value.MinimumCount));
        var equal = found.All(r => sample.Weights[r] == sample.Weights[found[0]]);
        return Row(key, equal ? Chapman(sample, found, a, b, both) : Weighted(sample, found, a, b));
    }

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
