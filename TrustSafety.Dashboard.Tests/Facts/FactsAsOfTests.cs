using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>Detections, some of which arrived after noon, and labels that do not say.</summary>
public sealed class FactsAsOfTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly FakeFacts facts = new([], FakeFacts.Extract(Fact.Label, "2026-07-21", "2026-07-21"), FakeFacts.Extract(Fact.Detection, "2026-07-21", "2026-07-21") with { LastArrival = Actions.Noon });

    private async Task<AggregateQuery> AskedAsync(DateTime moment, AggregateQuery query)
    {
        await new FactsAsOf(facts, moment).QueryAsync(query, Cancellation);
        return Assert.Single(facts.Asked);
    }

    private static AggregateQuery Count(Fact fact, params Condition[] where) =>
        new(fact, FactSchemas.Of(fact).Time, null, new(2026, 7, 21), new(2026, 7, 22), new([Measure.Count()])) { Where = new(where) };

    [Fact]
    public async Task Question_OfAFactOfWhichRowsArrivedThenOrLater_IsNarrowed()
    {
        var isFired = new Condition.In("fired", new(["true"]));
        Assert.Equal(Count(Fact.Detection, isFired, new Condition.ArrivedBefore(Actions.Noon)), await AskedAsync(Actions.Noon, Count(Fact.Detection, isFired)));
    }

    [Fact]
    public async Task Question_OfAFactWhoseRowsHadAllArrived_StaysAsItIs() =>
        Assert.Equal(Count(Fact.Detection), await AskedAsync(Actions.Noon.AddMicroseconds(1), Count(Fact.Detection)));

    [Fact]
    public async Task Question_ThatDoesNotLookIntoTheLateFact_StaysAsItIs() => Assert.Equal(Count(Fact.Label), await AskedAsync(Actions.Noon, Count(Fact.Label)));

    [Fact]
    public async Task Question_ThatLooksIntoTheLateFact_IsNarrowed()
    {
        var caught = new Condition.In(DerivedColumns.Caught, new(["true"]));
        Assert.Equal(Count(Fact.Label, caught, new Condition.ArrivedBefore(Actions.Noon)), await AskedAsync(Actions.Noon, Count(Fact.Label, caught)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public async Task Catch_OfADetectionThatArrivedLater_IsNone(int hours, int caught)
    {
        using var data = new TestDataset();
        data.Publish(
            new FactRow(Fact.Label, new Dictionary<string, object?> { ["sample_id"] = "s", ["viewed_at"] = Actions.Noon, ["content_id"] = "c", ["weight"] = 1m, ["violating"] = true }),
            new FactRow(Fact.Detection, new Dictionary<string, object?> { ["content_id"] = "c", ["strategy"] = "text", ["scored_at"] = Actions.Noon.AddHours(-1), ["fired"] = true, ["arrived_at"] = Actions.Noon.AddHours(2) }));
        var set = await new FactsAsOf(data.Facts(), Actions.Noon.AddHours(hours)).QueryAsync(Count(Fact.Label, new Condition.In(DerivedColumns.Caught, new(["true"]))), Cancellation);
        Assert.Equal(caught, set.Cells[0].Values[0]);
    }
}
