using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Watching;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>On a past morning only those rows are seen that had arrived, and days of which a part is still under way are no silence.</summary>
public sealed class ArrivalScanTests
{
    private const int After = 8;
    private static readonly DateOnly Spike = Platform.Day(Platform.Days - 2 - After);

    /// <summary>Three hundred actions in France on the day of the spike.</summary>
    private static List<FactRow> Rows => [.. Platform.Rows([300, .. Enumerable.Repeat(12, After)])];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>One of those above the usual twelve, that come a minute after the other.</summary>
    private static bool IsOfTheSpike(FactRow row) => row.Fact == Fact.Action && row["market"] is "FR" && row.EventOf() >= Spike.ToDateTime(new(1, 12)) && row.EventOf() < Spike.AddDays(1).ToDateTime(default);

    private static Task<Scan> ScanAsync(SampleRooms rooms, ScanMoment? asOf) =>
        rooms.AskAsync(async services => (await services.GetRequiredService<IncidentScanner>().ScanAsync(asOf, 1, Cancellation))!);

    private static string Said(Scan scan) => JsonSerializer.Serialize(ScanJson.Of(scan with { SnapshotId = "" }));

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public async Task Scan_OfRowsThatCameAWeekLate_SeesThemFromThenOn(int daysLater, bool seen)
    {
        using var rooms = SampleRooms.Of(Rows.Arriving(r => IsOfTheSpike(r) ? r.EventOf().AddDays(7) : null));
        Assert.Equal(seen, (await ScanAsync(rooms, Spike.AddDays(daysLater))).Found.Count > 0);
    }

    [Fact]
    public async Task Scan_AtTheEndOfTheData_SeesWhateverArrived()
    {
        using var rooms = SampleRooms.Of(Rows.TakeWhile(r => DateOnly.FromDateTime(r.EventOf()) <= Spike.AddDays(1)).Arriving(r => IsOfTheSpike(r) ? r.EventOf().AddDays(7) : null));
        var scan = await ScanAsync(rooms, null);
        Assert.True(scan.Arrivals!.AreAll);
        Assert.NotEmpty(scan.Found);
    }

