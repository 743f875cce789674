using System.Text.Json;
using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Cli;

/// <summary>The verbs over the judged sample, each as a process of its own.</summary>
public sealed class JudgedCommandTests(JudgedRooms rooms) : IClassFixture<JudgedRooms>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Coverage_OfHateCheck_SaysWhatFourDetectorsCatch()
    {
        var json = await JsonAsync("coverage", await rooms.HateCheckAsync());
        var (oracle, hateful) = (Oracles().GetProperty("hatecheck_coverage"), Oracles().GetProperty("hatecheck_coverage").Number("hateful"));
        Near(oracle.Number("any") / hateful, Row(json, "caught_before").Number("value"), 1e-12);
        Assert.Equal(hateful, Row(json, "caught_before").Number("n"));
        foreach (var strategy in oracle.GetProperty("unique_tp").EnumerateObject())
            Near(strategy.Value.GetDouble() / hateful, Row(json, "caught_alone_by", strategy.Name).Number("value"), 1e-12);
        Near(Oracles().GetProperty("capture_recapture_chapman")[0].Number("N_hat"), Row(json, "violating_floor", "perspective × bert_davidson").Number("value"), 1e-9);
        Shaped(json, "coverage", "map", "holes", "by_category", "by_surface", "by_language", "by_market", "by_severity", "overlap", "portfolio");
    }

    [Fact]
    public async Task Strategies_OfHateCheck_HaveTheirConfusion()
    {
        var json = await JsonAsync("strategies", await rooms.HateCheckAsync());
        foreach (var strategy in Oracles().GetProperty("hatecheck_confusion").EnumerateObject())
        {
            double Of(string cell) => strategy.Value.Number(cell);
            Near(Of("tp") / (Of("tp") + Of("fp")), Row(json, "precision", strategy.Name).Number("value"), 1e-12);
            Near(Of("tp") / (Of("tp") + Of("fn")), Row(json, "recall", strategy.Name).Number("value"), 1e-12);
            Near(Of("fp") / (Of("fp") + Of("tn")), Row(json, "false_positive_rate", strategy.Name).Number("value"), 1e-12);
        }
        Assert.Equal(["bert_davidson", "bert_founta", "perspective", "siftninja"], json.GetProperty("strategies").EnumerateArray().Select(s => s.GetProperty("strategy").GetString()).Order(StringComparer.Ordinal));
        Shaped(json, "portfolio", "scores", "drift", "slices", "uplift");
    }

    [Fact]
    public async Task Prevalence_OfDavidson_HasTheStratifiedEstimates()
    {
        var json = await JsonAsync("prevalence", await rooms.DavidsonAsync(), "--budget", "900", "--target", "0.01");
        var oracle = Oracles().GetProperty("stratified_prevalence_davidson");
        var finite = Row(json, "stratified_fpc");
        Near(oracle.Number("stratified", "p"), finite.Number("value"), 1e-9);
        Near(oracle.Number("stratified", "se"), finite.Number("standardError"), 1e-9);
        Near(oracle.Number("hajek", "kish_n_eff"), Row(json, "unstratified").Number("effectiveN"), 1e-7);
        Near(oracle.Number("difference_ppi", "p"), Row(json, "prediction_powered", "hate_model").Number("value"), 1e-9);
        var plan = json.GetProperty("plan");
        Assert.Equal(900, plan.GetProperty("strata").EnumerateArray().Sum(s => s.GetProperty("labels").GetInt64()));
        Assert.True(plan.GetProperty("needed").GetInt64() > 0);
        Shaped(json, "prevalence", "estimates", "by_category", "by_market", "by_surface", "by_language", "change", "plan");
    }

    [Fact]
    public async Task Strategies_OfDavidson_ReadTheThresholdAskedFor()
    {
        var folder = await rooms.DavidsonAsync();
        var read = (await JsonAsync("strategies", folder, "--strategy", "hate_model", "--threshold", "0.3", "--miss_cost", "0")).GetProperty("threshold");
        Assert.Equal(0.3, read.Number("threshold"));
        Assert.InRange(read.Number("recall", "value"), read.Number("recall", "low"), read.Number("recall", "high"));
        Assert.Equal(read.Number("flagsPerDay"), read.Number("costPerDay"), 1e-9);
        var held = (await JsonAsync("strategies", folder, "--strategy", "hate_model", "--fixed_recall", "0.9")).GetProperty("threshold");
        Assert.True(held.Number("recall", "value") >= 0.9);
        var rule = await JsonAsync("strategies", folder, "--rule", "score(hate_model) >= 0.3 or fired(lexicon)");
        Assert.Equal("score(hate_model) >= 0.3 or fired(lexicon)", rule.GetProperty("rule").GetString());
        // All tweets are of one day, so their week is not over.
        Assert.Equal("provisional", Row(rule, "recall").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("prevalence", "broke the rules")]
    [InlineData("strategies", "finds most violating views")]
    [InlineData("coverage", "of the violating exposure was caught before the view")]
    public async Task Verb_OfTheSample_AnswersInWordsAndInJson(string verb, string words)
    {
        var folder = await rooms.SampleAsync();
        var (code, output, error) = await DashboardProcess.RunAsync([verb, "--weeks", "8", "--where", "market!=US", "--data", folder], limit: Limit);
        Assert.Equal((CommandLine.Done, ""), (code, error));
        Assert.Contains(words, output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("snapshot", output, StringComparison.Ordinal);
        var json = await JsonAsync(verb, folder, "--weeks", "8", "--where", "market!=US");
        Assert.Equal(8, json.GetProperty("weeks").GetInt32());
        Assert.Equal(output.Split('\n')[0].TrimEnd(), json.GetProperty("sentence").GetString());
        Shaped(json);
    }

    [Theory]
    [InlineData("prevalence", "--week", "2026-W60", "--week takes an ISO week like 2026-W44.")]
    [InlineData("prevalence", "--weeks", "0", "--weeks takes a whole number from 1 to 260.")]
    [InlineData("prevalence", "--by", "planet", "--by takes one of market, language")]
    [InlineData("prevalence", "--where", "market", "DIM=VALUE")]
    [InlineData("prevalence", "--where", "market=ATLANTIS", "--where names a market that no row has. There are")]
    [InlineData("prevalence", "--floor", "1", "--floor takes a whole number from 2 to 100000.")]
    [InlineData("prevalence", "--target", "3", "--target takes a number from")]
    [InlineData("prevalence", "--budget", "many", "--budget")]
    [InlineData("strategies", "--threshold", "2", "--threshold takes a number from 0 to 1.")]
    [InlineData("strategies", "--strategy", "nobody", "--strategy takes bert_davidson, bert_founta, perspective or siftninja.")]
    [InlineData("strategies", "--against", "nobody", "--against takes")]
    [InlineData("strategies", "--beta", "0", "--beta takes a number from 0.1 to 10.")]
    [InlineData("strategies", "--capacity", "-1", "--capacity takes a number from 0")]
    [InlineData("strategies", "--rule", "score(", "--rule At character 7:")]
    [InlineData("strategies", "--signals", "nobody", "--signals takes")]
    [InlineData("coverage", "--capacity", "0", "--capacity takes a number from 0.01")]
    [InlineData("coverage", "--floor", "2", "--floor takes a number from 0 to 1.")]
    [InlineData("coverage", "--planet", "mars", "--planet")]
    public async Task Option_ThatCannotBe_EndsWithTwoAndSaysWhatMay(string verb, string option, string value, string allowed)
    {
        var (code, output, error) = await DashboardProcess.RunAsync([verb, option, value, "--json", "--data", await rooms.HateCheckAsync()], limit: Limit);
        Assert.Equal(CommandLine.Usage, code);
        Assert.Empty(output);
        Assert.Contains(allowed, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prevalence")]
    [InlineData("strategies")]
    [InlineData("coverage")]
    public async Task Verb_WithoutJudgedViews_EndsWithOneAndSaysWhatToDo(string verb)
    {
        var (code, output, error) = await DashboardProcess.RunAsync([verb, "--json", "--data", rooms.Empty], limit: Limit);
        Assert.Equal((CommandLine.InputRejected, ""), (code, output));
        Assert.Contains("import PATH", error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonAsync(string verb, string folder, params string[] options)
    {
        var (code, output, error) = await DashboardProcess.RunAsync([verb, "--json", .. options, "--data", folder], limit: Limit);
        Assert.True(code == CommandLine.Done, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static IEnumerable<JsonElement> Rows(JsonElement json) => json.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("rows").EnumerateArray());

    private static JsonElement Row(JsonElement json, string measure, string? key = null) =>
        Rows(json).First(r => r.GetProperty("measure").GetString() == measure && r.GetProperty("key").GetString() == key);

    /// <summary>Every number with its interval, level, method and n, every other row with its reason, every section with its source.</summary>
    private static void Shaped(JsonElement json, params string[] sections)
    {
        if (sections.Length > 0) Assert.Equal(sections, json.GetProperty("sections").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        foreach (var section in json.GetProperty("sections").EnumerateArray())
        {
            Assert.NotEmpty(section.GetProperty("note").GetString()!);
            Assert.NotEmpty(section.GetProperty("provenance").GetProperty("extracts").EnumerateArray());
        }
        foreach (var row in Rows(json))
        {
            var isMeasured = row.GetProperty("status").GetString() is "measured" or "provisional";
            Assert.All(["value", "level", "method", "n"], name => Assert.True(!isMeasured || row.GetProperty(name).ValueKind != JsonValueKind.Null, $"{row} has no {name}."));
            Assert.True(isMeasured || (row.GetProperty("reason").GetString()?.Length > 0 && row.GetProperty("value").ValueKind == JsonValueKind.Null), $"{row} says no reason, or a value all the same.");
            Assert.NotEmpty(row.GetProperty("unit").GetString()!);
            if (row.GetProperty("low").ValueKind == JsonValueKind.Number && row.GetProperty("high").ValueKind == JsonValueKind.Number)
                Assert.True(row.Number("low") <= row.Number("value") + 1e-12 && row.Number("value") <= row.Number("high") + 1e-12, $"{row} lies outside of its interval.");
        }
    }
}
