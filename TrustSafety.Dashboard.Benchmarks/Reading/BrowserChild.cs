using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

internal static class BrowserChild
{
    public const string Name = "child-browser";
    private const int Warm = 4;

    /// <summary>Goes where a filter chip would lead, and waits until the charts of the new view stand: the old ones must first have been given up.</summary>
    private const string Change = """
        address => new Promise((done, failed) => {
          const start = performance.now(), main = document.querySelector('main');
          let gone = false;
          const look = () => {
            const [drawn, declared] = (main.dataset.ready || '0/1').split('/');
            if (drawn !== declared) gone = true;
            else if (gone) { watch.disconnect(); requestAnimationFrame(() => done(performance.now() - start)); }
          };
          const watch = new MutationObserver(look);
          watch.observe(main, { attributes: true, attributeFilter: ['data-ready'] });
          setTimeout(() => failed(new Error('not drawn: ' + main.dataset.ready + ' ' + gone)), 60000);
          Blazor.navigateTo(address);
        })
        """;

    public static async Task<IReadOnlyList<double>> RunAsync(string directory)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory, "--urls", "http://127.0.0.1:0");
        await app.StartAsync();
        var facts = app.Services.GetRequiredService<IFacts>();
        await facts.PrepareAsync(CancellationToken.None);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var times = new List<double>();
        await page.GotoAsync($"{address}/explore?i=proactive_rate");
        await page.WaitForFunctionAsync("() => { const r = document.querySelector('main')?.dataset.ready?.split('/'); return r && r[0] === r[1] && r[1] !== '0'; }");
        foreach (var view in (await ExploreViewsToTry.MakeAsync(facts, 40)).Where(v => v.By.Count > 0))
            times.Add(await page.EvaluateAsync<double>(Change, Addresses.Explore(view)));
        await app.StopAsync();
        return [.. times.Skip(Warm)];
    }
}
