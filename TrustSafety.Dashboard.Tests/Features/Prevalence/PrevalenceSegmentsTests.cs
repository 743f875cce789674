using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Prevalence;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Prevalence;

/// <summary>Rates, weights and the plan of the page against plain sums over the rows that it was given.</summary>
public sealed class PrevalenceSegmentsTests
{
    private const string Weeks = "prevalence?week=2026-W11&weeks=2";

    private static readonly DateTime Monday = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Two weeks in two strata: of low score 400 of 40,000 views judged, of high score 400 of 4,000.</summary>
    private static readonly List<View> Views = [.. Enumerable.Range(0, 1600).Select(i => new View(
        i, i / 800, i % 2 == 0 ? "low" : "high", i % 2 == 0 ? 100 : 10, i % 2 == 0 ? i % 40 == 0 : i % 5 == 1, i % 3 == 0 ? "DE" : "FR", i % 7 < 3 ? "fraud" : "hate", i % 11 < 5 ? "feed" : "live", (long)(i % 3) + 1))];

    [Fact]
    public async Task Rate_ByWeekAndSegment_IsTheWeightedShare()
    {
        using var world = SampleRooms.Of(Views.Select(Label));
        var model = (await world.PrevalenceAsync(Weeks))!;
        foreach (var (by, of) in new (string, Func<View, string>)[] { ("week", v => v.Week == 0 ? "2026-W10" : "2026-W11"), ("market", v => v.Market), ("category", v => v.Category), ("surface", v => v.Surface) })
            foreach (var group in Views.GroupBy(of))
            {
                Assert.Equal(group.Where(v => v.Violates).Sum(v => v.Weight) / group.Sum(v => v.Weight), model.Find(PrevalenceReader.Rate, by, group.Key)!.Shown!.Value.Point, 1e-12);
                // 1, 2, 4, 8 for severities 1 to 4.
                Assert.Equal(group.Where(v => v.Violates).Sum(v => v.Weight * Math.Pow(2, v.Severity - 1)) / group.Sum(v => v.Weight), model.Find(PrevalenceReader.Weighted, by, group.Key)!.Shown!.Value.Point, 1e-12);
            }
    }

    [Fact]
    public async Task Rate_OfUnequalWeights_SaysWhatTheyCost()
    {
        using var world = SampleRooms.Of(Views.Select(Label));
        var shown = (await world.PrevalenceAsync(Weeks))!.Find(PrevalenceReader.Rate)!.Shown!;
        var kish = Math.Pow(Views.Sum(v => v.Weight), 2) / Views.Sum(v => v.Weight * v.Weight);
        Assert.Equal((1600L, kish), (shown.N, shown.EffectiveN!.Value));
        Assert.Equal(FormattableString.Invariant($"unequal weights cost a factor of {1600 / kish:0.0}"), shown.Note);
    }

    [Fact]
    public async Task TooFew_OfASegment_SaysHowManyAreNeeded()
    {
        using var world = SampleRooms.Of(Views.Select(v => Label(v with { Market = v.Id < 25 ? "NZ" : v.Market })));
        var few = Assert.IsType<Readout.TooFew>((await world.PrevalenceAsync(Weeks))!.Find(PrevalenceReader.Rate, "market", "NZ"));
        Assert.Equal((25L, 30L), (few.N, few.Needed));
    }

    [Fact]
    public async Task Plan_GivesLabelsAsNeymanDoesAndItsCurveOnlyNarrows()
    {
        using var world = SampleRooms.Of(Views.Select(Label));
        var model = (await world.PrevalenceAsync($"{Weeks}&budget=2000&floor=50"))!;
        var plan = model.Plan!;
        double Spread(string stratum) => Views.Where(v => v.Stratum == stratum).ToList() is var own && ((own.Count(v => v.Violates) + 0.5) / (own.Count + 1.0)) is var p ? (stratum == "low" ? 40_000 : 4_000) * Math.Sqrt(p * (1 - p)) : 0;
        var (low, high) = (Spread("low"), Spread("high"));
        Assert.Equal(2000 * low / (low + high), plan.Strata.Single(s => s.Stratum == "low").Labels, 1.0);
        Assert.Equal(2000, plan.Strata.Sum(s => s.Labels));
        Assert.True(plan.HalfWidth < plan.EqualHalfWidth);
        Assert.All(plan.Curve.Zip(plan.Curve.Skip(1)), pair => Assert.True(pair.First.Labels < pair.Second.Labels && pair.First.HalfWidth > pair.Second.HalfWidth));
        Assert.Contains(plan.Curve, c => c.Labels > 2000);
        var mark = Assert.Single(Assert.IsType<SectionChart.Line>(model.Sections.Single(s => s.Id == "plan").Charts[0]).Data.Marks);
        Assert.Equal((2000.0, plan.HalfWidth), (mark.At.X, mark.At.Y));
    }

    [Fact]
    public async Task Plan_File_HoldsThePlansNumbers()
    {
        using var world = SampleRooms.Of(Views.Select(Label));
        var model = (await world.PrevalenceAsync($"{Weeks}&budget=2000&floor=50"))!;
        var output = new MemoryStream();
        await PrevalenceFiles.WritePlanAsync(model, model.Plan!, output);
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("# ", StringComparison.Ordinal) && l.Contains("2000 labels", StringComparison.Ordinal));
        var rows = lines.Where(l => l[0] != '#').Skip(1).Select(l => l.Split(',')).ToDictionary(l => l[0]);
        foreach (var stratum in model.Plan!.Strata)
        {
            double Of(int column) => double.Parse(rows[stratum.Stratum][column], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal((stratum.Views, stratum.Expected, (double)stratum.Labels, stratum.Views / (double)stratum.Labels), (Of(1), Of(2), Of(3), Of(4)));
        }
    }

    private static FactRow Label(View v) => new(Fact.Label, new Dictionary<string, object?>
    {
        ["sample_id"] = $"s{v.Id}",
        ["viewed_at"] = Monday.AddDays((7 * v.Week) + (v.Id % 7)),
        ["content_id"] = $"c{v.Id}",
        ["violating"] = v.Violates,
        ["weight"] = v.Heaviness,
        ["stratum"] = $"{v.Stratum}-2026-W{10 + v.Week}",
        ["stratum_size"] = v.Stratum == "low" ? 40_000L : 4_000L,
        ["market"] = v.Market,
        ["category"] = v.Category,
        ["surface"] = v.Surface,
        ["severity"] = v.Violates ? v.Severity : null,
    });

    private sealed record View(int Id, int Week, string Stratum, decimal Heaviness, bool Violates, string Market, string Category, string Surface, long Severity)
    {
        public double Weight => (double)Heaviness;
    }
}
