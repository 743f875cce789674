using System.Text.Json;
using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Features.Quality;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Cli;

public sealed class QualityCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quality-command-").FullName;

    [Fact]
    public async Task Json_OfHateCheck_HasTheFleissKappaWithItsIntervalAndSource()
    {
        var file = SharedData.Path("data", "hatecheck", "hatecheck_annotations_long.csv");
        var (imported, _, problem) = await DashboardProcess.RunAsync(["import", file, "--map", Path.Combine(Repository.Root, "docs", "mappings"), "--data", folder]);
        Assert.True(imported == CommandLine.Done, problem);
        var (code, output, error) = await DashboardProcess.RunAsync(["quality", "--json", "--data", folder]);
        Assert.True(code == CommandLine.Done, error);
        var sections = JsonDocument.Parse(output).RootElement.GetProperty("sections").EnumerateArray().ToList();
        var agreement = sections.Single(s => s.GetProperty("id").GetString() == "agreement");
        var kappa = agreement.GetProperty("rows").EnumerateArray().First(r => r.GetProperty("measure").GetString() == "fleiss_kappa");
        Assert.Equal(0.9285122634179135, kappa.GetProperty("value").GetDouble(), 12);
        Assert.Equal("Fleiss κ, jackknife", kappa.GetProperty("method").GetString());
        Assert.True(kappa.GetProperty("low").GetDouble() < 0.9285 && kappa.GetProperty("high").GetDouble() > 0.9285);
        Assert.Equal("hatecheck_annotations_long.csv", agreement.GetProperty("provenance").GetProperty("extracts")[0].GetProperty("name").GetString()!.Split(' ')[0]);
        Assert.DoesNotContain("annotator", output, StringComparison.OrdinalIgnoreCase);

        var (filtered, table, _) = await DashboardProcess.RunAsync(["quality", "--where", "subcategory=slur_h", "--data", folder]);
        Assert.Equal(CommandLine.Done, filtered);
        Assert.Contains("Fleiss κ", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quality_WithoutReviews_SaysWhatToDo()
    {
        var (code, _, error) = await DashboardProcess.RunAsync(["quality", "--data", folder]);
        Assert.Equal(CommandLine.InputRejected, code);
        Assert.Contains("import PATH", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-13", null, null, "--period")]
    [InlineData(null, "planet", null, "--by")]
    [InlineData(null, null, "planet=X", "--where")]
    [InlineData(null, null, "market", "DIM=VALUE")]
    public void Query_Mistake_IsRefusedWithWhatIsAllowed(string? period, string? by, string? where, string allowed)
    {
        var (state, problems) = QualityQuery.Read(period, by, where is null ? [] : [where]);
        Assert.Null(state);
        Assert.Contains(problems, p => p.Contains(allowed, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--period", "2026-13", "--period takes a month, week or day like 2026-10")]
    [InlineData("--by", "planet", "--by takes one of market, language")]
    [InlineData("--where", "planet=X", "--where")]
    [InlineData("--where", "subcategory=nothing", "--where names a subcategory that no row has. There are")]
    [InlineData("--queue", "x", "--queue")]
    public async Task Option_ThatCannotBe_EndsWithTwoAndSaysWhatMay(string option, string value, string allowed)
    {
        var file = SharedData.Path("data", "hatecheck", "hatecheck_annotations_long.csv");
        var (imported, _, problem) = await DashboardProcess.RunAsync(["import", file, "--map", Path.Combine(Repository.Root, "docs", "mappings"), "--data", folder]);
        Assert.True(imported == CommandLine.Done, problem);
        var (code, output, error) = await DashboardProcess.RunAsync(["quality", option, value, "--json", "--data", folder]);
        Assert.Equal((CommandLine.Usage, ""), (code, output));
        Assert.Contains(allowed, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_Given_IsThePagesState()
    {
        var (state, _) = QualityQuery.Read("2026-W44", "market", ["market=DE", "market=FR", "surface!=live"]);
        Assert.Equal("?after=2026-W44&by=market&where=market:DE,FR&where=surface:!live", state!.ToQuery());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
