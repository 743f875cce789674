using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>Someone brings a good file and a broken one, reads the reports, and takes the good one out again.</summary>
[Collection(typeof(JourneyCollection))]
public sealed partial class DataJourney(BrowserFixture browser, AppFixture app)
{
    private const int Good = 400;

    [Fact]
    public async Task Upload_OfAGoodAndABrokenFile_ReportsBothAndRemovalRestoresTheLedger()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/data");
        var page = visit.Page;
        var before = await page.Locator(".ledger tbody tr").CountAsync();

        await page.Locator("#upload").SetInputFilesAsync([File("journey-exposure.csv", Rows(Good, secretAt: null)), File("journey-broken.csv", Rows(50, secretAt: 7))]);
        var good = page.GetByRole(AriaRole.Article, new() { Name = "Import of journey-exposure.csv" });
        var broken = page.GetByRole(AriaRole.Article, new() { Name = "Import of journey-broken.csv" });
        await Assertions.Expect(good).ToContainTextAsync("published");
        await Assertions.Expect(good).ToContainTextAsync("400 accepted + 0 rejected = 400 records");
        await Assertions.Expect(broken).ToContainTextAsync("refused");
        await Assertions.Expect(broken).ToContainTextAsync("views");
        Assert.DoesNotContain("s3cret", await page.ContentAsync(), StringComparison.Ordinal);

        var rejects = await page.RunAndWaitForDownloadAsync(() => broken.GetByRole(AriaRole.Link).ClickAsync());
        var list = await System.IO.File.ReadAllLinesAsync(await rejects.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("line,column,reason", list[0]);
        Assert.StartsWith("9,views,", Assert.Single(list.Skip(1)), StringComparison.Ordinal);

        await Assertions.Expect(page.Locator(".ledger tbody tr")).ToHaveCountAsync(before + 1);
        var row = page.Locator(".ledger tbody tr", new() { HasText = "journey-exposure.csv" });
        await Assertions.Expect(row).ToContainTextAsync("exposure");
        await Assertions.Expect(row).ToContainTextAsync(Sha());
        await visit.ShootAsync("data-import");
        await visit.AssertAccessibleAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Remove journey-exposure.csv…" }).ClickAsync();
        await visit.AssertAccessibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove journey-exposure.csv" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ledger tbody tr")).ToHaveCountAsync(before);
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Strangers);
    }

    [Fact]
    public async Task Rows_Refused_AreCountedOnTheReviewWhichLeadsToTheReasons()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/");
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".review-sub")).ToContainTextAsync("no row refused");

        await visit.OpenAsync("/data");
        await page.Locator("#upload").SetInputFilesAsync([File("journey-refused.csv", Rows(Good, secretAt: 7))]);
        await Assertions.Expect(page.GetByRole(AriaRole.Article, new() { Name = "Import of journey-refused.csv" })).ToContainTextAsync("399 accepted + 1 rejected = 400 records");
        await page.GetByRole(AriaRole.Link, new() { Name = "Weekly review" }).ClickAsync();
        await Assertions.Expect(page.Locator(".review-sub")).ToContainTextAsync("1 row refused");
        await visit.ReadyAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Why rows were refused" }).ClickAsync();

        var reasons = page.GetByRole(AriaRole.Region, new() { Name = "Rows that were refused, and why" });
        await Assertions.Expect(reasons.GetByRole(AriaRole.Row).Last).ToContainTextAsync("journey-refused.csv");
        await Assertions.Expect(reasons.GetByRole(AriaRole.Row).Last).ToContainTextAsync("1 of 400");
        await Assertions.Expect(reasons.GetByRole(AriaRole.Row).Last).ToContainTextAsync("views");
        await Assertions.Expect(reasons.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await Assertions.Expect(reasons.GetByRole(AriaRole.Heading)).ToBeInViewportAsync();
        await visit.ShootAsync("data-refused");
        await visit.AssertAccessibleAsync();
        var rejects = await page.RunAndWaitForDownloadAsync(() => reasons.GetByRole(AriaRole.Link, new() { Name = "Lines and columns refused of journey-refused.csv" }).ClickAsync());
        Assert.StartsWith("9,views,", Assert.Single((await System.IO.File.ReadAllLinesAsync(await rejects.PathAsync(), TestContext.Current.CancellationToken)).Skip(1)), StringComparison.Ordinal);

        var row = page.Locator(".ledger tbody tr", new() { HasText = "journey-refused.csv" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove journey-refused.csv…" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove journey-refused.csv" }).ClickAsync();
        await Assertions.Expect(reasons).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Path_ThatIsNotThere_IsSaidBesideTheField()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/data");
        await visit.Page.GetByLabel("…or name a file on this machine").FillAsync("/nowhere/week30.csv");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#path-problem")).ToContainTextAsync("no such file");
        await visit.Page.GetByLabel("…or name a file on this machine").FillAsync(Path.GetTempPath());
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#path-problem")).ToContainTextAsync("directory");
    }

    [Fact]
    public async Task Upload_WithItsMapping_ComesInUnderTheSchemasNames()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/data");
        var page = visit.Page;
        await page.GetByText("What the files do not say themselves").ClickAsync();
        await page.GetByLabel("Fact", new() { Exact = true }).SelectOptionAsync("exposure");
        await page.Locator("#upload").SetInputFilesAsync(
        [
            File("journey-mapped.csv", "when_seen,how_many\n2020-02-03,5\n2020-02-04,6\n"),
            File("journey-mapped.sql", "SELECT when_seen AS day, how_many AS views FROM extract"),
        ]);
        var import = page.GetByRole(AriaRole.Article, new() { Name = "Import of journey-mapped.csv" });
        await Assertions.Expect(import).ToContainTextAsync("2 accepted + 0 rejected = 2 records");
        var row = page.Locator(".ledger tbody tr", new() { HasText = "journey-mapped.csv" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove journey-mapped.csv…" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove journey-mapped.csv" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Cancel_OfAnImportUnderWay_ChangesNothing()
    {
        var dataset = app.Services.GetRequiredService<Dataset>();
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/data");
        var before = dataset.ReadLedger();
        // The dataset has one writer: while it is held, the import is under way and cannot end by itself.
        using var hold = new SemaphoreSlim(0, 1);
        var held = dataset.ChangeAsync(_ => { hold.Wait(TestContext.Current.CancellationToken); return 0; }, TestContext.Current.CancellationToken);
        try
        {
            await visit.Page.Locator("#upload").SetInputFilesAsync([File("journey-cancelled.csv", Rows(50, secretAt: null))]);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel the import of journey-cancelled.csv" }).ClickAsync();
            var import = visit.Page.GetByRole(AriaRole.Article, new() { Name = "Import of journey-cancelled.csv" });
            await Assertions.Expect(import).ToContainTextAsync("cancelled");
            await Assertions.Expect(import).ToContainTextAsync("Nothing was changed");
        }
        finally
        {
            hold.Release();
            await held;
        }
        Assert.Equal(before.Select(e => e.Id), dataset.ReadLedger().Select(e => e.Id));
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    private static string Rows(int rows, int? secretAt) => string.Concat(
        Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2020, 1, 6).AddDays(i % 14):yyyy-MM-dd},{(i == secretAt ? "s3cret" : i.ToString(CultureInfo.InvariantCulture))},BR\n"))
            .Prepend("day,views,market\n"));

    [GeneratedRegex("[0-9a-f]{12}")]
    private static partial Regex Sha();
}
