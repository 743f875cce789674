using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public abstract partial class FactsContract
{
    private static readonly DateOnly July = new(2026, 7, 1);

    private static AggregateQuery CountActions(params string[] by) =>
        new(Fact.Action, "actioned_at", null, July, July.AddMonths(1), new([Measure.Count()])) { GroupBy = new(by) };

    [Fact]
    public async Task Query_OfAnUnknownColumn_SaysWhichAndWhatIsAllowed()
    {
        using var engine = Start([Actions.Row(1, Actions.Noon, "DE")], "UTC");
        var refused = await Assert.ThrowsAsync<UnknownColumnException>(() => engine.Facts.QueryAsync(CountActions("market\" from action; --"), Cancellation));
        Assert.Equal("market\" from action; --", refused.Column);
        Assert.Contains("market", refused.Allowed);
        Assert.DoesNotContain("content_id", refused.Allowed);
    }

    [Fact]
    public async Task Query_ByAnIdentifier_IsRefused()
    {
        using var engine = Start([Actions.Row(1, Actions.Noon, "DE")], "UTC");
        await Assert.ThrowsAsync<UnknownColumnException>(() => engine.Facts.QueryAsync(CountActions("content_id"), Cancellation));
        await Assert.ThrowsAsync<UnknownColumnException>(() => engine.Facts.QueryAsync(
            CountActions() with { Where = new([new Condition.In("content_id", new(["secret-1"]))]) }, Cancellation));
    }

    [Fact]
    public async Task Query_WithAnImpossibleValue_SaysWhatIsPossibleAndNotTheValue()
    {
        using var engine = Start([Actions.Row(1, Actions.Noon, "DE")], "UTC");
        var query = CountActions() with { Where = new([new Condition.In("automated", new(["perhaps"]))]) };
        var refused = await Assert.ThrowsAsync<UnusableValueException>(() => engine.Facts.QueryAsync(query, Cancellation));
        Assert.Contains("true, false", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("perhaps", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfAnEmptyWindowWithoutKeys_IsOneCellOfZeros()
    {
        using var engine = Start([Actions.Row(1, Actions.Noon, "DE")], "UTC");
        var set = await engine.Facts.QueryAsync(CountActions() with { From = July.AddMonths(3), To = July.AddMonths(4) }, Cancellation);
        Assert.Equal([0d], Assert.Single(set.Cells).Values);
    }

    [Fact]
    public async Task Query_WhoseSumNeedsMoreDigitsThanAreExact_IsRefused()
    {
        var rows = Enumerable.Range(0, 1000).Select(i => new FactRow(Fact.Label, new Dictionary<string, object?>
        {
            ["sample_id"] = $"s{i}",
            ["viewed_at"] = Actions.Noon,
            ["content_id"] = "c",
            ["weight"] = 999_999_999_999.999999m,
            ["violating"] = true,
        }));
        using var engine = Start([.. rows], "UTC");
        var query = new AggregateQuery(Fact.Label, "viewed_at", null, July, July.AddMonths(1), new([Measure.Product(["weight", "weight"])]));
        await Assert.ThrowsAsync<SumTooLargeException>(() => engine.Facts.QueryAsync(query, Cancellation));
    }

    [Fact]
    public async Task Query_OfSumsTooWideToAddUpInAdvance_IsAnsweredAllTheSame()
    {
        const decimal Weight = 999_999_999_999.999999m;
        var rows = Enumerable.Range(0, 10).Select(i => new FactRow(Fact.Label, new Dictionary<string, object?>
        {
            ["sample_id"] = $"s{i}",
            ["viewed_at"] = Actions.Noon,
            ["content_id"] = "c",
            ["weight"] = Weight,
            ["violating"] = true,
        }));
        var squares = new EquatableList<Measure>([Measure.Product(["weight", "weight"])]);
        using var engine = Start([.. rows], "UTC", new RollupSource(Fact.Label, "viewed_at", null, squares));
        var set = await engine.Facts.QueryAsync(new AggregateQuery(Fact.Label, "viewed_at", null, July, July.AddMonths(1), squares), Cancellation);
        Assert.Equal(1e25, Assert.Single(set.Cells).Values[0], 1e10);
    }

    [Fact]
    public async Task Values_OfADimension_ComeMostFrequentFirstWithoutTheEmptyOne()
    {
        FactRow[] rows = [.. new[] { "FR", "DE", "DE", null, null, null, "FR", "DE", "US" }.Select((m, i) => Actions.Row(i, Actions.Noon, m))];
        using var engine = Start(rows, "UTC");
        Assert.Equal(["DE", "FR", "US"], await engine.Facts.ValuesAsync("market", Cancellation));
        await Assert.ThrowsAsync<UnknownColumnException>(() => engine.Facts.ValuesAsync("reviewer", Cancellation));
    }

    [Fact]
    public async Task Rows_OfAGroup_CountAllAndShowNoIdentity()
    {
        using var engine = Start([.. Enumerable.Range(0, 30).Select(i => Actions.Row(i % 3, Actions.Noon.AddMinutes(i), i < 20 ? "DE" : "FR"))], "Europe/Berlin");
        var query = new RowQuery(Fact.Action, "actioned_at", July, July.AddMonths(1)) { Where = new([new Condition.In("market", new(["DE"]))]), Limit = 6 };
        var rows = await engine.Facts.RowsAsync(query, Cancellation);
        Assert.Equal(20, rows.Count);
        Assert.Equal(6, rows.Rows.Count);
        Assert.Equal("2026-07-21T14:19:00+02:00", rows.Rows[0][0]);
        Assert.DoesNotContain(rows.Rows.SelectMany(r => r), v => v is not null && (v.Contains("secret", StringComparison.Ordinal) || v is "a0" or "a1" or "a2"));
        var content = rows.Columns.ToList().IndexOf("content id");
        Assert.Equal(3, rows.Rows.Select(r => r[content]).Distinct().Count());
        Assert.Equal(rows.Rows[0][content], rows.Rows[3][content]);
    }

    [Fact]
    public async Task Rows_OfReviews_NeverNameTheReviewer()
    {
        using var engine = Start([new(Fact.Review, new Dictionary<string, object?>
        {
            ["review_id"] = "r1", ["content_id"] = "c1", ["reviewer"] = "anna", ["decided_at"] = Actions.Noon, ["decision"] = "violating",
        })], "UTC");
        var rows = await engine.Facts.RowsAsync(new(Fact.Review, "decided_at", July, July.AddMonths(1)), Cancellation);
        Assert.DoesNotContain("reviewer", rows.Columns);
        Assert.DoesNotContain("anna", Assert.Single(rows.Rows));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
