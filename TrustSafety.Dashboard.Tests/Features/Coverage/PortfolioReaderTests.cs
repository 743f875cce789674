using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Coverage;

public sealed class PortfolioReaderTests
{
    private const string ThreeWeeks = "coverage?week=2026-W12&weeks=3";

    private static readonly DateTime Monday = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// Each week 100 of 400 views violate. "live" catches the first 40; "shadow" scores the first 70 high in the first two weeks (and the first 30 in the
    /// third, when it has lost its way), and both flag as many views that break no rule.
    /// </summary>
    internal static IEnumerable<FactRow> Platform()
    {
        for (var week = 0; week < 3; week++)
            for (var i = 0; i < 400; i++)
            {
                yield return Label(week, i);
                yield return Detection(week, i, "live", true, i is < 40 or (>= 100 and < 140), null);
                var high = i < (week == 2 ? 30 : 70) || i is >= 100 and < 170;
                yield return Detection(week, i, "shadow", false, false, high ? 0.9m : 0.1m);
            }
    }

    private static FactRow Label(int week, int i) => new(Fact.Label, new Dictionary<string, object?>
    {
        ["sample_id"] = $"s{week}-{i}",
        ["viewed_at"] = Monday.AddDays(7 * week).AddHours(i % 100),
        ["content_id"] = $"c{week}-{i}",
        ["violating"] = i < 100,
        ["weight"] = 50m,
        ["market"] = "DE",
        ["category"] = "fraud",
    });

    private static FactRow Detection(int week, int i, string strategy, bool live, bool fired, decimal? score) => new(Fact.Detection, new Dictionary<string, object?>
    {
        ["content_id"] = $"c{week}-{i}",
        ["strategy"] = strategy,
        ["scored_at"] = Monday.AddDays(7 * week).AddHours(i % 100).AddMinutes(-1),
        ["fired"] = fired,
        ["live"] = live,
        ["score"] = score,
    });

    [Fact]
    public async Task Choice_ThatLosesItsWay_IsFoundOutInTheWeeksHeldOut()
    {
        using var world = SampleRooms.Of(Platform());
        // 140 flags a week of the shadow strategy at 0.9, 80 of the live one.
        var model = (await world.CoverageAsync($"{ThreeWeeks}&capacity=20&floor=0.4"))!;
        Assert.Equal(0.7, Value(model.Find("portfolio_chosen")), 1e-12);
        Assert.Equal(0.3, Value(model.Find("portfolio_heldout")), 1e-12);
        Assert.Equal(0.4, Value(model.Find("portfolio_today")), 1e-12);
        var (drop, gain) = (model.Find("portfolio_drop")!.Shown!.Value, model.Find("portfolio_gain")!.Shown!.Value);
        Assert.Equal((-0.4, -0.1), (Math.Round(drop.Point, 9), Math.Round(gain.Point, 9)));
        Assert.True(drop.High < 0);
        Assert.Equal("shadow ≥ 0.90", model.Sections[^1].Rows.Single(r => r.Measure == "portfolio_member").Key);
        Assert.Equal(100 / 7.0, Value(model.Find("portfolio_flags")), 1e-9);
        Assert.Equal(80 / 7.0, Value(model.Find("portfolio_flags_today")), 1e-9);
    }

    [Fact]
    public async Task Frontier_AsCapacityGrows_CatchesMore()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync($"{ThreeWeeks}&capacity=11.5&floor=0.4"))!;
        Assert.Equal(0.4, Value(model.Find("portfolio_chosen")), 1e-12);
        Assert.Equal(0, Value(model.Find("portfolio_frontier_chosen", "capacity", "8.63")), 1e-12);
        Assert.Equal(0.7, Value(model.Find("portfolio_frontier_chosen", "capacity", "23")), 1e-12);
        Assert.Contains("Exact", model.Sections[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Floor_ThatNobodyKeeps_SaysSo()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync($"{ThreeWeeks}&floor=0.9"))!;
        Assert.Contains("no strategy keeps the precision", Assert.IsType<Readout.Missing>(model.Find("portfolio_heldout")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneWeek_LeavesNothingToVerifyOn()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync("coverage?week=2026-W12&weeks=1"))!;
        Assert.Contains("two weeks", Assert.IsType<Readout.Missing>(model.Find("portfolio_heldout")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_AreTodaysFlagsAndPrecision()
    {
        using var world = SampleRooms.Of(Platform());
        var model = (await world.CoverageAsync(ThreeWeeks))!;
        Assert.Equal((11.0, 0.5), (model.Capacity, model.Floor));
    }

    private static double Value(Readout? readout) => readout!.Shown!.Value.Point;
}
