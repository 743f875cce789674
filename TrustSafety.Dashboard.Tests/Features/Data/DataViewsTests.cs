using Bunit;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Data;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Features.Data;

public sealed class DataViewsTests : BunitContext
{
    private static readonly IsoWeek[] Weeks = [new(2026, 29), new(2026, 30)];

    [Fact]
    public void Completeness_OfAWeekWithDaysMissing_IsMarkedAndAFactWithoutExtractSaysSo()
    {
        var table = Table(Row(Fact.Exposure, new DateOnly(2026, 7, 26), 6, 7), Row(Fact.Incident, new DateOnly(2026, 7, 20), 0, 1), Row(Fact.Appeal, null, 0, 0));
        Assert.Equal(["partial", "full", "sparse", "sparse"], table.FindAll("td[class]").Select(td => td.ClassName).Take(4));
        Assert.Contains("no extract", table.FindAll("tbody tr")[2].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("still open", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Completeness_OfTheWeekTheDataEndsIn_IsOpenAndNotMissing()
    {
        var table = Table(Row(Fact.Exposure, new DateOnly(2026, 7, 22), 7, 3));
        Assert.Equal(["full", "open"], table.FindAll("td[class]").Select(td => td.ClassName));
        Assert.Contains("still open", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfARefusedExtract_AlertsWithReasonsLinesAndTheDownload()
    {
        var report = new ExtractReport
        {
            Name = "action.csv",
            Outcome = ImportOutcome.Refused,
            Message = "Too many rows are rejected.",
            Fact = Fact.Action,
            PhysicalRecords = 100,
            Accepted = 90,
            Rejected = 10,
            RejectCounts = [new("views_at_action", "is below 0", 10)],
            Rejects = [new(1_042, "views_at_action", "is below 0")],
            DroppedColumns = ["handle"],
        };
        var shown = Render<ExtractReportView>(p => p.Add(v => v.Report, report).Add(v => v.RejectsAddress, "data/rejects/1/0.csv"));
        var text = shown.Find("[role=alert]").TextContent;
        foreach (var part in new[] { "refused", "action.csv", "90 accepted + 10 rejected = 100 records", "handle", "is below 0", "1,042" }) Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Equal("data/rejects/1/0.csv", shown.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public void Rejects_AsCsv_CannotBecomeAFormula() =>
        Assert.Equal("line,column,reason\r\n3,'=cmd,\"is empty, but required\"\r\n", RejectsEndpoint.Csv([new(3, "=cmd", "is empty, but required")]));

    private IRenderedComponent<CompletenessTable> Table(params FactCompleteness[] facts) =>
        Render<CompletenessTable>(p => p.Add(t => t.Completeness, new Completeness(Weeks, facts)).Add(t => t.Zone, "UTC"));

    private static FactCompleteness Row(Fact fact, DateOnly? last, params int[] days) => new(FactSchemas.Of(fact), last is null ? 0 : 10, last, last, days);
}
