using System.Text.Json;
using TrustSafety.Dashboard.Cli;

namespace TrustSafety.Dashboard.Tests.Cli;

/// <summary>Console.Out belongs to the process, so these do not run beside others that print.</summary>
[Collection("Console")]
public sealed class SampleCommandTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"sample-command-{Guid.NewGuid():N}");

    [Fact]
    public async Task Sample_WithJson_SaysWhatItWrote()
    {
        var (code, output, _) = await ConsoleRun.RunAsync("sample", "--rows", "5000", "--seed", "3", "--out", folder, "--json");
        Assert.Equal(CommandLine.Done, code);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(5000, result.GetProperty("rows").GetProperty("action").GetInt64());
        Assert.All(result.GetProperty("files").EnumerateArray(), file => Assert.True(File.Exists(Path.Combine(folder, file.GetString()!))));
    }

    [Theory]
    [InlineData("4999")]
    [InlineData("100000001")]
    [InlineData("many")]
    public async Task Sample_WithRowsOutOfRange_IsAUsageErrorAndWritesNothing(string rows)
    {
        var (code, _, error) = await ConsoleRun.RunAsync("sample", "--rows", rows, "--out", folder);
        Assert.Equal(CommandLine.Usage, code);
        Assert.Contains("--rows", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Sample_WithoutAFolder_IsAUsageError()
    {
        var (code, _, error) = await ConsoleRun.RunAsync("sample");
        Assert.Equal(CommandLine.Usage, code);
        Assert.Contains("--out", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_IntoAFile_SaysSoAndChangesNothing()
    {
        await File.WriteAllTextAsync(folder, "mine", TestContext.Current.CancellationToken);
        var (code, _, error) = await ConsoleRun.RunAsync("sample", "--rows", "5000", "--out", folder);
        Assert.Equal(CommandLine.InputRejected, code);
        Assert.Contains("nothing was changed", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder, TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        File.Delete(folder);
    }
}
