using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class RememberedTests
{
    private static readonly IndicatorCatalog Catalog = new([]);
    private readonly Versions facts = new();
    private int computed;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<int> AskAsync(Remembered remembered, string question = "q", IndicatorCatalog? catalog = null) =>
        remembered.GetAsync(catalog ?? Catalog, question, () => Task.FromResult(++computed), Cancellation);

    [Fact]
    public async Task Get_Again_IsNotComputedUntilDataOrDefinitionsChange()
    {
        var remembered = new Remembered(facts, 10);
        Assert.Equal((1, 1), (await AskAsync(remembered), await AskAsync(remembered)));
        facts.Id = "second";
        Assert.Equal((2, 2), (await AskAsync(remembered), await AskAsync(remembered)));
        Assert.Equal(3, await AskAsync(remembered, catalog: new([])));
    }

    [Fact]
    public async Task Get_WhileAnExtractIsPublished_IsNotKept()
    {
        var remembered = new Remembered(facts, 10);
        await remembered.GetAsync(Catalog, "q", () => { facts.Id = "second"; return Task.FromResult(-1); }, Cancellation);
        facts.Id = "first";
        Assert.Equal(1, await AskAsync(remembered));
    }

    [Fact]
    public async Task Get_OfMoreThanItHolds_ForgetsTheOldest()
    {
        var remembered = new Remembered(facts, 2);
        foreach (var question in new[] { "a", "b", "c" }) await AskAsync(remembered, question);
        Assert.Equal(3, await AskAsync(remembered, "c"));
        Assert.Equal(4, await AskAsync(remembered, "a"));
    }

    [Fact]
    public void Question_WithOtherFilters_IsAnother()
    {
        IndicatorRequest Request(string value, bool exclude) => new("i", Grain.Week, new(2026, 1, 5), new(2026, 2, 2)) { Where = [new("market", [value], exclude)] };
        Assert.Equal(Question.Of(Request("DE", false)), Question.Of(Request("DE", false)));
        Assert.NotEqual(Question.Of(Request("DE", false)), Question.Of(Request("DE", true)));
        Assert.NotEqual(Question.Of(Request("DE", false)), Question.Of(Request("FR", false)));
    }

    private sealed class Versions : IFacts
    {
        public string Id { get; set; } = "first";

        public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => Task.FromResult(new Snapshot(Id, []));

        public Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
