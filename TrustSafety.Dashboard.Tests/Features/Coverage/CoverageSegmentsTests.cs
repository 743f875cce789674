using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Coverage;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Coverage;

/// <summary>Every breakdown of the page against plain sums over the rows that it was given.</summary>
public sealed class CoverageSegmentsTests
{
    private const string Week = "coverage?week=2026-W10&weeks=1";

    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Judged views of unequal weights: what violates, when the live strategy fired on it (minutes from the view), and where it stands.</summary>
    private static readonly List<View> Views = [.. Enumerable.Range(0, 900).Select(i => new View(
        i, i % 3 != 0, new Random(i).Next(10) switch { < 5 => -30, < 7 => 45, _ => null }, 20 + (i % 7 * 10), i % 2 == 0 ? "DE" : "FR", new[] { "fraud", "hate", "spam" }[i / 7 % 3], i % 5 == 0 ? "live" : "feed", i % 4 == 0 ? "de" : "fr", (long)(i % 4) + 1))];

    public static TheoryData<string> Dimensions => ["category", "surface", "language", "market"];

    [Theory]
    [MemberData(nameof(Dimensions))]
    public async Task Segments_BeforeAfterAndNever_AreTheSharesOfTheirWeights(string dimension)
    {
        using var world = SampleRooms.Of(Rows());
        var model = (await world.CoverageAsync(Week))!;
        foreach (var group in Views.Where(v => v.Violates).GroupBy(v => v.In(dimension)))
        {
            double Share(string id) => model.Find(id, dimension, group.Key)!.Shown!.Value.Point;
            var all = group.Sum(v => v.Weight);
            Assert.Equal(group.Where(v => v.Fired is <= 0).Sum(v => v.Weight) / all, Share("caught_before"), 1e-12);
            Assert.Equal(group.Where(v => v.Fired is > 0).Sum(v => v.Weight) / all, Share("caught_after"), 1e-12);
            Assert.Equal(group.Where(v => v.Fired is null).Sum(v => v.Weight) / all, Share("never_caught"), 1e-12);
            Assert.Equal(group.Count(), model.Find("never_caught", dimension, group.Key)!.Shown!.N);
        }
    }

    [Fact]
    public async Task Severities_HaveTheirOwnShare()
    {
        using var world = SampleRooms.Of(Rows());
        var model = (await world.CoverageAsync(Week))!;
        foreach (var group in Views.Where(v => v.Violates).GroupBy(v => v.Severity))
            Assert.Equal(group.Where(v => v.Fired is <= 0).Sum(v => v.Weight) / group.Sum(v => v.Weight), model.Find("caught_before", "severity", $"severity {group.Key}")!.Shown!.Value.Point, 1e-12);
        Assert.IsType<Readout.TooFew>(model.Find("caught_before", "severity", "severity 0"));
    }

    [Fact]
    public async Task Map_CellsAndHoles_AreSumsOfCategoryAndMarket()
    {
        using var world = SampleRooms.Of(Rows());
        var model = (await world.CoverageAsync(Week))!;
        var cells = Views.Where(v => v.Violates).GroupBy(v => $"{v.Category} × {v.Market}").ToDictionary(g => g.Key, g => g.ToList());
        Assert.Equal(6, cells.Count);
        foreach (var (key, views) in cells)
            Assert.Equal(views.Where(v => v.Fired is <= 0).Sum(v => v.Weight) / views.Sum(v => v.Weight), model.Find("caught_before", "category × market", key)!.Shown!.Value.Point, 1e-12);
        var holes = model.Sections.Single(s => s.Id == "holes").Rows;
        Assert.Equal(cells.OrderByDescending(c => Missed(c.Value)).Select(c => c.Key), holes.Select(h => h.Key!));
        Assert.All(holes, h => Assert.Equal(Missed(cells[h.Key!]), h.Readout.Shown!.Value.Point, 1e-6));
        Assert.All(holes, h => Assert.InRange(h.Readout.Shown!.Value.Point, h.Readout.Shown.Value.Low + 1, h.Readout.Shown.Value.High - 1));
    }

    [Fact]
    public async Task Capacity_ATenthMore_SaysWhatItWouldAddInTheWeeksHeldOut()
    {
        using var world = SampleRooms.Of(PortfolioReaderTests.Platform());
        // At 18.5 flags a day the live strategy fits (11.4) and the shadow at 0.9 does not (20); a tenth more lets it in, which has lost its way in the week held out.
        var model = (await world.CoverageAsync("coverage?week=2026-W12&weeks=3&capacity=18.5&floor=0.4"))!;
        Assert.Equal(0.4, model.Find("portfolio_heldout")!.Shown!.Value.Point, 1e-12);
        Assert.Equal(-0.1, model.Find("portfolio_next")!.Shown!.Value.Point, 1e-9);
        Assert.Equal("points", model.Sections[^1].Rows.Single(r => r.Measure == "portfolio_next").Unit.Name);
        var frontier = Assert.IsType<Dashboard.Charts.SectionChart.Line>(model.Sections[^1].Charts[0]).Data;
        var today = Assert.Single(frontier.Marks);
        Assert.Equal("today", today.Name);
        Assert.Equal(80 / 7.0, today.At.X, 1e-9);
        Assert.Equal(0.4, today.At.Y, 1e-9);
    }

    private static double Missed(IEnumerable<View> views) => views.Where(v => v.Fired is null or > 0).Sum(v => v.Weight);

    private static IEnumerable<FactRow> Rows() => Views.SelectMany(v => v.Fired is { } minutes ? [Label(v), Detection(v, minutes)] : new[] { Label(v) });

    private static FactRow Label(View v) => new(Fact.Label, new Dictionary<string, object?>
    {
        ["sample_id"] = $"s{v.Id}",
        ["viewed_at"] = Noon.AddHours(v.Id % 120),
        ["content_id"] = $"c{v.Id}",
        ["violating"] = v.Violates,
        ["weight"] = (decimal)v.Weight,
        ["market"] = v.Market,
        ["category"] = v.Category,
        ["surface"] = v.Surface,
        ["language"] = v.Language,
        ["severity"] = v.Violates ? v.Severity : null,
    });

    private static FactRow Detection(View v, int minutes) => new(Fact.Detection, new Dictionary<string, object?>
    {
        ["content_id"] = $"c{v.Id}",
        ["strategy"] = "live one",
        ["scored_at"] = Noon.AddHours(v.Id % 120).AddMinutes(minutes),
        ["fired"] = true,
        ["live"] = true,
    });

    private sealed record View(int Id, bool Violates, int? Fired, double Weight, string Market, string Category, string Surface, string Language, long Severity)
    {
        public string In(string dimension) => dimension switch { "market" => Market, "category" => Category, "surface" => Surface, _ => Language };
    }
}
