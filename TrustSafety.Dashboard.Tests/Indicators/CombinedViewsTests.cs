using CsCheck;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.Review;

namespace TrustSafety.Dashboard.Tests.Indicators;

/// <summary>An attacker opens every view of three dimensions, with and without filters, and solves for the groups behind them.</summary>
public sealed class CombinedViewsTests
{
    private const int Least = 10;

    private static readonly SnapshotExtract[] Window = [FakeFacts.Extract(Fact.Action, "2026-07-13", "2026-07-26")];
    private static readonly string[] Markets = ["AU", "BR", "NZ"], Categories = ["fraud", "hate", "spam"], Surfaces = ["feed", "live", "search"];
    private static readonly Gen<int> Count = Gen.OneOf(Gen.Int[1, 9], Gen.Int[10, 40]);

    private sealed record Group(IReadOnlyDictionary<string, string> Of, int Count);

    [Fact]
    public async Task ViewsOfThreeDimensions_PutTogether_GiveNoSmallGroupAway() =>
        await Count.Array[27].SampleAsync(
            counts => AttackAsync(
                [.. counts.Select((n, i) => Of(n, ("market", Markets[i / 9]), ("category", Categories[i / 3 % 3]), ("surface", Surfaces[i % 3])))],
                [["market", "category"], ["surface", "market"], ["category", "surface"]]),
            iter: 25, threads: 1);

    [Fact]
    public async Task ViewsOfSubcategories_BesideThoseOfCategories_GiveNoSmallGroupAway() =>
        await Count.Array[18].SampleAsync(
            counts => AttackAsync(
                [.. counts.Select((n, i) => Of(n, ("category", Categories[i / 6]), ("subcategory", $"{Categories[i / 6]}_{i / 3 % 2}"), ("surface", Surfaces[i % 3])))],
                [["category", "surface"], ["subcategory", "surface"], ["category", "subcategory"]]),
            iter: 25, threads: 1);

    private static Group Of(int count, params (string Dimension, string Value)[] of) => new(of.ToDictionary(d => d.Dimension, d => d.Value), count);

    private static async Task AttackAsync(List<Group> groups, string[][] pairs)
    {
        var review = new Review([.. groups.SelectMany(Removed)], Window);
        var equations = new List<(double[], double)>();
        foreach (var by in pairs.SelectMany(p => p).Distinct().Select(d => new[] { d }).Concat(pairs).Prepend([]))
            foreach (var filter in Filters(groups).Prepend(null))
            {
                var series = await review.Read("enforcement_volume", "2026-07-20", "2026-07-27", by, filter is null ? [] : [filter]);
                equations.AddRange(series.Points.Where(p => p.Readout.Shown is not null).Select(p => (Sum(groups, by, p.Keys, filter), p.Readout.Shown!.Value.Point)));
            }
        var solved = Elimination.Solved(groups.Count, equations);
        Assert.All(solved, s => Assert.False(groups[s.Unknown].Count < Least, $"the {groups[s.Unknown].Count} of {string.Join('/', groups[s.Unknown].Of.Values)} follow from what is shown"));
    }

    private static IEnumerable<FactRow> Removed(Group group) =>
        Removals("2026-07-21", group.Count, group.Of.GetValueOrDefault("market", "US"), category: group.Of["category"], surface: group.Of["surface"])
            .Select(r => r with { Values = new Dictionary<string, object?>(r.Values) { ["subcategory"] = group.Of.GetValueOrDefault("subcategory") } });

    private static double[] Sum(List<Group> groups, string[] by, IReadOnlyList<string?> keys, DimensionFilter? filter) =>
        [.. groups.Select(g => by.Zip(keys).All(k => g.Of[k.First] == k.Second) && (filter is null || filter.Values.Contains(g.Of[filter.Dimension]) != filter.Exclude) ? 1.0 : 0)];

    /// <summary>Every proper subset of the values of each dimension, half of them by exclusion.</summary>
    private static IEnumerable<DimensionFilter?> Filters(List<Group> groups) =>
        from dimension in groups[0].Of.Keys
        let values = groups.Select(g => g.Of[dimension]).Distinct().ToList()
        from bits in Enumerable.Range(1, (1 << values.Count) - 2)
        select new DimensionFilter(dimension, [.. values.Where((_, i) => (bits >> i & 1) > 0)], bits % 2 == 0);
}
