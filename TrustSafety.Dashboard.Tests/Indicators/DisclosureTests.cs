using CsCheck;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Support.Review;

namespace TrustSafety.Dashboard.Tests.Indicators;

/// <summary>An attacker reads every table that is published and solves for what is withheld.</summary>
public sealed class DisclosureTests
{
    private const int Least = 10;
    private const string Day1 = "2026-07-21";

    private static readonly SnapshotExtract[] Window = [FakeFacts.Extract(Fact.Action, "2026-07-13", "2026-07-26")];

    private static readonly string[] Markets = ["AU", "BR", "DE", "NZ", "US"];
    private static readonly string[] Categories = ["fraud", "hate", "nudity", "spam"];

    private static Review Of(int[,] counts) =>
        new([.. Markets.SelectMany((m, i) => Categories.SelectMany((c, j) => Removals(Day1, counts[i, j], m, category: c)))], Window);

    private static async Task<Dictionary<string, double?>> Published(Review review, string[] by, DimensionFilter[]? where = null)
    {
        var series = await review.Read("enforcement_volume", "2026-07-20", "2026-07-27", by, where);
        return series.Points.ToDictionary(p => string.Join('/', p.Keys), p => p.Readout.Shown?.Value.Point);
    }

    [Fact]
    public async Task Breakdown_OneSmallSegment_CannotBeSubtractedFromTheTotal()
    {
        var review = Of(new[,] { { 30, 0, 0, 0 }, { 25, 0, 0, 0 }, { 40, 0, 0, 0 }, { 3, 0, 0, 0 }, { 90, 0, 0, 0 } });
        var shown = await Published(review, ["market"]);
        Assert.Null(shown["NZ"]);
        Assert.Null(shown["BR"]);
        Assert.Equal(90, shown["US"]);
    }

    [Fact]
    public async Task Breakdown_SmallSegmentsThatAreSmallTogether_TakeAThirdWithThem()
    {
        var review = Of(new[,] { { 2, 0, 0, 0 }, { 25, 0, 0, 0 }, { 40, 0, 0, 0 }, { 3, 0, 0, 0 }, { 90, 0, 0, 0 } });
        var shown = await Published(review, ["market"]);
        Assert.Equal(["AU", "BR", "NZ"], shown.Where(s => s.Value is null).Select(s => s.Key).Order());
    }

    [Fact]
    public async Task Filter_OnAWithheldSegment_OrOnAllButIt_IsWithheldToo()
    {
        var review = Of(new[,] { { 30, 0, 0, 0 }, { 25, 0, 0, 0 }, { 40, 0, 0, 0 }, { 3, 0, 0, 0 }, { 90, 0, 0, 0 } });
        async Task<double?> Filtered(bool exclude, params string[] markets) => (await Published(review, [], [new("market", markets, exclude)])).Values.Single();
        Assert.Null(await Filtered(false, "NZ"));
        Assert.Null(await Filtered(true, "NZ"));
        Assert.Null(await Filtered(false, "NZ", "US"));
        Assert.Null(await Filtered(false, "AU", "BR", "DE", "US"));
        Assert.Equal(90, await Filtered(false, "US"));
        Assert.Equal(160, await Filtered(false, "AU", "DE", "US"));
        Assert.Equal(28, await Filtered(false, "BR", "NZ"));
    }

    [Fact]
    public async Task Filter_OnOneDimension_ProtectsTheCellsOfAnother()
    {
        var review = Of(new[,] { { 30, 30, 0, 0 }, { 25, 30, 0, 0 }, { 40, 30, 0, 0 }, { 30, 4, 0, 0 }, { 90, 40, 0, 0 } });
        var shown = await Published(review, ["market"], [new("category", ["fraud"])]);
        Assert.Null(shown["NZ"]);
    }

    /// <summary>A reader who has the page of categories and that of subcategories takes the shown ones from their category.</summary>
    [Fact]
    public async Task Subcategories_OfPublishedCategories_DoNotGiveASmallOneAway() =>
        await Gen.OneOf(Gen.Const(0), Gen.Int[1, 9], Gen.Int[10, 40], Gen.Int[10, 40]).Array[9].Where(counts => counts.Any(n => n > 0)).SampleAsync(async counts =>
        {
            var names = counts.Select((n, i) => (Category: Categories[i / 3], Sub: $"{Categories[i / 3]}_{i % 3}", Count: n)).Where(s => s.Count > 0).ToList();
            var review = new Review([.. names.SelectMany(s => Removals(Day1, s.Count, category: s.Category).Select(r => r with { Values = new Dictionary<string, object?>(r.Values) { ["subcategory"] = s.Sub } }))], Window);
            var (above, below, both) = (await Published(review, ["category"]), await Published(review, ["subcategory"]), await Published(review, ["category", "subcategory"]));
            foreach (var of in names.GroupBy(s => s.Category))
            {
                var unknown = of.Where(s => below[s.Sub] is null && both[$"{s.Category}/{s.Sub}"] is null).ToList();
                Assert.All(of.Where(s => s.Count < Least), s => Assert.Contains(s, unknown));
                if (above[of.Key] is not null && unknown.Any(s => s.Count < Least)) Assert.True(unknown.Count > 1, $"{unknown[0].Count} of {of.Key} follows from its category");
            }
        }, iter: 200, threads: 1);

