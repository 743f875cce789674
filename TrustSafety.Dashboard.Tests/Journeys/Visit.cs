using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>One reader's window. It records every request and every complaint of the browser's console.</summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Uri address;
    private readonly List<string> requests = [];
    private readonly List<string> complaints = [];

    private Visit(IBrowserContext context, IPage page, Uri address)
    {
        (this.context, this.address, Page) = (context, address, page);
        page.Request += (_, request) => Record(requests, request.Url);
        page.WebSocket += (_, socket) => Record(requests, socket.Url);
        page.Console += (_, message) => { if (message.Type == "error") Record(complaints, message.Text); };
        page.PageError += (_, error) => Record(complaints, error);
    }

    public IPage Page { get; }

    /// <summary>Hosts other than the app's that the window called.</summary>
    public IReadOnlyList<string> Strangers => [.. Copy(requests).Where(url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal)).Where(url => new Uri(url).Authority != address.Authority)];

    public IReadOnlyList<string> Requests => Copy(requests);

    /// <summary>Errors of the console, refusals of the Content-Security-Policy among them.</summary>
    public IReadOnlyList<string> Complaints => Copy(complaints);

    public static async Task<Visit> StartAsync(IBrowser browser, Uri address, bool dark = false, int width = 1440, int height = 900)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            AcceptDownloads = true,
        });
        return new Visit(context, await context.NewPageAsync(), address);
    }

    /// <summary>Opens a page and waits until all of its charts stand.</summary>
    public async Task OpenAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response is { Ok: true }, $"{path} answered {response?.Status}.");
        await ReadyAsync();
    }

    public async Task ReadyAsync(float timeout = 60_000)
    {
        try
        {
            await Assertions.Expect(Page.Locator("main")).ToHaveAttributeAsync("data-ready", AllDrawn(), new() { Timeout = timeout });
        }
        catch (PlaywrightException late)
        {
            await ShootAsync("not-ready");
            Assert.Fail($"{Page.Url} did not become ready. The console says:\n{string.Join('\n', Complaints)}\n{late.Message}");
        }
    }

    /// <summary>A picture under artifacts/journeys of the test output, for people and for CI to look at.</summary>
    public async Task ShootAsync(string name, bool fullPage = true)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "artifacts", "journeys", name + ".png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = fullPage, Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>axe finds nothing on the page as it stands.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        var violations = result.Violations.Select(v => $"{v.Id} ({v.Impact}): {v.Help}\n{string.Join('\n', v.Nodes.Take(5).Select(n => "  " + n.Html + "\n    " + string.Join("; ", n.Any.Select(c => c.Message))))}");
        Assert.True(result.Violations.Length == 0, string.Join('\n', violations));
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static void Record(List<string> list, string entry)
    {
        lock (list) list.Add(entry);
    }

    private static List<string> Copy(List<string> list)
    {
        lock (list) return [.. list];
    }

    [GeneratedRegex(@"^(\d+)/\1$")]
    private static partial Regex AllDrawn();
}
