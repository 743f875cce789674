using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Notifying;
using TrustSafety.Dashboard.Features.Incidents.Watching;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Workspace.Incidents;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features.Incidents.Notifying;

public sealed class NotificationTests : IAsyncDisposable
{
    private const string Secret = "a secret of the two sides";
    private readonly SampleRooms rooms = SampleRooms.Of(Platform.Rows(90));
    private ServiceProvider? services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ServiceProvider With(params (string Key, string Value)[] settings) => services = rooms
        .AddTo(new ServiceCollection(), new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Notifications:{s.Key}", (string?)s.Value))).Build())
        .AddLogging().AddSingleton(rooms.Dataset).AddSingleton<ReadersFirst>().AddSingleton<WorkAfterPublish>().BuildServiceProvider();

    private static (string, string)[] Hook(HookServer server) => [("Webhook:Url", server.Address), ("Webhook:Secret", Secret), ("Link", "https://safety.example/")];

    private async Task LookAsync() => Assert.Single((await services!.GetRequiredService<IncidentWatch>().LookAsync(null, Cancellation))!);

    [Fact]
    public async Task Webhook_OfAnOpenedIncident_SaysKindSeverityAndLinkAndIsSigned()
    {
        await using var server = await HookServer.StartAsync();
        With(Hook(server));
        await LookAsync();
        var (body, timestamp, signature) = Assert.Single(server.Received);
        var told = JsonDocument.Parse(body).RootElement;
        Assert.Equal(["event", "id", "kind", "severity", "link"], told.EnumerateObject().Select(p => p.Name));
        Assert.Equal("https://safety.example/incidents/1", told.GetProperty("link").GetString());
        Assert.Equal(Webhook.Sign(Secret, timestamp, body), signature);
        Assert.NotEqual(Webhook.Sign("another secret", timestamp, body), signature);
        Assert.DoesNotContain("FR", body, StringComparison.Ordinal);
    }

    /// <summary>Computed with the hmac module of Python 3.11.</summary>
    [Fact]
    public void Sign_OfAKnownMessage_IsTheHmacOfTimestampAndBody() => Assert.Equal("sha256=85a348998c6c8644706e36f7b616e18dbf737188e3718bcaa5f2f776217e805f", Webhook.Sign("a key", "1700000000", "{\"a\":1}"));

    [Fact]
    public async Task Webhook_ThatFailsTwice_IsSentAThirdTime()
    {
        await using var server = await HookServer.StartAsync(503, 500);
        With(Hook(server));
        var look = LookAsync();
        // The pauses between the tries are of the product's clock.
        while (!look.IsCompleted)
        {
            ((FakeTimeProvider)services!.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(look, Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation));
        }
        await look;
        Assert.Equal(3, server.Received.Count);
        Assert.Single(server.Received.Select(r => r.Signature).Distinct());
    }

    [Fact]
    public async Task Webhook_ThatRefuses_KeepsTheIncidentAndIsNotTriedAgain()
    {
        await using var server = await HookServer.StartAsync(400);
        With(Hook(server));
        await LookAsync();
        Assert.Single(server.Received);
        Assert.Single(await services!.GetRequiredService<IncidentBook>().ListAsync(Cancellation));
    }

    [Fact]
    public async Task Mail_OfAnOpenedIncident_HoldsNoMoreThanKindSeverityAndLink()
    {
        await using var smtp = new SmtpDouble();
        With(("Mail:Host", "127.0.0.1"), ("Mail:Port", smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mail:Tls", "false"), ("Mail:From", "safety@example.org"), ("Mail:To", "oncall@example.org, lead@example.org"), ("Link", "https://safety.example"));
        await LookAsync();
        var (envelope, text) = await smtp.Message.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(["<safety@example.org>", "<oncall@example.org>", "<lead@example.org>"], envelope.Select(e => e.Split(':')[1].Split(' ')[0]));
        Assert.Matches("Subject: (Low|Medium) incident: (jump|rise)\r?\n", text);
        Assert.Contains("https://safety.example/incidents/1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("FR", text.Split("\n\n")[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("enforcement", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_Configured_NothingIsOn()
    {
        With();
        Assert.False(services!.GetRequiredService<Messenger>().IsOn);
        await LookAsync();
    }

    [Fact]
    public async Task Digest_AtItsHour_CountsWhatIsOpenAndIsQuietWithoutAny()
    {
        await using var server = await HookServer.StartAsync();
        With([.. Hook(server), ("DigestHour", "7")]);
        var (clock, book) = ((FakeTimeProvider)services!.GetRequiredService<TimeProvider>(), services!.GetRequiredService<IncidentBook>());
        var digest = services!.GetServices<IHostedService>().OfType<DailyDigest>().Single();
        await digest.StartAsync(Cancellation);
        clock.Advance(TimeSpan.FromHours(24));
        await book.RecordAsync([Sightings.Of("market=DE", new(2026, 5, 1), new(2026, 5, 2), severity: Severity.High)], Cancellation);
        var patience = Task.Delay(TimeSpan.FromSeconds(60), Cancellation);
        while (server.Received.IsEmpty)
        {
            Assert.False(patience.IsCompleted, "No digest came.");
            clock.Advance(TimeSpan.FromHours(1));
            await Task.WhenAny(patience, Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation));
        }
        var told = JsonDocument.Parse(server.Received.First().Body).RootElement;
        Assert.Equal(("incident.digest", 1), (told.GetProperty("event").GetString(), told.GetProperty("open").GetProperty("high").GetInt32()));
        await digest.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("2026-07-01T04:00:00Z", 8, "Europe/Berlin", "2026-07-01T06:00:00Z")]
    [InlineData("2026-07-01T06:00:00Z", 8, "Europe/Berlin", "2026-07-02T06:00:00Z")]
    [InlineData("2026-03-29T00:30:00Z", 2, "Europe/Berlin", "2026-03-29T01:00:00Z")] // two o'clock does not exist that day
    [InlineData("2026-07-01T23:30:00Z", 0, "UTC", "2026-07-02T00:00:00Z")]
    public void Digest_Next_IsTheHourOfTheZone(string now, int hour, string zone, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), DailyDigest.Next(DateTimeOffset.Parse(now, null), hour, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData("Webhook:Url", "ftp://x", "http or https")]
    [InlineData("Webhook:Secret", "short", "16 characters")]
    [InlineData("Mail:From", "nobody", "e-mail address")]
    [InlineData("Mail:To", "a@example.org, nobody", "e-mail addresses")]
    [InlineData("Mail:Port", "0", "from 1 to 65535")]
    [InlineData("DigestHour", "24", "from 0 to 23")]
    public void Settings_OutsideTheirRange_AreToldAtTheStart(string key, string value, string allowed) =>
        Assert.Contains(Settings.Problems(Configured((key, value))), p => p.StartsWith($"Notifications:{key} must be", StringComparison.Ordinal) && p.Contains(allowed, StringComparison.Ordinal));

    [Theory]
    [InlineData("Webhook:Url", "https://example.org/hook", "Webhook:Secret", "Link")]
    [InlineData("Mail:Host", "mail.example.org", "Mail:From", "Mail:To", "Link")]
    public void Settings_ThatNeedOthers_NameThem(string key, string value, params string[] needed) =>
        Assert.Equal(needed.Select(n => $"Notifications:{n} must be set where Notifications:{key} is."), Settings.Problems(Configured((key, value))));

    private static IConfiguration Configured(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Notifications:{s.Key}", (string?)s.Value))).Build();

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        rooms.Dispose();
    }
}
