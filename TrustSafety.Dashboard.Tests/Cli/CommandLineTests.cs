using TrustSafety.Dashboard.Cli;

namespace TrustSafety.Dashboard.Tests.Cli;

/// <summary>What a newcomer reads who asks, and who types something wrong.</summary>
[Collection("Console")]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("PATH", "import")]
    [InlineData("--as must be one of exposure, label", "import", "x.csv", "--as", "foo")]
    [InlineData("--reject-limit must be a share from 0 to 1", "import", "x.csv", "--reject-limit", "7")]
    [InlineData("--zone must be an IANA time zone", "import", "x.csv", "--zone", "Mars")]
    [InlineData("--zone must be an IANA time zone", "import", "x.csv", "--zone", "W. Europe Standard Time")]
    [InlineData("--grain must be one of day, week, month.", "indicator", "violative_view_rate", "--grain", "year")]
    [InlineData("ID must be a number that `extracts` shows.", "extracts", "remove", "abc")]
    [InlineData("--rows must be a whole number from 5000 to 100000000.", "sample", "--out", "x", "--rows", "many")]
    [InlineData("--seed must be a whole number, 0 or more.", "sample", "--out", "x", "--seed", "-1")]
    [InlineData("'bogus'", "bogus")]
    public async Task Usage_Wrong_IsSaidInWordsOnTheErrorOutputAloneWithTheWayToHelp(string problem, params string[] arguments)
    {
        var (code, output, error) = await ConsoleRun.RunAsync(arguments);
        Assert.Equal(CommandLine.Usage, code);
        Assert.Empty(output);
        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.EndsWith("--help`.", error.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("TrustSafety.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_WrongInSeveralWays_IsSaidAtOnceWithTheVerbsOwnHelp()
    {
        var (_, _, error) = await ConsoleRun.RunAsync("import", "x.csv", "--as", "foo", "--zone", "Mars", "--reject-limit", "7");
        foreach (var option in new[] { "--as must", "--zone must", "--reject-limit must" }) Assert.Contains(option, error, StringComparison.Ordinal);
        Assert.EndsWith("See `import --help`.", error.TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("See `extracts remove --help`.", (await ConsoleRun.RunAsync("extracts", "remove", "abc")).Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Exit codes: 0 done, 1 input rejected, 2 usage.", "--help")]
    [InlineData("--urls <URLS>", "serve", "--help")]
    [InlineData("--map <FILE.sql>", "import", "--help")]
    [InlineData("--grain <day|week|month>", "indicator", "--help")]
    [InlineData("remove <ID>", "extracts", "--help")]
    [InlineData("validate <FILE>", "indicators", "--help")]
    [InlineData("--out <DIR>", "sample", "--help")]
    [InlineData("--data <DIR>", "sample", "--help")]
    public async Task Help_OfEveryVerb_SaysWhatMayFollow(string part, params string[] arguments)
    {
        var (code, output, error) = await ConsoleRun.RunAsync(arguments);
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Empty(error);
    }
}
