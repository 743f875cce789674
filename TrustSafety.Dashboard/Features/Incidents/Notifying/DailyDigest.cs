using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

/// <summary>Once a day, at the hour of the reporting zone, how many incidents are open; nothing on a day without any.</summary>
internal sealed class DailyDigest(Messenger messenger, IncidentBook book, IOptions<NotificationOptions> options, IOptions<IncidentOptions> incidents, IOptions<ReportingOptions> reporting, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!messenger.IsOn) return;
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                await Task.Delay(Next(now, options.Value.DigestHour, reporting.Value.Zone) - now, clock, stoppingToken);
                await SendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>The next time that the zone's clock shows the hour; on a day that skips it, the hour after.</summary>
    public static DateTimeOffset Next(DateTimeOffset now, int hour, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        for (var day = today; ; day = day.AddDays(1))
        {
            var local = day.ToDateTime(new(hour, 0));
            if (zone.IsInvalidTime(local)) local = local.AddHours(1);
            var at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            if (at > now) return at;
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = (await book.ListAsync(cancellation)).Where(i => i.IsOpen).ToList();
        var late = open.Count(i => IncidentClock.Of(i, incidents.Value, now) is { IsLate: true });
        if (Notice.Digest(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, reporting.Value.Zone).DateTime), open, late, options.Value.Link) is { } digest) await messenger.SendAsync(digest, cancellation);
    }
}
