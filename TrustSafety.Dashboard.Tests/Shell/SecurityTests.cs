using System.Net;
using TrustSafety.Dashboard.Tests.Journeys;

namespace TrustSafety.Dashboard.Tests.Shell;

[Collection(typeof(JourneyCollection))]
public sealed class SecurityTests(AppFixture app)
{
    [Theory]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("X-Frame-Options", "DENY")]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("Cross-Origin-Resource-Policy", "same-origin")]
    [InlineData("Permissions-Policy", "camera=()")]
    [InlineData("Content-Security-Policy", "default-src 'none'")]
    [InlineData("Content-Security-Policy", "script-src 'self';")]
    [InlineData("Content-Security-Policy", "connect-src 'self';")]
    [InlineData("Content-Security-Policy", "frame-ancestors 'none'")]
    public async Task EveryAnswer_PageOrAsset_CarriesTheHeader(string header, string part)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        foreach (var path in new[] { "/", "/app.css", "/nowhere" })
        {
            var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Contains(part, string.Join(';', answer.Headers.GetValues(header)), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Policy_ForScripts_AllowsNeitherEvalNorInline()
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var answer = await http.GetAsync("/", TestContext.Current.CancellationToken);
        var scripts = answer.Headers.GetValues("Content-Security-Policy").Single().Split(';').Single(d => d.Contains("script-src", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", scripts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ForAForeignHostName_IsRefused()
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/");
        rebound.Headers.Host = "evil.example.org";
        Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(rebound, TestContext.Current.CancellationToken)).StatusCode);
    }
}
