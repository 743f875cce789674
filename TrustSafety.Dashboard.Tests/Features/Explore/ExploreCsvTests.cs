using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Explore;

public sealed class ExploreCsvTests
{
    private readonly Platform platform = new();

    [Fact]
    public async Task File_BeginsWithWhereItCameFrom()
    {
        var lines = await LinesAsync("?by=surface");
        Assert.StartsWith("# Exposure leakage was 20.0 %", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("# leakage_rate v1 · snapshot 9f3a17c2", StringComparison.Ordinal));
        Assert.Contains(lines, l => l == $"# extract label.csv sha256 {new string('a', 64)}");
        Assert.StartsWith("indicator,unit,period,surface,status,value", lines.First(l => l[0] != '#'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_Rows_AreWhatThePageShows()
    {
        var rows = await RowsAsync("?by=surface&from=2026-11-02&to=2026-11-16");
        Assert.Equal(2 + (3 * 2), rows.Count);
        Assert.Equal(["leakage_rate", "fraction", "2026-W46", "live", "measured", "0.3"], rows.Single(r => r[2] == "2026-W46" && r[3] == "live").Take(6));
        Assert.Equal("(all)", rows[0][3]);
        var change = rows.Single(r => r[2] == "2026-W46" && r[3] == "live").TakeLast(6).ToList();
        Assert.Equal("2026-W45", change[0]);
        Assert.Equal(0.1, double.Parse(change[1], CultureInfo.InvariantCulture), 9);
        Assert.Equal("Newcombe", change[4]);
    }

    [Fact]
    public async Task File_ProtectedCell_HasAStatusAndNoNumber()
    {
        platform.Value = segment => segment == "live" ? new Readout.Suppressed("fewer than 10 items") : Readouts.Measured(0.2, 0.01);
        var row = (await RowsAsync("?by=surface")).Single(r => r[2] == "2026-W46" && r[3] == "live");
        Assert.Equal(["suppressed", "", "", "", "", "", "", "", "", "protected: fewer than 10 items", "2026-W45", "", "", "", "", ""], row.Skip(4));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    public async Task File_ValueThatLooksLikeAFormula_IsText(string value)
    {
        platform.Values["surface"] = [value];
        var text = await TextAsync("?by=surface");
        Assert.DoesNotContain($",{value},", text, StringComparison.Ordinal);
        Assert.Contains("'" + value.Replace("\"", "\"\"", StringComparison.Ordinal), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_NegativeNumbers_StayNumbers()
    {
        platform.Value = segment => Readouts.Measured(segment == "live" ? 0.1 : 0.2, 0.01);
        var row = (await RowsAsync("?by=surface")).Single(r => r[2] == "2026-W46" && r[3] == "live");
        Assert.True(double.Parse(row[^5], NumberStyles.Float, CultureInfo.InvariantCulture) < 0);
    }

    [Fact]
    public async Task File_ProvenanceWithCommasAndFormulas_IsOneHarmlessCell()
    {
        platform.Values["surface"] = ["a,=1+1"];
        var comments = (await LinesAsync("?by=surface&where=surface:a%5C,=1%2B1,b")).Where(l => l[0] == '#');
        Assert.All(comments, l => Assert.DoesNotContain(',', l));
    }

    private async Task<List<string[]>> RowsAsync(string query) => [.. (await LinesAsync(query)).Where(l => l[0] != '#').Skip(1).Select(l => l.Split(','))];

    private async Task<List<string>> LinesAsync(string query) => [.. (await TextAsync(query)).TrimEnd('\n').Split('\n')];

    private async Task<string> TextAsync(string query)
    {
        var reader = new ExploreReader(new(platform, platform), platform, platform, new(platform, Options.Create(new DisclosureOptions())));
        var model = (await reader.ReadAsync(ViewState.Parse(query).State, TestContext.Current.CancellationToken))!;
        using var file = new MemoryStream();
        await ExploreCsv.WriteAsync(model, file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
