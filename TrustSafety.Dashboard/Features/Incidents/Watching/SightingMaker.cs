using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Watching;

/// <summary>What a scan found as incidents to be worked on: with what is at stake, its severity, and what the imported history says of it.</summary>
internal sealed class SightingMaker(StakeReader stakes, HistoryReader history, PlaceReader places)
{
    /// <summary>Places of which at least half of the names agree tell of the same thing.</summary>
    private const double Alike = 0.5;

    private const int Slack = 2;

    public async Task<IReadOnlyList<Sighting>> OfAsync(Scan scan, CancellationToken cancellation)
    {
        var sightings = new List<Sighting>();
        foreach (var found in scan.Found)
        {
            var place = found.Where.AsPlace();
            var known = await history.ReadAsync(found.First.AddDays(-Slack), found.Last.AddDays(Slack), scan.AsOf, scan.Arrivals, cancellation);
            // Somebody has dealt with all of it elsewhere.
            if (known.Any(e => e.Closed is { } closed && closed > found.Last && e.Place.Parts.Count > 0 && place.IsWithin(e.Place))) continue;
            sightings.Add(await OfAsync(found, place, scan, known.FirstOrDefault(e => e.Closed is null && e.Place.IsNestedWith(place) && e.Place.Likeness(place) >= Alike), cancellation));
        }
        return sightings;
    }

    private async Task<Sighting> OfAsync(Found found, IncidentPlace place, Scan scan, HistoryEntry? known, CancellationToken cancellation)
    {
        var (where, lead) = (place.AsFilters(), found.Lead);
        var ratio = found.Cause?.Ratio ?? lead.Ratio;
        var title = FoundText.Title(found);
        var incident = new Incident
        {
            Title = title.Length <= Incident.TitleLimit ? title : title[..(Incident.TitleLimit - 1)] + "…",
            Kind = FoundText.Kind(lead.Kind),
            IsExcess = lead.IsExcess,
            Watched = lead.Series.What.Id,
            Reversed = lead.Series.What.Reversed,
            Segment = lead.Series.Segment.AsPlace().ToString(),
            Where = place.ToString(),
            First = found.First,
            Last = found.Last,
            FoundOn = scan.AsOf,
            SeenOn = scan.AsOf,
            Ratio = new(ratio.Low, ratio.Point, ratio.High, ratio.Level, ratio.Method),
            Severity = Severity.Low,
            SeverityWhy = "",
            History = known?.ToString(),
        };
        // The windows of a scan are a week or four; the day on which it began lies within.
        if (await places.ReadAsync(incident, scan.AsOf, scan.Arrivals, cancellation) is { } data && Onset.Of(data.Series, incident.Last) is { } onset) incident = incident with { First = onset.Day };
        incident = WithHours(incident, found.Hours);
        var stake = await stakes.ReadAsync(where, incident.First, incident.Last, lead.IsExcess && !lead.Series.What.Reversed ? ratio : null, scan.Arrivals, cancellation);
        var all = stake is null ? null : await stakes.ReadAsync([], incident.First, incident.Last, null, scan.Arrivals, cancellation);
        var (severity, why) = SeverityRule.Of(found, stake, all, await stakes.SeverityAsync(where, found.Last, scan.Arrivals, cancellation));
        return new(incident with { Stake = stake, Severity = severity, SeverityWhy = why }, [.. found.Alarms.Select(Signal)]);
    }

    /// <summary>Hours are those of the last week: they tell of the beginning only when it lies there.</summary>
    private static Incident WithHours(Incident incident, HourSpan? hours)
    {
        if (hours is null) return incident;
        var day = DateOnly.FromDateTime(hours.From);
        return Math.Abs(day.DayNumber - incident.First.DayNumber) > 1 ? incident : incident with { First = day, FromHour = hours.From, UntilHour = hours.Until };
    }

    private static IncidentSignal Signal(Alarm alarm) => new()
    {
        Watched = alarm.Series.What.Id,
        Name = alarm.Series.What.Name,
        Reversed = alarm.Series.What.Reversed,
        Segment = alarm.Series.Segment.AsPlace().ToString(),
        Kind = FoundText.Kind(alarm.Kind),
        IsExcess = alarm.IsExcess,
        First = alarm.First,
        Last = alarm.Last,
        Ratio = alarm.Ratio.Point,
        Low = alarm.Ratio.Low,
        High = alarm.Ratio.High,
    };
}
