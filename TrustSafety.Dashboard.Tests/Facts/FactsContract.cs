using CsCheck;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>What every engine behind <see cref="IFacts"/> must do.</summary>
public abstract partial class FactsContract
{
    private protected abstract Engine Start(IReadOnlyList<FactRow> rows, string zone, params RollupSource[] planned);

    private protected sealed record Engine(IFacts Facts, IDisposable Owner) : IDisposable
    {
        public void Dispose() => Owner.Dispose();
    }

    [Fact]
    public void Query_OfRandomRows_EqualsThePlainEvaluation() =>
        Gen.Select(RandomFacts.Rows, RandomFacts.Zone, RandomFacts.Query.Array[20]).Sample(
            (rows, zone, queries) =>
            {
                using var engine = Start(rows, zone);
                var naive = new NaiveFacts(rows, TimeZoneInfo.FindSystemTimeZoneById(zone));
                foreach (var query in queries)
                    AssertSame(query, naive.Query(query), engine.Facts.QueryAsync(query, TestContext.Current.CancellationToken).GetAwaiter().GetResult().Cells);
            }, iter: 12, threads: 1);

    [Fact]
    public void Query_OfPlannedMeasures_EqualsThePlainEvaluation() =>
        Gen.Select(RandomFacts.Rows, RandomFacts.Zone, RandomFacts.Query.Array[3], RandomFacts.Slice.Array[15]).Sample(
            (rows, zone, sources, slices) =>
            {
                using var engine = Start(rows, zone, [.. sources.Select(s => new RollupSource(s.Fact, s.Time, s.Bin, s.Measures))]);
                var naive = new NaiveFacts(rows, TimeZoneInfo.FindSystemTimeZoneById(zone));
                foreach (var query in sources.SelectMany(s => slices.Select(slice => slice.Of(s))))
                    AssertSame(query, naive.Query(query), engine.Facts.QueryAsync(query, TestContext.Current.CancellationToken).GetAwaiter().GetResult().Cells);
            }, iter: 6, threads: 1);

    private static void AssertSame(AggregateQuery query, IReadOnlyList<Cell> expected, IReadOnlyList<Cell> actual)
    {
        Assert.True(expected.Select(Key).SequenceEqual(actual.Select(Key)), $"{query}\nexpected {string.Join(' ', expected.Select(Key))}\ngot {string.Join(' ', actual.Select(Key))}");
        foreach (var (e, a) in expected.Zip(actual))
            foreach (var (left, right) in e.Values.Zip(a.Values))
                Assert.True(Math.Abs(left - right) <= 4e-16 * Math.Abs(left), $"{query}\n{Key(e)}: expected {left:R}, got {right:R}");
    }

    private static string Key(Cell cell) => $"{cell.Period}|{string.Join('|', cell.Keys.Select(k => k ?? "∅"))}|{cell.Bin}";
}