    [Fact]
    public async Task Days_OfAPublishedWeek_DoNotGiveTheSmallDayAway()
    {
        var rows = new[] { 40, 30, 4, 35, 50, 20, 25 }.SelectMany((n, i) => Removals($"2026-07-{20 + i}", n)).ToList();
        var series = await new Review(rows, Window).Read("enforcement_volume", "2026-07-20", "2026-07-27", grain: Grain.Day);
        var hidden = series.Points.Where(p => p.Readout is Readout.Suppressed).Select(p => p.Period.ToString());
        Assert.Equal(["2026-07-22", "2026-07-25"], hidden);
        Assert.IsType<Readout.Suppressed>(Assert.Single((await new Review(rows, Window).Read("enforcement_volume", "2026-07-25", "2026-07-26", grain: Grain.Day)).Points).Readout);
    }

    [Fact]
    public async Task Proportion_RareOutcome_IsShownForThePlatformAndWithheldInASegment()
    {
        List<FactRow> rows = [.. Removals(Day1, 300), .. Removals(Day1, 4, automated: false), .. Removals(Day1, 200, "BR"), .. Removals(Day1, 60, "BR", automated: false), .. Removals(Day1, 80, "DE")];
        var review = new Review(rows, Window);
        Assert.IsType<Readout.Measured>(await review.ReadWeek("automation_share", "2026-W30"));
        var series = await review.Read("automation_share", "2026-07-20", "2026-07-27", ["market"]);
        Assert.IsType<Readout.Suppressed>(series.Points.Single(p => p.Keys[0] == "US").Readout);
        // Nobody of Germany's eighty was decided by hand: a count of 0 betrays no small group. But it hides who else was.
        Assert.True(series.Points.Count(p => p.Readout is Readout.Suppressed) >= 2);
    }

    [Fact]
    public async Task Exposure_AndSamples_AreNotPeople()
    {
        var incidents = Enumerable.Range(0, 7).Select(i => Row(Fact.Incident, ("incident_id", $"i{i}"), ("onset_at", new DateTime(2026, 7, 20)), ("detected_at", new DateTime(2026, 7, 21).AddHours(i))));
        var review = new Review([.. incidents, .. Removals(Day1, 50)], [.. Window, FakeFacts.Extract(Fact.Incident, "2026-07-13", "2026-07-26")]);
        Assert.IsType<Readout.Measured>(await review.ReadWeek("time_to_detect", "2026-W30"));
    }

    /// <summary>Random tables, all breakdowns of two dimensions published together: no small cell follows from the equations, nor from a sum of two tables.</summary>
    [Fact]
    public async Task Tables_OfTwoDimensions_WithstandAnAttackerWhoSolvesAllEquations() =>
        await Gen.OneOf(Gen.Int[0, 4], Gen.Int[0, 30], Gen.Int[10, 60]).Array[Markets.Length * Categories.Length].SampleAsync(async flat =>
        {
            var counts = new int[Markets.Length, Categories.Length];
            for (var i = 0; i < flat.Length; i++) counts[i / Categories.Length, i % Categories.Length] = flat[i];
            var review = Of(counts);
            var (inner, markets, categories) = (await Published(review, ["market", "category"]), await Published(review, ["market"]), await Published(review, ["category"]));
            var total = (await Published(review, [])).Values.Single();
            var attacker = Attacker.Of(inner, markets, categories, total);
            foreach (var (key, value) in attacker.Solve())
                Assert.False(value is > 0.5 and < Least && IsAvoidable(key, inner, markets, categories), $"{key} = {value} was given away");
        }, iter: 40);

