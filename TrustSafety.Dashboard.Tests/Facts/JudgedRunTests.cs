using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>How the judged sample is read: once per snapshot, in step with the extracts, and not for somebody who has gone.</summary>
public sealed class JudgedRunTests
{
    private const int Labels = 20_000;

    private static readonly DateTime Start = new(2026, 1, 5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static TestDataset WithLabels()
    {
        var dataset = new TestDataset();
        dataset.Publish(
            Fact.Label, "sample_id, viewed_at, content_id, weight, stratum, stratum_size, violating, market",
            $"'s' || i, timestamp '2026-01-05' + to_seconds(i * 30), 'c' || (i // 2), 1 + i % 3, 'h' || (i % 3), 1000, i % 5 = 0, 'm' || (i % 4) from range({Labels}) as r(i)", Start, Start.AddDays(7));
        PublishDetections(dataset, "text");
        return dataset;
    }

    private static void PublishDetections(TestDataset dataset, string strategy) => dataset.Publish(
        Fact.Detection, "content_id, strategy, scored_at, fired, score",
        $"'c' || i, '{strategy}', timestamp '2026-01-05' + to_seconds(i * 60 - 10), i % 4 = 0, (i % 100) / 100.0 from range({Labels / 2}) as r(i)", Start, Start.AddDays(7));

    [Fact]
    public async Task Judged_Repeated_IsTheSameSampleUntilTheDatasetChanges()
    {
        using var dataset = WithLabels();
        var facts = dataset.Facts();
        var first = await facts.JudgedAsync(Cancellation);
        Assert.Equal((Labels, Labels / 2, 1), (first.Count, first.ContentCount, first.Strategies.Count));
        Assert.Same(first, await facts.JudgedAsync(Cancellation));

        PublishDetections(dataset, "image");
        var second = await facts.JudgedAsync(Cancellation);
        Assert.Equal(["image", "text"], second.Strategies.Select(s => s.Name));

        dataset.Remove(3);
        var third = await facts.JudgedAsync(Cancellation);
        Assert.Equal(first.SnapshotId, third.SnapshotId);
        Assert.Equal(["text"], third.Strategies.Select(s => s.Name));
        Assert.Equal(first.Strategies[0].LeadSeconds, third.Strategies[0].LeadSeconds);
    }

    [Fact]
    public async Task Judged_MoreThanTheEngineReadsInOneGo_StandInTheOrderOfTime()
    {
        const int many = 400_000;
        using var dataset = new TestDataset();
        dataset.Publish(Fact.Label, "sample_id, viewed_at, content_id, weight, violating, score",
            $"'s' || i, timestamp '2026-01-05' + to_seconds((i * 7919) % {many}), 'c' || i, 1, false, ((i * 7919) % {many}) / {many}.0 from range({many}) as r(i)", Start, Start.AddDays(7));
        var sample = await dataset.Facts().JudgedAsync(Cancellation);
        Assert.Equal(many, sample.Count);
        Assert.True(sample.Scores.Zip(sample.Scores.Skip(1)).All(pair => pair.First < pair.Second));
        Assert.True(sample.Days.Zip(sample.Days.Skip(1)).All(pair => pair.First <= pair.Second));
    }

    [Fact]
    public async Task Caught_AfterAnExtractCameAndWent_IsAsBefore()
    {
        using var dataset = WithLabels();
        var facts = dataset.Facts();
        var caught = new AggregateQuery(Fact.Label, "viewed_at", null, new(2026, 1, 1), new(2026, 2, 1), new([Measure.Count(new Condition.In(DerivedColumns.Caught, new(["true"])))]));
        var before = (await facts.QueryAsync(caught, Cancellation)).Cells[0].Values[0];
        dataset.Publish(Fact.Detection, "content_id, strategy, scored_at, fired", $"'c' || i, 'all', timestamp '2026-01-01', true from range({Labels / 2}) as r(i)", Start, Start.AddDays(7));
        Assert.Equal(Labels, (await facts.QueryAsync(caught, Cancellation)).Cells[0].Values[0]);
        dataset.Remove(3);
        Assert.Equal(before, (await facts.QueryAsync(caught, Cancellation)).Cells[0].Values[0]);
    }

    [Fact]
    public async Task Judged_TwoViewsOfAContent_HaveOneVerdictAndTheirOwnLead()
    {
        using var dataset = WithLabels();
        var sample = await dataset.Facts().JudgedAsync(Cancellation);
        var text = sample.Strategies[0];
        Assert.Equal(sample.Contents[0], sample.Contents[1]);
        Assert.Equal((10, 40), (text.LeadSeconds[0], text.LeadSeconds[1]));
        Assert.Equal(text.Scores[0], text.Scores[1]);
    }

    [Fact]
    public async Task Judged_PreparedBefore_IsNotJoinedAgain()
    {
        using var dataset = WithLabels();
        await dataset.Facts().PrepareAsync(Cancellation);
        // A mark that a second join would wipe out.
        using (var connection = dataset.Dataset.Connect())
        using (var mark = connection.CreateCommand())
        {
            mark.CommandText = "update judged_strategy set name = 'marked'";
            mark.ExecuteNonQuery();
        }
        Assert.Equal("marked", Assert.Single((await dataset.Facts().JudgedAsync(Cancellation)).Strategies).Name);
    }

    [Fact]
    public async Task Judged_WhoLeaves_StopsWaitingAndTheNextGetsIt()
    {
        using var dataset = WithLabels();
        var facts = dataset.Facts();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var leaves = facts.JudgedAsync(leave.Token);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.Equal(Labels, (await facts.JudgedAsync(Cancellation)).Count);
    }
}
