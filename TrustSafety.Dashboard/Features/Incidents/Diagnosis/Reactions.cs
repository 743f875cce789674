using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>Whether each detection strategy fired more, or less, where and when it happened. One that keeps its usual pace through an excess missed it.</summary>
internal sealed class Reactions(IFacts facts, IOptions<DisclosureOptions> disclosure)
{
    private const int History = 42;

    public async Task<IReadOnlyList<Reaction>> ReadAsync(Incident incident, DateOnly since, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (snapshot.Window(Fact.Detection) is null || snapshot.Window(Fact.Exposure) is null) return [];
        var place = IncidentPlace.Parse(incident.Where).Parts.Where(p => FactSchemas.Dimensions.Contains(p.Dimension)).ToList();
        string[] by = [.. place.Select(p => p.Dimension)];
        var (end, reader) = (PlaceData.BaselineEnd(incident), new DailyReader(facts));
        var (from, to) = (end.AddDays(-History), incident.Last.AddDays(1));
        var fired = await reader.ReadAsync(Fact.Detection, Measure.Count(new Condition.In("fired", new(["true"]))), ["strategy", .. by], from, to, cancellation);
        var views = await reader.ViewsAsync(by, from, to, cancellation);
        var exposure = Add(views.Keys.Where(k => IsIn(place, k)).Select(k => views[k]), views.Steps);
        var first = since.DayNumber - from.DayNumber;
        return [.. fired.Keys.Where(k => k[0] is not null && IsIn(place, k.Skip(1))).GroupBy(k => k[0]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, disclosure.Value.MinimumCount, Add(g.Select(k => fired[k]), fired.Steps), exposure, first, incident))];
    }

    private static Reaction Of(string strategy, int minimumCount, double[] counts, double[] exposure, int first, Incident incident)
    {
        var observed = counts[first..].Sum();
        if (SeasonalRate.Fit(counts.AsSpan(0, History), exposure.AsSpan(0, History), 1, Detector.Prior) is not { } rate || !(exposure[first..].Sum() > 0)) return new(strategy, null, false);
        var exposed = exposure[first..].Sum();
        if (Math.Max(observed, rate.Rate * exposed) < Detector.Fewest || (observed > 0 && observed < minimumCount)) return new(strategy, null, false);
        var ratio = rate.Ratio(observed, exposed, 0.95);
        return new(strategy, ratio, Missed(ratio, incident));
    }

    /// <summary>More happened and it did not fire more; or it fired less itself.</summary>
    private static bool Missed(Interval ratio, Incident incident) => incident.IsExcess && !incident.Reversed ? ratio.Low <= 1 && ratio.High < incident.Ratio.Point : ratio.High < 1;

    private static bool IsIn(List<PlacePart> place, IEnumerable<string?> key) => place.Zip(key).All(p => p.First.Values.Contains(p.Second ?? ""));

    private static double[] Add(IEnumerable<double[]> series, int days)
    {
        var sum = new double[days];
        foreach (var one in series)
            for (var i = 0; i < days; i++) sum[i] += one[i];
        return sum;
    }
}
