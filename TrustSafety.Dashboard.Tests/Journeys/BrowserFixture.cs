using Microsoft.Playwright;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>One real Chromium for all journeys. It never skips.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>What a loaded machine of two cores may take; a state that comes sooner is not waited for.</summary>
    private const float Patience = 30_000;

    // The sandbox needs rights a container does not give to root; the rest keeps the browser from calling home.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = new BrowserFinder(new ThisMachine()).Find(), Headless = true, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}
