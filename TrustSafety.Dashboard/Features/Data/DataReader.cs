using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Data;

internal sealed class DataReader(Dataset dataset, IFacts facts, IOptions<ReportingOptions> reporting)
{
    private const int RecentWeeks = 12;

    public async Task<DataModel> ReadAsync(CancellationToken cancellation)
    {
        var ledger = await Task.Run(dataset.ReadLedger, cancellation);
        var snapshot = await facts.SnapshotAsync(cancellation);
        return new(ledger, await CompletenessAsync(snapshot, cancellation), reporting.Value.TimeZone);
    }

    private async Task<Completeness> CompletenessAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        var last = FactSchemas.All.Select(s => snapshot.Window(s.Fact)?.Last).Max();
        if (last is null) return new([], []);
        var end = Period.Of(Grain.Week, last.Value).End;
        var start = end.AddDays(-7 * RecentWeeks);
        var rows = new List<FactCompleteness>();
        foreach (var schema in FactSchemas.All)
        {
            var days = snapshot.Window(schema.Fact) is null ? [] : await DaysAsync(schema, start, end, cancellation);
            rows.Add(Row(schema, snapshot, start, days));
        }
        return new([.. Enumerable.Range(0, RecentWeeks).Select(w => IsoWeek.Of(start.AddDays(7 * w)))], rows);
    }

    private async Task<HashSet<DateOnly>> DaysAsync(FactSchema schema, DateOnly start, DateOnly end, CancellationToken cancellation)
    {
        var cells = await facts.QueryAsync(new(schema.Fact, schema.Time, Grain.Day, start, end, new([Measure.Count()])), cancellation);
        return [.. cells.Cells.Where(c => c.Period is not null && c.Values[0] > 0).Select(c => c.Period!.Value.Start)];
    }

    private static FactCompleteness Row(FactSchema schema, Snapshot snapshot, DateOnly start, HashSet<DateOnly> days)
    {
        var window = snapshot.Window(schema.Fact);
        var perWeek = Enumerable.Range(0, RecentWeeks).Select(w => Enumerable.Range(0, 7).Count(d => days.Contains(start.AddDays((7 * w) + d))));
        return new(schema, snapshot.Extracts.Where(e => e.Fact == schema.Fact).Sum(e => e.Rows), window?.First, window?.Last, [.. perWeek]);
    }
}
