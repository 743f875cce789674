using Microsoft.Playwright;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>What every chart promises, on the page that has most of them.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ChartJourney(BrowserFixture browser, AppFixture app)
{
    private const string Marks = "c => c.querySelectorAll('.main-svg .points path, .main-svg .js-line, .main-svg .js-fill, .main-svg .point path, .main-svg .hm image').length";

    [Fact]
    public async Task EveryChart_OnceThePageIsReady_HasMarksAndASummary()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        var charts = await visit.Page.Locator(".chart-frame").AllAsync();
        Assert.NotEmpty(charts);
        foreach (var chart in charts)
        {
            Assert.True(await chart.EvaluateAsync<int>(Marks) > 0, $"No marks: {await chart.InnerTextAsync()}");
            Assert.NotEmpty((await chart.Locator(".visually-hidden").First.TextContentAsync())!);
        }
    }

    [Fact]
    public async Task Picture_TakenInDarkMode_IsOpaqueWhiteAndOfTheStatedSize()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark: true);
        await visit.OpenAsync("/");
        var png = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator(".chart-frame .tool").First.ClickAsync());
        Assert.EndsWith(".png", png.SuggestedFilename, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(await png.PathAsync(), TestContext.Current.CancellationToken);
        Keep(bytes);
        var seen = await visit.Page.EvaluateAsync<int[]>("""
            async base64 => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + base64;
              await image.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
              const paper = canvas.getContext('2d');
              paper.drawImage(image, 0, 0);
              const all = paper.getImageData(0, 0, image.width, image.height).data;
              const inked = (from, to) => { let n = 0; for (let i = from * image.width * 4; i < to * image.width * 4; i += 4) if (all[i] < 128) n++; return n; };
              let clear = 0;
              for (let i = 3; i < all.length; i += 4) if (all[i] !== 255) clear++;
              return [image.width, image.height, clear, all[0], all[1], all[2], inked(0, 110), inked(image.height - 60, image.height)];
            }
            """, Convert.ToBase64String(bytes));
        Assert.Equal([1200, 675, 0, 255, 255, 255], seen.Take(6));
        Assert.True(seen[6] > 200, "The title is not inside the picture.");
        Assert.True(seen[7] > 100, "The provenance is not inside the picture.");
    }

    [Fact]
    public async Task Table_ReachedByKeyboard_HasTheSameDataAndLeadsBack()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        var chart = visit.Page.Locator(".chart-frame").First;
        await chart.GetByRole(AriaRole.Button, new() { Name = "Table" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var rows = chart.GetByRole(AriaRole.Row);
        await Assertions.Expect(rows.Nth(1)).ToBeVisibleAsync();
        Assert.True(await rows.CountAsync() > 6);
        await visit.ShootAsync("chart-as-table", fullPage: false);
        await visit.AssertAccessibleAsync();
        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chart.Locator(".chart-plot")).ToBeVisibleAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Chart_InANarrowerWindow_FollowsItsBox()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        await visit.Page.SetViewportSizeAsync(1180, 900);
        await visit.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.chart-plot')].every(p => p.querySelector('.main-svg')?.getBoundingClientRect().width <= p.getBoundingClientRect().width + 1)");
    }

    [Fact]
    public async Task Page_LeftBeforeItsChartsStand_LeavesTheNextPageWhole()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("rest on");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Weekly review" }).ClickAsync();
        await visit.Page.Locator(".chart-frame").First.WaitForAsync();
        await visit.ReadyAsync();
        Assert.True(await visit.Page.Locator(".chart-frame").First.EvaluateAsync<int>(Marks) > 0);
        Assert.Empty(visit.Complaints);
    }

    private static void Keep(byte[] picture)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "artifacts", "journeys", "chart-picture.png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, picture);
    }
}
