using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Cli;

/// <summary>The real process: what a user sees who starts it wrongly, and rightly.</summary>
public sealed class ServeCommandTests
{
    [Fact]
    public async Task Serve_WithSeveralBadSettings_SaysAllOfThemAndEndsWithUsage()
    {
        var environment = new Dictionary<string, string> { ["Reporting__TimeZone"] = "Mars/Base" };
        var (exit, output, error) = await DashboardProcess.RunAsync(["--Facts:Concurrency", "0", "--Import:Speed=11", "--urls", "http://0.0.0.0:0"], environment);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains("4 settings cannot be used:", error, StringComparison.Ordinal);
        foreach (var key in new[] { "Reporting:TimeZone", "Facts:Concurrency", "Import:Speed", "urls" })
            Assert.Contains("\n  " + key + " ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown option or argument --colour", "--colour", "blue")]
    [InlineData("Unknown option or argument --Nonsense:Key", "--Nonsense:Key", "1")]
    [InlineData("Unknown option or argument extra", "serve", "extra")]
    [InlineData("--Facts:Concurrency needs a value", "--Facts:Concurrency", "--Import:RejectLimit", "0.1")]
    public async Task Serve_WithAnUnknownOption_EndsWithUsage(string problem, params string[] arguments)
    {
        var (exit, _, error) = await DashboardProcess.RunAsync(arguments);
        Assert.Equal(2, exit);
        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_FromTheBuildOutputInAnyFolder_AnswersWithItsAssets()
    {
        var data = Directory.CreateTempSubdirectory("serve-");
        using var server = Serve(data);
        try
        {
            using var http = new HttpClient { BaseAddress = await AddressAsync(server) };
            foreach (var path in new[] { "/not-found", "/app.css", "/_content/MudBlazor/MudBlazor.min.css", "/_content/Plotly.Blazor/plotly-3.7.0.min.js", "/Charts/ChartFrame.razor.js" })
                Assert.True((await http.GetAsync(path, TestContext.Current.CancellationToken)).IsSuccessStatusCode, path);
        }
        finally
        {
            await EndAsync(server, data);
        }
    }

    [Fact]
    public async Task Serve_WithJson_PrintsTheAddressesForAProgramThatWaits()
    {
        var data = Directory.CreateTempSubdirectory("serve-");
        using var server = Serve(data, "--json");
        try
        {
            var json = new StringBuilder();
            while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                json.AppendLine(line);
                if (line == "}") break;
            }
            var address = new Uri(JsonDocument.Parse(json.ToString()).RootElement.GetProperty("addresses")[0].GetString()!);
            using var http = new HttpClient { BaseAddress = address };
            Assert.True((await http.GetAsync("/api/indicators", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        }
        finally
        {
            await EndAsync(server, data);
        }
    }

    [Fact]
    public async Task Serve_OnADatasetInUse_SaysSoAndEndsWithRejection()
    {
        var data = Directory.CreateTempSubdirectory("serve-");
        using var server = Serve(data);
        try
        {
            await AddressAsync(server);
            var (exit, _, error) = await DashboardProcess.RunAsync(["--urls", "http://127.0.0.1:0", "--data", data.FullName]);
            Assert.Equal(1, exit);
            Assert.Contains("in use by another process", error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
        finally
        {
            await EndAsync(server, data);
        }
    }

    private static Process Serve(DirectoryInfo data, params string[] more) =>
        DashboardProcess.Start(["--urls", "http://127.0.0.1:0", "--data", data.FullName, "--environment", "Production", "--Import:Sample", "false", .. more]);

    private static async Task<Uri> AddressAsync(Process server)
    {
        string? line;
        do line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !line.Contains("http://127.0.0.1:", StringComparison.Ordinal));
        Assert.NotNull(line);
        return new Uri(line.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal)));
    }

    private static async Task EndAsync(Process server, DirectoryInfo data)
    {
        server.Kill();
        await server.WaitForExitAsync(CancellationToken.None);
        data.Delete(recursive: true);
    }
}
