using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Support.Review;

namespace TrustSafety.Dashboard.Tests.Cli;

public sealed class IndicatorCommandTests
{
    private static readonly Review System1 = new(
        [.. Removals("2026-07-21", 80), .. Removals("2026-07-22", 20, automated: false), .. Removals("2026-07-22", 3, "NZ"), .. Removals("2026-07-22", 40, "BR")],
        [FakeFacts.Extract(Fact.Action, "2026-07-13", "2026-07-26")]);

    private static async Task<JsonElement> Json(string id, string from, string to, string[]? by = null, (string Dimension, string Value)[]? where = null) =>
        JsonSerializer.SerializeToElement(ReadoutJson.Of(await System1.Read(id, from, to, by, where?.Select(w => new Dashboard.Indicators.DimensionFilter(w.Dimension, [w.Value])).ToArray())), JsonText.Options);

    [Fact]
    public async Task Json_Measured_HasExactlyTheAgreedShape()
    {
        var json = await Json("automation_share", "2026-07-20", "2026-07-27", where: [("market", "US")]);
        Assert.Equal("""
            {"indicator":"automation_share","unit":"fraction","display":{"unit":"percent","factor":100,"suffix":"%","decimals":1},"by":[],
            "rows":[{"period":"2026-W30","keys":[],"status":"measured","value":0.8,"low":0.7111708344068411,"high":0.8666330666689676,"level":0.95,"method":"Wilson","n":100,"numerator":80,"denominator":100,"nEff":null,"note":null,"reason":null}],
            "provenance":{"snapshot":"snapshot","extracts":[{"name":"Action.csv","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}],"indicator":"automation_share","indicatorVersion":1,"filters":["market US"],"zone":"UTC","computedAt":"2026-08-03T06:00:00+00:00"}}
            """.ReplaceLineEndings(""), JsonSerializer.Serialize(json).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_Withheld_TellsNoNumber()
    {
        var json = await Json("enforcement_volume", "2026-07-20", "2026-07-27", ["market"]);
        var row = json.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("keys")[0].GetString() == "NZ");
        Assert.Equal("suppressed", row.GetProperty("status").GetString());
        Assert.All(["value", "low", "high", "n", "numerator", "denominator"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task Json_PeriodWithoutData_IsMissingWithItsReason()
    {
        var row = Assert.Single((await Json("automation_share", "2025-01-06", "2025-01-13")).GetProperty("rows").EnumerateArray());
        Assert.Equal("missing", row.GetProperty("status").GetString());
        Assert.Contains("2026-07-13", row.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope", null, null, null, null, "", "automation_share")]
    [InlineData("automation_share", null, null, null, "planet", "", "subcategory")]
    [InlineData("automation_share", null, null, null, "market,language,surface", "", "one or two")]
    [InlineData("automation_share", null, null, null, null, "planet=US", "market")]
    [InlineData("automation_share", null, null, null, null, "market", "DIM=VALUE")]
    [InlineData("automation_share", null, null, null, null, "market=XX", "BR, NZ, US")]
    [InlineData("automation_share", "2026-W99", null, null, null, "", "2026-W30")]
    [InlineData("automation_share", "2026-W30", "2026-07-20", "2026-07-26", null, "", "--week")]
    [InlineData("automation_share", null, "2026-07-20", null, null, "", "--to")]
    [InlineData("automation_share", null, "2026-07-27", "2026-07-20", null, "", "--from")]
    [InlineData("automation_share", null, "20.7.2026", "2026-07-20", null, "", "2026-07-01")]
    public async Task Arguments_Mistake_IsRefusedWithWhatIsAllowed(string id, string? week, string? from, string? to, string? by, string where, string allowed)
    {
        var arguments = new IndicatorArguments(id, week, from, to, Grain.Week, by, where.Length == 0 ? [] : [where]);
        var (request, problems) = await arguments.ReadAsync(System1.Indicators.Catalog, System1.Facts, TestContext.Current.CancellationToken);
        Assert.Null(request);
        Assert.Contains(problems, p => p.Contains(allowed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arguments_NoPeriod_MeanTheLastCompleteWeek()
    {
        var arguments = new IndicatorArguments("automation_share", null, null, null, Grain.Week, "market", ["market=US", "market=BR", "surface!=live"]);
        var (request, _) = await arguments.ReadAsync(System1.Indicators.Catalog, System1.Facts, TestContext.Current.CancellationToken);
        Assert.Equal((Day("2026-07-20"), Day("2026-07-27")), (request!.From, request.To));
        Assert.Equal(["US", "BR"], request.Where[0].Values);
        Assert.True(request.Where[1].Exclude);
    }

    [Fact]
    public async Task Table_EveryState_FitsOneLineWithItsSource()
    {
        var text = ReadoutTable.Of(await System1.Read("enforcement_volume", "2026-07-20", "2026-07-27", ["market"]));
        Assert.Contains("suppressed", text, StringComparison.Ordinal);
        Assert.Contains("Poisson, exact", text, StringComparison.Ordinal);
        Assert.Contains("snapshot", text, StringComparison.Ordinal);
    }
}