    /// <summary>The same for the outcomes inside the cells: how many were decided by machine, and how many by hand.</summary>
    [Fact]
    public async Task Tables_OfAProportion_DoNotGiveRareOutcomesAway() =>
        await Gen.Select(Gen.OneOf(Gen.Int[0, 4], Gen.Int[10, 40]), Gen.OneOf(Gen.Const(0), Gen.Int[1, 12])).Array[Markets.Length * Categories.Length].SampleAsync(async flat =>
        {
            var rows = flat.SelectMany((cell, i) => Removals(Day1, cell.Item1, Markets[i / Categories.Length], category: Categories[i % Categories.Length])
                .Concat(Removals(Day1, cell.Item2, Markets[i / Categories.Length], automated: false, category: Categories[i % Categories.Length]))).ToList();
            if (rows.Count == 0) return;
            var review = new Review(rows, Window, yaml: ShippedYaml.Replace("minimum_n: 50", "minimum_n: 0", StringComparison.Ordinal));
            async Task<Dictionary<string, (double Machine, double Hand)?>> Split(params string[] by) => (await review.Read("automation_share", "2026-07-20", "2026-07-27", by)).Points.ToDictionary(
                p => string.Join('/', p.Keys), p => p.Readout.Shown is { } s ? (s.Numerator!.Value, s.Denominator!.Value - s.Numerator!.Value) : ((double, double)?)null);
            var (inner, markets, categories, total) = (await Split("market", "category"), await Split("market"), await Split("category"), (await Split()).Values.Single());
            foreach (var of in new Func<(double Machine, double Hand)?, double?>[] { v => v?.Machine, v => v?.Hand })
            {
                Dictionary<string, double?> Of(Dictionary<string, (double, double)?> table) => table.ToDictionary(t => t.Key, t => of(t.Value));
                // The cell of a table with but one outcome is the total itself, which names no group.
                var solved = Attacker.Of(Of(inner), Of(markets), Of(categories), of(total)).Solve().Where(s => s.Value is > 0.5 and < Least);
                foreach (var (key, value) in solved)
                    Assert.True(Math.Abs(value - (of(total) ?? -1)) < 1e-9 || Beside(inner, markets, categories, key).Count(c => c is null) < 2, $"{key} = {value} was given away");
            }
        }, iter: 40);

    /// <summary>The published cells beside a withheld one, where there are too few of any to hide it among.</summary>
    private static IEnumerable<(double, double)?> Beside(Dictionary<string, (double, double)?> inner, Dictionary<string, (double, double)?> markets, Dictionary<string, (double, double)?> categories, string key) =>
        key.Contains('/', StringComparison.Ordinal) ? inner.Where(c => c.Key.StartsWith(key.Split('/')[0] + "/", StringComparison.Ordinal)).Select(c => c.Value)
        : markets.ContainsKey(key) ? markets.Values : categories.Values;

    // A table without a second cell to withhold tells its only cell by its total; the total is then as small, or every cell is withheld.
    private static bool IsAvoidable(string key, params Dictionary<string, double?>[] tables) =>
        tables.Any(t => t.ContainsKey(key) && t.Values.Any(v => v > 0));

    /// <summary>Writes down everything that adds up and solves it.</summary>
    private sealed class Attacker
    {
        private readonly Dictionary<string, double> known = [];
        private readonly List<(string Sum, string[] Of)> equations = [];
        private readonly HashSet<string> names = [];

        public static Attacker Of(Dictionary<string, double?> inner, Dictionary<string, double?> markets, Dictionary<string, double?> categories, double? total)
        {
            var attacker = new Attacker();
            foreach (var (key, value) in inner.Concat(markets).Concat(categories)) attacker.Learn(key, value);
            foreach (var m in markets.Keys) attacker.Adds(m, [.. inner.Keys.Where(k => k.StartsWith(m + "/", StringComparison.Ordinal))]);
            foreach (var c in categories.Keys) attacker.Adds(c, [.. inner.Keys.Where(k => k.EndsWith("/" + c, StringComparison.Ordinal))]);
            attacker.Learn("", total);
            attacker.Adds("", [.. markets.Keys]);
            attacker.Adds("", [.. categories.Keys]);
            return attacker;
        }

        private void Learn(string key, double? value)
        {
            names.Add(key);
            if (value is { } v) known[key] = v;
        }

        private void Adds(string sum, string[] of) => equations.Add((sum, of));

        public Dictionary<string, double> Solve()
        {
            var unknown = names.Where(n => !known.ContainsKey(n)).ToArray();
            var rows = equations.Select(e =>
            {
                var (row, sum) = (new double[unknown.Length], 0.0);
                void Add(string name, double sign)
                {
                    if (known.TryGetValue(name, out var v)) sum -= sign * v;
                    else row[Array.IndexOf(unknown, name)] += sign;
                }
                foreach (var part in e.Of) Add(part, 1);
                Add(e.Sum, -1);
                return (row, sum);
            });
            return Elimination.Solved(unknown.Length, rows).ToDictionary(s => unknown[s.Unknown], s => s.Value);
        }
    }
}
