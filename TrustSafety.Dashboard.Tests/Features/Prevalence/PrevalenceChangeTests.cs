using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Prevalence;

public sealed class PrevalenceChangeTests
{
    private const string Weeks = "prevalence?week=2026-W11&weeks=2&by=market";

    private static readonly DateTime Monday = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Change_OfTwoWeeks_IsSplitIntoMixAndRateWithIntervalsOfTheirOwn()
    {
        // DE falls from 400 of 800 to 200, and its rate rises from 5 % to 20 %; FR stays at 10 %.
        using var world = SampleRooms.Of([.. Labels(0, "DE", 400, 20), .. Labels(0, "FR", 400, 40), .. Labels(1, "DE", 200, 40), .. Labels(1, "FR", 600, 60)]);
        var model = (await world.PrevalenceAsync(Weeks))!;
        var (change, mix, rate) = (Shown(model.Find("change")), Shown(model.Find("change_mix")), Shown(model.Find("change_rate")));
        Assert.Equal(100 / 800.0 - 60 / 800.0, change.Value.Point, 1e-12);
        // Kitagawa by hand: mix Σ Δs·(r₀ + r₁)/2, rate Σ Δr·(s₀ + s₁)/2.
        Assert.Equal(-0.25 * 0.125 + 0.25 * 0.1, mix.Value.Point, 1e-12);
        Assert.Equal(0.15 * 0.375, rate.Value.Point, 1e-12);
        Assert.All(new[] { mix, rate }, part => Assert.Contains("linearised", part.Value.Method, StringComparison.Ordinal));
        Assert.True(rate.Value.Low > 0);
        Assert.Equal(rate.Value.Point, Shown(model.Find("change_rate", "market", "DE")).Value.Point, 1e-12);
        Assert.Equal(600, Shown(model.Find("change_rate", "market", "DE")).N);
        // A rate that did not move is not known to be still: its error stays.
        var still = Shown(model.Find("change_rate", "market", "FR")).Value;
        Assert.Equal(0, still.Point, 1e-12);
        Assert.True(still.Low < 0 && still.High > 0);
    }

    [Fact]
    public async Task Change_OfAProtectedSegment_IsNotSplit()
    {
        using var world = SampleRooms.Of([.. Labels(0, "DE", 400, 20), .. Labels(0, "FR", 4, 2), .. Labels(1, "DE", 400, 40), .. Labels(1, "FR", 600, 60)]);
        var model = (await world.PrevalenceAsync(Weeks))!;
        Assert.Contains("protected", Assert.IsType<Readout.Missing>(model.Find("change_mix")).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(model.Sections.SelectMany(s => s.Rows), r => r is { Measure: "change_mix" or "change_rate", Key: not null });
    }

    [Fact]
    public async Task Periods_OfTheAddress_AreCompared()
    {
        using var world = SampleRooms.Of([.. Labels(0, "DE", 400, 20), .. Labels(2, "DE", 400, 40)]);
        var compared = (await world.PrevalenceAsync("prevalence?week=2026-W12&weeks=1&before=2026-W10&after=2026-W12"))!.Compared;
        Assert.Equal(("2026-W10", "2026-W12", "category"), (compared.Before.ToString(), compared.After.ToString(), compared.By));
        Assert.Equal(["2026-W12", "2026-W11", "2026-W10"], compared.Offered.Select(p => p.ToString()));
        Assert.Equal("2026-W13", (await world.PrevalenceAsync("prevalence?week=2026-W12&weeks=1&before=2026-W12"))!.Compared.After.ToString());
    }

    [Fact]
    public async Task Strategy_OfScoresForAPartOfTheStrata_IsNotUsed()
    {
        using var world = SampleRooms.Of([.. Labels(0, "DE", 400, 20), .. Labels(1, "DE", 400, 20), .. Enumerable.Range(0, 800).Select(i => new FactRow(Fact.Detection, new Dictionary<string, object?>
        {
            ["content_id"] = $"c{i / 400}-DE-{i % 400}",
            ["strategy"] = "model",
            ["scored_at"] = Monday,
            ["fired"] = false,
            ["score"] = 0.1m,
        }))]);
        Assert.Contains("takes the mean score of all views", Assert.IsType<Readout.Missing>((await world.PrevalenceAsync(Weeks))!.Find("prediction_powered")).Reason, StringComparison.Ordinal);
    }

    private static Readout.Measured Shown(Readout? readout) => Assert.IsType<Readout.Measured>(readout);

    private static IEnumerable<FactRow> Labels(int week, string market, int count, int violating) => Enumerable.Range(0, count).Select(i => new FactRow(Fact.Label, new Dictionary<string, object?>
    {
        ["sample_id"] = $"{week}-{market}-{i}",
        ["content_id"] = $"c{week}-{market}-{i}",
        ["viewed_at"] = Monday.AddDays((7 * week) + (i % 7)),
        ["violating"] = i < violating,
        ["weight"] = 100m,
        ["market"] = market,
    }));
}
