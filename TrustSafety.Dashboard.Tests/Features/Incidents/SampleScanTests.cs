using System.Text.Json;
using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>The four planted incidents of the sample platform, through the verb, on the days that an on-call would have run it.</summary>
public sealed class SampleScanTests(SampleScanTests.Platform platform) : IClassFixture<SampleScanTests.Platform>
{
    [Theory]
    [InlineData("2026-11-13", "enforcement_volume", "market=BR|ID|MX surface=comments category=fraud_spam")]
    [InlineData("2026-03-09", "enforcement_volume", "category=misinformation")]
    [InlineData("2026-06-11", "views", "content_type=live")]
    [InlineData("2026-09-21", "fired", "strategy=vision_v4 surface=for_you")]
    public async Task Scan_PlantedIncident_IsTheOneFoundAndItsSegmentIsNamed(string day, string watched, string segment)
    {
        var found = await ScanAsync(day);
        var incident = Assert.Single(found);
        Assert.Equal(watched, incident.GetProperty("alarms")[0].GetProperty("watched").GetString());
        Assert.Equal(segment, string.Join(' ', incident.GetProperty("cause").EnumerateObject().Select(p => $"{p.Name}={string.Join('|', p.Value.EnumerateArray().Select(v => v.GetString()))}")));
    }

    [Theory]
    [InlineData("2026-01-12")]
    [InlineData("2026-02-02")]
    public async Task Scan_QuietWeek_FindsNothing(string day) => Assert.Empty(await ScanAsync(day));

    [Fact]
    public async Task Replay_OfFourMornings_KeepsFourIncidentsWithTheirOnsets()
    {
        foreach (var day in new[] { "2026-03-09", "2026-06-11", "2026-09-21", "2026-11-12", "2026-11-13" })
        {
            var (code, _, error) = await DashboardProcess.RunAsync(["scan", "--as-of", day, "--record", "--data", platform.Folder], limit: TimeSpan.FromMinutes(3));
            Assert.True(code == CommandLine.Done, error);
        }
        var (_, output, _) = await DashboardProcess.RunAsync(["incidents", "--state", "all", "--json", "--data", platform.Folder]);
        var incidents = JsonDocument.Parse(output).RootElement.GetProperty("incidents").EnumerateArray().OrderBy(i => i.GetProperty("first").GetString()).ToList();
        Assert.Equal(["enforcement_volume", "views", "fired", "enforcement_volume"], incidents.Select(i => i.GetProperty("watched").GetString()));
        // The drift has no first day; the thin series of one detector on one surface is known to within days.
        Assert.All(incidents.Skip(1).Zip([new DateOnly(2026, 6, 8), new DateOnly(2026, 8, 31), new DateOnly(2026, 11, 10)]), i => Assert.InRange(Math.Abs(i.First.GetProperty("first").Deserialize<DateOnly>().DayNumber - i.Second.DayNumber), 0, 2));

        var id = incidents[^1].GetProperty("id").GetInt32();
        var (done, file, problem) = await DashboardProcess.RunAsync(["incident", id.ToString(System.Globalization.CultureInfo.InvariantCulture), "--json", "--data", platform.Folder], limit: TimeSpan.FromMinutes(2));
        Assert.True(done == CommandLine.Done, problem);
        var root = JsonDocument.Parse(file).RootElement;
        Assert.Equal("2026-11-10", root.GetProperty("diagnosis").GetProperty("onset").GetProperty("point").GetString());
        Assert.Contains("user reports", root.GetProperty("incident").GetProperty("history").GetString(), StringComparison.Ordinal);
        Assert.True(root.GetProperty("diagnosis").GetProperty("share_of_change").GetProperty("low").GetDouble() > 0.5);
    }

    [Theory]
    [InlineData("incident", "99", CommandLine.InputRejected, "no such incident")]
    [InlineData("incidents", "--state=odd", CommandLine.Usage, "--state")]
    public async Task Incidents_AskedWrongly_AreRefused(string verb, string argument, int expected, string said)
    {
        var (code, output, error) = await DashboardProcess.RunAsync([verb, argument, "--data", platform.Folder]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday", "1", CommandLine.Usage, "--as-of")]
    [InlineData("2026-03-09", "0", CommandLine.Usage, "--budget")]
    [InlineData("2025-08-05", "1", CommandLine.InputRejected, "days of data")]
    public async Task Scan_Mistake_IsRefusedWithWhatIsNeeded(string day, string budget, int expected, string said)
    {
        var (code, _, error) = await DashboardProcess.RunAsync(["scan", "--as-of", day, "--budget", budget, "--data", platform.Folder]);
        Assert.Equal(expected, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> ScanAsync(string day)
    {
        var (code, output, error) = await DashboardProcess.RunAsync(["scan", "--as-of", day, "--json", "--data", platform.Folder], limit: TimeSpan.FromMinutes(3));
        Assert.True(code == CommandLine.Done, error);
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("incidents").EnumerateArray()];
    }

    public sealed class Platform : IAsyncLifetime
    {
        private static readonly string[] Files = ["action.csv.gz", "detection.csv.gz", "exposure.csv.gz", "label.csv.gz", "review.csv.gz", "appeal.csv", "operations.sqlite"];

        public string Folder { get; } = Directory.CreateTempSubdirectory("scan-").FullName;

        public async ValueTask InitializeAsync()
        {
            var (code, _, error) = await DashboardProcess.RunAsync(["import", .. Files.Select(f => Path.Combine(Repository.Root, "sample-data", f)), "--data", Folder], limit: TimeSpan.FromMinutes(5));
            Assert.True(code == CommandLine.Done, error);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
