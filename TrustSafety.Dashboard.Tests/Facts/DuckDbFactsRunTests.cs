using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>How statements run: cancelled for real, at most so many at a time, once per question, exactly.</summary>
public sealed class DuckDbFactsRunTests
{
    private static readonly DateTime Start = new(2026, 1, 1);
    private static readonly DateOnly First = new(2026, 1, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static AggregateQuery Query(int salt = 0) =>
        new(Fact.Action, "actioned_at", null, First, First.AddDays(40), new([Measure.Count(new Condition.AtLeast("views_at_action", salt)), Measure.Product(["views_at_action", "views_at_action"])]))
        {
            GroupBy = new(["market"]),
        };

    private static TestDataset WithActions(int rows)
    {
        var dataset = new TestDataset();
        dataset.Publish(
            Fact.Action, "action_id, content_id, actioned_at, action, source, views_at_action, market",
            $"'a' || i, 'c' || i, timestamp '2026-01-01' + to_seconds((i * 86400 * 30) // {rows}), 'remove', 'own', (i * 7919) % 100003, 'm' || (i % 50) from range({rows}) as r(i)",
            Start, Start.AddDays(30));
        return dataset;
    }

    [Fact]
    public async Task Query_Cancelled_StopsInTheEngineAndLeavesTheDoorOpen()
    {
        using var dataset = WithActions(1_500_000);
        var facts = dataset.Facts(options: new FactsOptions { Concurrency = 1 });
        var products = Enumerable.Range(0, 60).Select(i => Measure.Product(["views_at_action", "views_at_action"], new Condition.AtLeast("views_at_action", i * 1000)));
        var slow = Query() with { Measures = new(products) };
        var whole = System.Diagnostics.Stopwatch.StartNew();
        await facts.QueryAsync(slow, Cancellation);
        whole.Stop();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = facts.QueryAsync(slow with { To = slow.To.AddDays(1) }, stop.Token);
        stop.CancelAfter(whole.Elapsed / 10);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        // The only place is free again well before the cancelled statement could have ended.
        var next = System.Diagnostics.Stopwatch.StartNew();
        await facts.QueryAsync(Query(), Cancellation);
        Assert.True(next.Elapsed < whole.Elapsed / 2, $"waited {next.Elapsed} for a place; the whole statement takes {whole.Elapsed}");
    }

    [Fact]
    public async Task Query_AskedTwiceAtOnce_OutlivesTheOneWhoLeaves()
    {
        using var dataset = WithActions(500_000);
        var facts = dataset.Facts();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var leaves = facts.QueryAsync(Query(), stop.Token);
        var stays = facts.QueryAsync(Query(), Cancellation);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.Equal(50, (await stays).Cells.Count);
    }

    [Fact]
    public async Task Query_Repeated_IsTheSameAnswerUntilTheDatasetChanges()
    {
        using var dataset = WithActions(1000);
        var facts = dataset.Facts();
        var first = await facts.QueryAsync(Query(), Cancellation);
        Assert.Same(first, await facts.QueryAsync(Query(), Cancellation));
        dataset.Publish(Actions.Row(1, Start, "m0"));
        var second = await facts.QueryAsync(Query(), Cancellation);
        Assert.NotEqual(first.SnapshotId, second.SnapshotId);
        Assert.Equal(first.Cells[0].Values[0], second.Cells[0].Values[0]);
        dataset.Remove(2);
        var third = await facts.QueryAsync(Query(), Cancellation);
        Assert.Equal(first.SnapshotId, third.SnapshotId);
        Assert.Equal((await facts.SnapshotAsync(Cancellation)).Id, third.SnapshotId);
        Assert.Matches("^[0-9a-f]{8,}$", third.SnapshotId);
    }

    [Fact]
    public async Task Query_WithWeightsOnTwoThreads_IsTheSameToTheLastBit()
    {
        using var dataset = new TestDataset();
        dataset.Publish(
            Fact.Label, "sample_id, viewed_at, content_id, weight, violating, market",
            "'s' || i, timestamp '2026-01-01' + to_seconds(i * 5), 'c' || i, (((i * 7919) % 1000003) / 7)::decimal(18,6) + 0.1, i % 3 = 0, 'm' || (i % 7) from range(500000) as r(i)",
            Start, Start.AddDays(29));
        var query = new AggregateQuery(Fact.Label, "viewed_at", TrustSafety.Dashboard.Time.Grain.Week, First, First.AddDays(40),
            new([Measure.Sum("weight"), Measure.Product(["weight", "weight"]), Measure.Product(["weight", "weight", "violating"])]))
        { GroupBy = new(["market"]) };
        var facts = dataset.Facts();
        var seen = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            var cells = (await facts.QueryAsync(query with { To = query.To.AddDays(i) }, Cancellation)).Cells;
            seen.Add(string.Join(' ', cells.Select(c => string.Join(',', c.Values.Select(v => v.ToString("R", null))))));
        }
        Assert.Single(seen);
    }
}
