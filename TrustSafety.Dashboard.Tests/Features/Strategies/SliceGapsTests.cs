using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Features.Coverage.CoverageReaderTests;

namespace TrustSafety.Dashboard.Tests.Features.Strategies;

/// <summary>Gaps between segments as one family: no more than one world in twenty may name one where there is none.</summary>
public sealed class SliceGapsTests
{
    private const int Worlds = 2000;

    private const int Judged = 1500;

    /// <summary>Two strata: of low score, where few violate, most are missed and a judged view stands for many; and of high. Heavy weights are few, milder ones more.</summary>
    private static readonly (double Weight, double Violates, double Found, double FalseAlarm)[] Heavy = [(100, 0.05, 0.35, 0.01), (10, 0.4, 0.85, 0.15)], Milder = [(20, 0.05, 0.35, 0.01), (10, 0.4, 0.85, 0.15)], Alike = [(1, 0.25, 0.6, 0.05)];

    [Theory]
    [InlineData("heavy")]
    [InlineData("milder")]
    [InlineData("alike")]
    public void World_WithoutAnyGap_IsNamedOneInNoMoreThanOneOfTwenty(string weights)
    {
        var strata = weights switch { "heavy" => Heavy, "milder" => Milder, _ => Alike };
        var named = Enumerable.Range(0, Worlds).AsParallel().Count(seed => SliceGaps.Of(Drawn(new(seed), strata, _ => 0)).Any(g => g.Stands));
        // Three Monte-Carlo errors above 5 %.
        Assert.InRange(named / (double)Worlds, 0, 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Worlds)));
    }

    [Fact]
    public void World_WithOneMarketServedWorse_HasItNamed()
    {
        var found = Enumerable.Range(0, 200).AsParallel().Select(seed => SliceGaps.Of(Drawn(new(seed), Milder, market => market == 3 ? 0.6 : 0)).Where(g => g.Stands && g.Of.Measure == "recall").ToList()).ToList();
        // 92 % in an independent simulation of the same worlds; three Monte-Carlo errors below.
        Assert.True(found.Count(f => f.Any(g => g.Of.By == "market" && g.Lowest == "3")) > 170, $"{found.Count(f => f.Any(g => g.Of.By == "market" && g.Lowest == "3"))} of 200");
    }

    [Fact]
    public void Gap_ThatStands_LeavesOutNothingAndOneThatDoesNotHoldsIt()
    {
        foreach (var gap in Enumerable.Range(0, 100).SelectMany(seed => SliceGaps.Of(Drawn(new(seed), Milder, market => market == 3 ? 0.35 : 0))))
        {
            // With a discovery, intervals are as wide as those of the discoveries: a gap that does not stand may then leave out 0 narrowly, never one that stands hold it.
            if (gap.Stands) Assert.True(gap.Interval.Low > 0, $"{gap.Of.What}: {gap.Interval}");
            Assert.InRange(gap.Interval.Point, gap.Interval.Low, gap.Interval.High);
        }
    }

    [Fact]
    public async Task Page_OfOneMarketServedWorse_NamesItInTheNoteAndTheRows()
    {
        static FactRow In(FactRow row, string market) => row with { Values = row.Values.Where(v => v.Key != "market").Append(new("market", market)).ToDictionary(v => v.Key, v => v.Value) };
        using var world = SampleRooms.Of(Enumerable.Range(0, 600).SelectMany(i =>
        {
            var (bad, market) = (i % 3 == 0, i % 2 == 0 ? "DE" : "FR");
            return new[] { In(Label(i, bad), market), Detection(i, "model", -60, true, bad && (market == "DE" ? i % 10 != 0 : i % 4 == 1), i % 100 / 100m) };
        }));
        var model = (await world.StrategiesAsync("strategies?week=2026-W10&weeks=1&strategy=model"))!;
        var section = model.Sections.Single(s => s.Id == "slices");
        var gap = model.Find("slice_gap_recall", "market")!.Shown!;
        Assert.Equal("beyond noise: FR lowest, DE highest", gap.Note);
        Assert.Contains("Recall by market (FR lowest)", section.Note, StringComparison.Ordinal);
        Assert.Equal(model.Find("slice_recall", "market", "DE")!.Shown!.Value.Point - model.Find("slice_recall", "market", "FR")!.Shown!.Value.Point, gap.Value.Point, 1e-9);
        Assert.True(gap.Value.Low > 0);
    }

    /// <summary>Precision and recall by eight markets, six languages and five categories, drawn apart from what violates; less is the share of hits that a market loses.</summary>
    private static IReadOnlyList<SlicedShare> Drawn(Random random, (double Weight, double Violates, double Found, double FalseAlarm)[] strata, Func<int, double> less)
    {
        (string By, int Count)[] dimensions = [("market", 8), ("language", 6), ("category", 5)];
        var sums = new Dictionary<(string Measure, string By, int Segment, int Stratum), WeightedTally>();
        for (var i = 0; i < Judged; i++)
        {
            var h = i % strata.Length;
            var (weight, violates, finds, falseAlarm) = strata[h];
            int[] at = [.. dimensions.Select(d => random.Next(d.Count))];
            var bad = random.NextDouble() < violates;
            var flagged = bad ? random.NextDouble() < finds * (1 - less(at[0])) : random.NextDouble() < falseAlarm;
            for (var d = 0; d < dimensions.Length; d++)
            {
                if (bad) Add("recall", d, at[d], h, weight, flagged);
                if (flagged) Add("precision", d, at[d], h, weight, bad);
            }
        }

        IReadOnlyList<DomainStratum> Domain(Func<(string Measure, string By, int Segment, int Stratum), bool> of) =>
            [.. sums.Where(s => of(s.Key)).GroupBy(s => s.Key.Stratum).Select(g => new DomainStratum(g.Key, g.Aggregate(default(WeightedTally), (sum, s) => sum + s.Value), Judged / strata.Length))];
        return [.. from measure in new[] { "precision", "recall" }
                   from dimension in dimensions
                   select new SlicedShare(measure, dimension.By, $"{measure} by {dimension.By}", Domain(k => k.Measure == measure && k.By == dimension.By),
                       [.. Enumerable.Range(0, dimension.Count).Select(s => (s.ToString(System.Globalization.CultureInfo.InvariantCulture), Domain(k => k.Measure == measure && k.By == dimension.By && k.Segment == s))).Where(s => s.Item2.Sum(h => h.Sums.N) >= 20)])];

        void Add(string measure, int d, int segment, int stratum, double weight, bool counts) =>
            sums[(measure, dimensions[d].By, segment, stratum)] = sums.GetValueOrDefault((measure, dimensions[d].By, segment, stratum)) + WeightedTally.Of(weight, counts ? weight : 0);
    }
}