    /// <summary>Actions come two days late, and what has not come yet is not in the data.</summary>
    [Theory]
    [InlineData(true, 2)] // nothing of the spike has come
    [InlineData(true, 4, AlarmKind.Jump)]
    [InlineData(false, 2, AlarmKind.Silence)] // unless rows say when they arrived, the day that lacks them is silent
    public async Task Scan_AtTheEndOfDataThatComeLate_WatchesTheDaysThatAreComplete(bool told, int daysLater, params AlarmKind[] kinds)
    {
        var now = Spike.AddDays(daysLater).ToDateTime(default);
        var known = Rows.Arriving(r => r.Fact == Fact.Action ? r.EventOf().AddDays(2) : r.EventOf().AddHours(6)).Where(r => (DateTime)r["arrived_at"]! <= now);
        using var rooms = SampleRooms.Of(told ? known : known.Select(r => r with { Values = r.Values.Where(v => v.Key != FactSchemas.ArrivedAt).ToDictionary() }));

        var scan = await ScanAsync(rooms, null);

        Assert.Equal(kinds, scan.Found.Select(f => f.Lead.Kind).Distinct().Order());
        if (told) Assert.Contains($"Days are watched as far as they are usually complete: action up to {Spike.AddDays(daysLater - 3):yyyy-MM-dd}", ScanText.Budget(scan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_AtTheEndOfTheData_TellsTheSilenceOfDeliveriesThatFailed()
    {
        var known = Platform.Rows().Arriving(r => r.EventOf().AddHours(6)).Where(r => r.Fact != Fact.Action || r.EventOf() < Platform.Day(Platform.Days - 3).ToDateTime(default));
        using var rooms = SampleRooms.Of(known);
        Assert.Contains((await ScanAsync(rooms, null)).Found, f => f.Lead.Kind == AlarmKind.Silence);
    }

    [Fact]
    public async Task Scan_BeforeRowsArrived_IsThatOfDataWithoutThem()
    {
        using var late = SampleRooms.Of(Rows.Arriving(r => IsOfTheSpike(r) ? r.EventOf().AddDays(7) : null));
        using var without = SampleRooms.Of(Rows.Where(r => !IsOfTheSpike(r)));
        Assert.Equal(Said(await ScanAsync(without, Spike.AddDays(2))), Said(await ScanAsync(late, Spike.AddDays(2)) with { Arrivals = null }));
    }

    [Fact]
    public async Task Scan_WhereRowsAlwaysComeTwoDaysLate_WatchesTheDaysThatAreCompleteAndRaisesNoSilence()
    {
        using var rooms = SampleRooms.Of(Rows.Arriving(r => r.Fact == Fact.Action ? r.EventOf().AddDays(2) : null));
        for (var day = -5; day < 3; day++) Assert.Empty((await ScanAsync(rooms, Spike.AddDays(day))).Found);

        var scan = await ScanAsync(rooms, Spike.AddDays(3));

        // The actions stand at one o'clock and later, so a day is complete some hours after the end of the second day on.
        Assert.Equal((Fact.Action, Spike.AddDays(1)), (Assert.Single(scan.Arrivals!.Facts).Fact, scan.Arrivals.Facts[0].DaysUntil));
        Assert.All(Assert.Single(scan.Found).Alarms, a => Assert.Equal(Spike, a.Last));
        Assert.Contains($"action up to {Spike:yyyy-MM-dd}", ScanText.Budget(scan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public async Task Scan_OfANightlyDelivery_WatchesTheDayBeforeOnceItIsThere(int hour, int incidents)
    {
        using var rooms = SampleRooms.Of(Rows.Arriving(r => DateOnly.FromDateTime(r.EventOf()).AddDays(1).ToDateTime(new(2, 0))));
        var scan = await ScanAsync(rooms, new(Spike.AddDays(1), hour));
        Assert.Equal(incidents, scan.Found.Count);
        Assert.All(scan.Arrivals!.Facts, f => Assert.Equal((2, Spike.AddDays(incidents)), (f.HoursAfterDay, f.DaysUntil)));
    }

    [Fact]
    public async Task Scan_OnTheMorningOfADeliveryThatFailed_TellsTheSilenceAsItWasSeen()
    {
        using var rooms = SampleRooms.Of(Platform.Rows().Arriving(r => DateOnly.FromDateTime(r.EventOf()) == Spike && r.Fact == Fact.Action ? r.EventOf().AddDays(3) : r.EventOf()));
        Assert.Contains((await ScanAsync(rooms, Spike.AddDays(1))).Found, f => f.Lead.Kind == AlarmKind.Silence);
        Assert.Empty((await ScanAsync(rooms, Spike.AddDays(5))).Found);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(15, 1)]
    public async Task Hours_ThatCameLate_AreSeenFromThenOn(int hour, int incidents)
    {
        var burst = HourlyPlatform.LastDay.ToDateTime(new(10, 0));
        using var rooms = SampleRooms.Of(HourlyPlatform.Rows(h => h is 10 or 11 ? 8 : 1).GroupBy(r => (r.Fact, r["market"], r.EventOf().AddMinutes(-r.EventOf().Minute)))
            .SelectMany(hour => hour.Select((r, i) => r.Fact == Fact.Action && r.EventOf() >= burst && i >= 6 ? r.At(burst.AddHours(4)) : r)));
        Assert.Equal(incidents, (await ScanAsync(rooms, new(HourlyPlatform.LastDay, hour))).Found.Count);
    }

    [Fact]
    public async Task Hours_ThatAlwaysComeThreeHoursLate_AreWatchedAsFarAsTheyAreComplete()
    {
        using var rooms = SampleRooms.Of(HourlyPlatform.Rows(h => h is 8 or 9 ? 8 : 1).Arriving(r => r.Fact == Fact.Action ? r.EventOf().AddHours(3) : null));
        for (var hour = 1; hour <= 11; hour++) Assert.Empty((await ScanAsync(rooms, new(HourlyPlatform.LastDay, hour))).Found);

        var scan = await ScanAsync(rooms, new(HourlyPlatform.LastDay, 13));

        Assert.Equal(new ScanMoment(HourlyPlatform.LastDay, 10), Assert.Single(scan.Arrivals!.Facts).HoursUntil);
        Assert.NotNull(Assert.Single(scan.Found).Hours);
    }

    /// <summary>Every fact in one: a third of the labels and detections of the spike's last days, the appeals and the history come after the morning.</summary>
    private static IEnumerable<FactRow> Everything()
    {
        var rows = Rows.Concat(Enumerable.Range(0, Platform.Days - 1).SelectMany(day => Enumerable.Range(0, 12).SelectMany(i => Judged(day, i)))).Append(Review.Row(Fact.Incident,
            ("incident_id", "x"), ("onset_at", Spike.ToDateTime(default)), ("detected_at", Spike.ToDateTime(new(5, 0))), ("market", "FR"), ("severity", 2L)));
        return rows.Select((r, i) => r.At(r.EventOf() > Spike.AddDays(-3).ToDateTime(default) && (r.Fact == Fact.Incident || i % 3 == 0) && r.Fact != Fact.Action && r.Fact != Fact.Exposure ? Spike.AddDays(4).ToDateTime(default) : r.EventOf()));
    }

    private static IEnumerable<FactRow> Judged(int day, int i)
    {
        var at = Platform.Day(day).ToDateTime(new(9, i));
        yield return Review.Row(Fact.Label, ("sample_id", $"s{day}-{i}"), ("viewed_at", at), ("content_id", $"c{day}-{i}"), ("weight", 1000m), ("violating", i % 3 == 0), ("severity", (long)(i % 4)), ("market", "FR"));
        yield return Review.Row(Fact.Detection, ("content_id", $"c{day}-{i}"), ("strategy", "text"), ("scored_at", at.AddMinutes(-30)), ("fired", i % 2 == 0), ("market", "FR"));
        yield return Review.Row(Fact.Appeal, ("appeal_id", $"p{day}-{i}"), ("action_id", $"a{day}"), ("filed_at", at), ("market", "FR"), ("outcome", "upheld"), ("decided_at", at.AddMinutes(5)));
    }

    [Fact]
    public async Task Incident_OfAPastMorning_RestsOnNothingThatArrivedLater()
    {
        var morning = Spike.AddDays(1);
        static async Task<string> SightAsync(IEnumerable<FactRow> rows, DateOnly morning)
        {
            using var rooms = SampleRooms.Of(rows);
            return await rooms.AskAsync(async services =>
            {
                var scan = (await services.GetRequiredService<IncidentScanner>().ScanAsync(morning, 1, Cancellation))!;
                var sightings = await services.GetRequiredService<SightingMaker>().OfAsync(scan, Cancellation);
                Assert.NotNull(Assert.Single(sightings).Incident.Stake);
                return Said(scan with { Arrivals = null }) + JsonSerializer.Serialize(sightings);
            });
        }

        var all = Everything().ToList();
        var midnight = morning.ToDateTime(default);
        var (then, now) = (await SightAsync(all.Where(r => (DateTime)r["arrived_at"]! < midnight || r.EventOf() >= midnight), morning), await SightAsync(all, morning));

        Assert.Equal(then, now);
        // What came later would have changed it.
        Assert.NotEqual(then, await SightAsync(all.Select(r => r.At(r.EventOf())), morning));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scan_WhereAllRowsHadArrived_AsksTheSameQuestionsAsEver(bool told)
    {
        var morning = Platform.Day(Platform.Days + 3);
        async Task<(List<AggregateQuery> Asked, string Said)> AskAsync(IEnumerable<FactRow> rows)
        {
            using var rooms = SampleRooms.Of(rows);
            var spy = new Asking(rooms.Facts);
            var services = new ServiceCollection();
            rooms.AddTo(services);
            await using var built = services.AddSingleton<IFacts>(spy).BuildServiceProvider();
            var scan = (await built.GetRequiredService<IncidentScanner>().ScanAsync(morning, 1, Cancellation))!;
            return (spy.Asked, Said(scan with { Arrivals = null }));
        }

        var plain = await AskAsync(Rows);
        var asked = await AskAsync(Rows.Arriving(r => told ? r.EventOf() : null));

        Assert.All(plain.Asked, q => Assert.DoesNotContain(FactSchemas.ArrivedAt, q.ToString(), StringComparison.Ordinal));
        Assert.Equal(plain.Asked.Distinct(), asked.Asked.Where(q => q.Bin is not Bin.HoursLate).Distinct());
        Assert.Equal(told ? 3 : 0, asked.Asked.Count(q => q.Bin is Bin.HoursLate));
        Assert.Equal(plain.Said, asked.Said);
    }

    [Fact]
    public async Task Verb_OnThePastMorningAndAfterTheArrival_TellsTheDifference()
    {
        var folder = Directory.CreateTempSubdirectory("arrivals-").FullName;
        try
        {
            foreach (var fact in Rows.Arriving(r => IsOfTheSpike(r) ? r.EventOf().AddDays(3) : null).GroupBy(r => r.Fact)) await WriteAsync(Path.Combine(folder, $"{FactSchemas.Of(fact.Key).Name}.csv"), [.. fact]);
            var (imported, _, problem) = await DashboardProcess.RunAsync(["import", .. Directory.GetFiles(folder, "*.csv"), "--data", folder], limit: TimeSpan.FromMinutes(2));
            Assert.True(imported == CommandLine.Done, problem);
            foreach (var (morning, incidents) in new[] { (Spike.AddDays(1), 0), (Spike.AddDays(4), 1) })
            {
                var (code, output, error) = await DashboardProcess.RunAsync(["scan", "--as-of", $"{morning:yyyy-MM-dd}", "--json", "--data", folder], limit: TimeSpan.FromMinutes(2));
                Assert.True(code == CommandLine.Done, error);
                var scan = JsonDocument.Parse(output).RootElement;
                Assert.Equal(incidents, scan.GetProperty("incidents").GetArrayLength());
                Assert.Equal("action", Assert.Single(scan.GetProperty("arrived").GetProperty("facts").EnumerateArray()).GetProperty("fact").GetString());
            }
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task WriteAsync(string path, List<FactRow> rows)
    {
        List<string> columns = [.. rows.SelectMany(r => r.Values.Keys).Distinct()];
        static string Text(object? value) => value switch { DateTime at => $"{at:yyyy-MM-ddTHH:mm:ss}Z", DateOnly day => $"{day:yyyy-MM-dd}", _ => $"{value}" };
        await File.WriteAllLinesAsync(path, rows.Select(r => string.Join(',', columns.Select(c => Text(r[c])))).Prepend(string.Join(',', columns)), Cancellation);
    }

    private sealed class Asking(IFacts facts) : IFacts
    {
        public List<AggregateQuery> Asked { get; } = [];

        public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => facts.SnapshotAsync(cancellation);

        public Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation)
        {
            lock (Asked) Asked.Add(query);
            return facts.QueryAsync(query, cancellation);
        }

        public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => facts.JudgedAsync(cancellation);

        public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => facts.RowsAsync(query, cancellation);

        public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) => facts.ValuesAsync(dimension, cancellation);
    }
}
