using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class LocalDaysTests
{
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/St_Johns")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Apia")]
    public async Task Day_OverManyYears_IsTheDayOfTheZone(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        using var dataset = new TestDataset();
        var first = new DateTime(2005, 1, 1);
        FactRow[] rows = [.. Enumerable.Range(0, 4000).Select(i => Actions.Row(i, first.AddHours(i * 45.37), "DE"))];
        dataset.Publish(rows);
        var query = new AggregateQuery(Fact.Action, "actioned_at", Grain.Day, new(2000, 1, 1), new(2030, 1, 1), new([Measure.Count()]));
        var cells = (await dataset.Facts(name).QueryAsync(query, TestContext.Current.CancellationToken)).Cells;
        var expected = rows.Select(r => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind((DateTime)r["actioned_at"]!, DateTimeKind.Utc), zone)))
            .GroupBy(d => d).OrderBy(g => g.Key).Select(g => (g.Key, (double)g.Count()));
        Assert.Equal(expected, cells.Select(c => (c.Period!.Value.Start, c.Values[0])));
    }
}
