using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Features.Explore;

namespace TrustSafety.Dashboard.Tests.Api;

public sealed class ApiTests : IAsyncLifetime
{
    private readonly Platform platform = new();
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<IFacts>(platform).AddSingleton<IIndicators>(platform).AddSingleton<IComparisons>(platform);
        builder.Services.AddApi().AddExplore();
        app = builder.Build();
        app.MapApi();
        app.MapExplore();
        await app.StartAsync(TestContext.Current.CancellationToken);
        client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Indicators_Asked_AreListedWithTheirDefinitions()
    {
        var list = await JsonAsync("/api/indicators");
        Assert.Equal(["leakage_rate", "appeal_rate"], list.EnumerateArray().Select(i => i.GetProperty("id").GetString()));
        Assert.Equal("lower_is_better", list[0].GetProperty("direction").GetString());
    }

    [Fact]
    public async Task Indicator_Asked_AnswersAsTheCommandLineDoes()
    {
        const string query = "?from=2026-11-02&to=2026-11-16&by=surface&where=market:BR";
        var series = await platform.ReadAsync(
            new("leakage_rate", Dashboard.Time.Grain.Week, new(2026, 11, 2), new(2026, 11, 16)) { By = ["surface"], Where = [new("market", ["BR"])] }, TestContext.Current.CancellationToken);
        Assert.Equal(JsonSerializer.Serialize(ReadoutJson.Of(series), JsonText.Options), await client.GetStringAsync("/api/indicators/leakage_rate" + query, TestContext.Current.CancellationToken));
        Assert.Equal("market:BR", Dashboard.Shell.FilterText.Write(platform.Asked[^1].Where[0]));
    }

    [Fact]
    public async Task Indicator_NoPeriod_IsTheLastCompleteWeek()
    {
        var row = Assert.Single((await JsonAsync("/api/indicators/leakage_rate")).GetProperty("rows").EnumerateArray());
        Assert.Equal("2026-W46", row.GetProperty("period").GetString());
    }

    [Fact]
    public async Task Indicator_Protected_HasNoNumberInAnyFormat()
    {
        platform.Value = _ => new Readout.Suppressed("fewer than 10 items");
        var row = Assert.Single((await JsonAsync("/api/indicators/leakage_rate")).GetProperty("rows").EnumerateArray());
        Assert.Equal("suppressed", row.GetProperty("status").GetString());
        Assert.All(["value", "low", "high", "n"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
        var csv = await client.GetStringAsync("/api/indicators/leakage_rate.csv", TestContext.Current.CancellationToken);
        Assert.EndsWith("leakage_rate,fraction,2026-W46,suppressed,,,,,,,,,protected: fewer than 10 items\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_Asked_HasProvenanceAndTheSameValues()
    {
        var lines = (await client.GetStringAsync("/api/indicators/leakage_rate.csv?by=surface", TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        Assert.StartsWith("# leakage_rate v1", lines[0], StringComparison.Ordinal);
        Assert.Equal("indicator,unit,period,surface,status,value,low,high,level,method,n,numerator,denominator,reason", lines[2]);
        Assert.StartsWith("leakage_rate,fraction,2026-W46,live,measured,0.3,", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?grain=hour", "grain", "day, week or month")]
    [InlineData("?by=planet", "by", "market")]
    [InlineData("?by=market,surface,category", "by", "1 or 2")]
    [InlineData("?where=market:XX", "where", "BR, MX")]
    [InlineData("?where=planet:X", "where", "dimensions are")]
    [InlineData("?from=2026-11-02", "from", "belong together")]
    [InlineData("?from=2026-11-09&to=2026-11-02", "to", "after the one of from")]
    [InlineData("?week=2026-W60", "week", "2026-W30")]
    [InlineData("?week=2026-W46&from=2026-11-02&to=2026-11-09", "week", "alone")]
    [InlineData("?form=2026-11-02", "form", "from")]
    public async Task Indicator_UnusableParameter_IsRefusedNamingItAndWhatIsAllowed(string query, string parameter, string allowed)
    {
        var response = await client.GetAsync("/api/indicators/leakage_rate" + query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var message = problem.GetProperty("errors").GetProperty(parameter)[0].GetString();
        Assert.Contains(allowed, message, StringComparison.Ordinal);
        Assert.DoesNotContain("default is used", message, StringComparison.Ordinal);
        Assert.Empty(platform.Asked);
    }

    [Fact]
    public async Task Indicator_Unknown_IsNotFoundAndSaysWhichThereAre()
    {
        var response = await client.GetAsync("/api/indicators/nonsense", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("appeal_rate", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indicator_NoData_SaysWhatToDo()
    {
        platform.IsEmpty = true;
        var response = await client.GetAsync("/api/indicators/leakage_rate", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Import extracts first", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?by=planet", "by takes")]
    [InlineData("?indicator=nonsense", "appeal_rate")]
    public async Task ExploreFile_UnusableParameter_IsRefusedAndNotQuietlyAnotherView(string query, string says)
    {
        var response = await client.GetAsync("/explore.csv" + query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<JsonElement> JsonAsync(string path) => await client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
}
