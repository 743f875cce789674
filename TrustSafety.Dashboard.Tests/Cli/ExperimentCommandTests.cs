using System.Text.Json;
using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Cli;

/// <summary>The verbs over the sample's experiments, from the import to the answer. Console.Out belongs to the process, so these do not run beside others that print.</summary>
[Collection("Console")]
public sealed class ExperimentCommandTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("experiment-command-").FullName;

    public async ValueTask InitializeAsync() =>
        Assert.Equal(CommandLine.Done, (await ConsoleRun.RunAsync("import", Path.Combine(Repository.Root, "sample-data", "experiment_unit.csv"), "--data", folder)).Code);

    private async Task<JsonElement> JsonAsync(params string[] verb)
    {
        var (code, output, error) = await ConsoleRun.RunAsync([.. verb, "--data", folder, "--json"]);
        Assert.True(code == CommandLine.Done, error);
        return JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public async Task Experiments_AsJson_WaitingFirstWithTheirVerdicts()
    {
        var all = (await JsonAsync("experiments")).EnumerateArray().ToList();
        Assert.Equal(["live_delay", "warning_prompt", "comment_layout"], all.Select(e => e.GetProperty("experiment").GetString()));
        Assert.Equal(["not readable", "ship", "no effect shown"], all.Select(e => e.GetProperty("decision").GetString()));
        Assert.All(all, e => Assert.Equal("waiting", e.GetProperty("stage").GetString()));
        var (_, text, _) = await ConsoleRun.RunAsync("experiments", "--data", folder);
        Assert.Contains("live_delay  not readable  waiting for a decision", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiment_AsJson_HasItsFamilyItsSumsAndItsSegments()
    {
        var one = await JsonAsync("experiment", "warning_prompt");
        var primary = one.GetProperty("metrics")[0];
        Assert.Equal("primary", primary.GetProperty("role").GetString());
        var effect = primary.GetProperty("effect");
        var (arm, baseline) = (effect.GetProperty("arm").GetProperty("mean").GetDouble(), effect.GetProperty("baseline").GetProperty("mean").GetDouble());
        Assert.Equal(arm - baseline, effect.GetProperty("absolute").GetProperty("value").GetDouble(), 1e-12);
        var family = one.GetProperty("families")[0];
        Assert.True(family.GetProperty("open").GetBoolean());
        Assert.Equal(one.GetProperty("segments").EnumerateArray().Count(s => s.GetProperty("adjustedP").ValueKind == JsonValueKind.Number) + 1 + 3, family.GetProperty("tests").GetInt32());
        Assert.All(one.GetProperty("segments").EnumerateArray().Where(s => s.GetProperty("adjustedP").ValueKind == JsonValueKind.Number), s =>
            Assert.Equal(s.GetProperty("adjustedP").GetDouble() <= 0.05, s.GetProperty("effect").GetProperty("absolute") is var a && (a.GetProperty("low").GetDouble() > 0 || a.GetProperty("high").GetDouble() < 0)));
        Assert.Equal("holds", one.GetProperty("guardrails")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Experiment_AsText_SaysVerdictHealthEffectsAndFamily()
    {
        var (code, text, _) = await ConsoleRun.RunAsync("experiment", "warning_prompt", "--data", folder);
        Assert.Equal(CommandLine.Done, code);
        foreach (var said in new[] { ": ship.", "Did each arm get its planned share?", "primary   Violating views per user, treatment:", "% [−21", "holds: may be at most 5 % worse", "One family of", "By market:" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        var (_, broken, _) = await ConsoleRun.RunAsync("experiment", "live_delay", "--data", folder);
        Assert.Contains("Effects (not to be read, see above)", broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_AsJson_HasUnitsDaysMarginsAndTheEntry()
    {
        var plan = await JsonAsync("plan", "violating_views_per_user", "--lift", "10", "--analysis", "sequential");
        Assert.True(plan.GetProperty("units").GetProperty("low").GetDouble() < plan.GetProperty("units").GetProperty("value").GetDouble());
        Assert.True(plan.GetProperty("days").GetInt32() > 0);
        Assert.Contains(plan.GetProperty("margins").EnumerateArray(), m => m.GetProperty("metric").GetString() == "views_per_user");
        Assert.Contains("analysis: sequential", plan.GetProperty("yaml").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("experiment", "other", "warning_prompt")]
    [InlineData("plan", "other", "METRIC takes")]
    public async Task Name_Unknown_IsAUsageErrorWithWhatIsAllowed(string verb, string name, string said)
    {
        var (code, _, error) = await ConsoleRun.RunAsync(verb, name, "--data", folder);
        Assert.Equal(CommandLine.Usage, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
