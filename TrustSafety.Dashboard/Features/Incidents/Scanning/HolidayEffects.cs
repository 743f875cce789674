using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// What a holiday did to the series of one breakdown a year ago: its count y' over the m' that the six weeks before it led to expect. A segment of few events leans on all of them together (a gamma prior worth ten events).
/// </summary>
internal sealed class HolidayEffects
{
    public const int History = Detector.History;

    /// <summary>No holiday is quite like last year's: so much of an effect is not told by it (standard deviation).</summary>
    private const double YearToYear = 0.1;

    private readonly Dictionary<EquatableList<Place>, (double Count, double Expected)> of = [];
    private readonly double whole;

    /// <param name="series">The history and the holiday at its end, other holidays without exposure.</param>
    public HolidayEffects(IReadOnlyList<WatchedSeries> series)
    {
        double count = 0, expected = 0;
        foreach (var one in series)
        {
            if (one.Counts.Length != History + 1 || SeasonalRate.Fit(one.Counts.AsSpan(0, History), one.Exposures.AsSpan(0, History), 7, Detector.Prior) is not { } rate) continue;
            var mean = rate.Expect(one.Exposures[History]).Mean;
            (of[one.Segment], count, expected) = ((one.Counts[History], mean), count + one.Counts[History], expected + mean);
        }
        whole = expected > 0 ? count / expected : double.NaN;
    }

    /// <summary>Whether enough is known of the year before to expect anything.</summary>
    public bool IsKnown => whole > 0;

    /// <summary>
    /// This year's holiday as a count and an exposure of a common day: expected is m·e, e = (y' + aE)/(m' + a) with E the effect on all. That e rests on few events and on another year is brought in by counting only
    /// the part s = 1/(1 + me·(1/y' + σ²)) of both, which has the right relative variance: that of a count that is smaller.
    /// </summary>
    /// <param name="usual">What a common day of this exposure would bring.</param>
    public (double Count, double Exposure) AsCommonDay(EquatableList<Place> segment, double count, double exposure, double usual)
    {
        var (then, expected) = of.GetValueOrDefault(segment);
        var effect = (then + (Detector.Prior * whole)) / (expected + Detector.Prior);
        var part = 1 / (1 + (usual * effect * ((1 / (then + (Detector.Prior * whole))) + (YearToYear * YearToYear))));
        return (part * count, part * effect * exposure);
    }
}
