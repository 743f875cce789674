using System.Text;
using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Support.Readouts;

namespace TrustSafety.Dashboard.Tests.Features.WeeklyReview;

public sealed class WeeklyCsvTests : IDisposable
{
    private readonly ReviewWorld world = new();

    [Fact]
    public async Task Csv_HasEveryReadoutOfThePageAndSaysWhereItCameFrom()
    {
        world.Value = (_, _) => Measured(0.5, 0.25);
        var lines = await LinesAsync();
        Assert.StartsWith("# Weekly review 2026-W46 · 9–15 Nov 2026 · complete · reporting zone UTC", lines[0], StringComparison.Ordinal);
        Assert.Contains("# snapshot 9f3a17c2d4e5 · 3 extracts  41 rows refused", lines);
        Assert.Contains($"# extract label.csv sha256 {new string('a', 64)}", lines);
        var rows = lines.Where(l => !l.StartsWith('#')).ToList();
        Assert.Equal("indicator,name,layer,unit,period,status,value,low,high,level,method,n,numerator,denominator,reason,n_eff,events", rows[0]);
        Assert.Equal(1 + 3 * 2 * 18, rows.Count);
        Assert.Contains("violative_view_rate,Violative view rate,exposure,fraction,2026-W46,measured,0.5,0.25,0.75,0.95,Wilson,18420,9210,18420,,,", rows);
    }

    [Fact]
    public async Task Csv_OfTextsThatASpreadsheetWouldRun_AreEscaped_AndNegativeNumbersAreNot()
    {
        world.Catalog = new([Indicator("net", "=HYPERLINK(\"http://x\")", Items)]);
        world.Value = (_, _) => Measured(-5, 1);
        var row = (await LinesAsync())[^1];
        Assert.DoesNotContain(",=HYPERLINK", row, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=HYPERLINK", row, StringComparison.Ordinal);
        Assert.Contains(",-5,-6,-4,", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_OfAProtectedCell_HasItsStatusAndNoNumber()
    {
        world.Value = (_, p) => p == Period.Of(new IsoWeek(2026, 46)) ? new Readout.Suppressed("fewer than 10") : Measured(0.0004, 0.0001);
        Assert.Contains("violative_view_rate,Violative view rate,exposure,fraction,2026-W46,suppressed,,,,,,,,,protected: fewer than 10,,", await LinesAsync());
    }

    public void Dispose() => world.Dispose();

    private async Task<List<string>> LinesAsync()
    {
        var read = Assert.IsType<ReviewRead.Review>(await world.Reader().ReadAsync(new(), TestContext.Current.CancellationToken));
        using var file = new MemoryStream();
        await WeeklyCsv.WriteAsync(read.Model, file);
        return [.. Encoding.UTF8.GetString(file.ToArray()).TrimEnd('\n').Split('\n')];
    }
}
