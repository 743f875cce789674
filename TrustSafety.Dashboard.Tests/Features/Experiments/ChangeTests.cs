using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>Automation share of five markets over 24 weeks, of 200 removals a week; what a test wants to be true of BR and of the others.</summary>
public sealed class ChangeTests
{
    private static readonly DateOnly Start = new(2026, 4, 6);
    private static readonly string[] Markets = ["BR", "DE", "FR", "IN", "US"];

    private const string Changes = """

        changes:
          - id: tool
            name: The new tool
            question: Did it automate more?
            owner: Us
            indicator: automation_share
            dimension: market
            treated: [BR]
            controls: [DE, FR, IN, US]
            start: 2026-04-06
        """;

    /// <param name="percent">By market and week from the change.</param>
    private static IEnumerable<FactRow> Rows(Func<string, int, double> percent)
    {
        var random = new Random(4);
        foreach (var market in Markets)
            for (var week = -17; week < 8; week++)
            {
                var automated = (int)Math.Round(2 * (percent(market, week) + (random.NextDouble() * 4) - 2));
                var day = Start.AddDays((7 * week) + 2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                foreach (var row in Review.Removals(day, automated, market).Concat(Review.Removals(day, 200 - automated, market, automated: false))) yield return row;
            }
        // The last week is over.
        foreach (var row in Review.Removals(Start.AddDays(55).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 20, "MX")) yield return row;
    }

    private static async Task<ChangeModel> ReadAsync(Func<string, int, double> percent, string yaml = Changes)
    {
        using var world = ExperimentWorld.Of(Plans.Of() + yaml, Rows(percent));
        await using var services = world.AddTo(new ServiceCollection()).BuildServiceProvider();
        return (await services.GetRequiredService<ChangeReader>().ReadAsync("tool", TestContext.Current.CancellationToken))!;
    }

    private static HealthCheck Check(ChangeModel model, string method, string check) => model.Evidence.Single(e => e.Id == method).Assumptions.Single(a => a.Id == check);

    [Fact]
    public async Task Change_InParallelSegments_IsFoundByEveryMethodAndSaidToBeWeaker()
    {
        var model = await ReadAsync((market, week) => 40 + (3 * Math.Sin(week)) + (market == "BR" && week >= 0 ? 15 : 0));
        Assert.All(model.Evidence, e => Assert.True(e.Holds, string.Join("; ", e.Assumptions.Select(a => $"{e.Id} {a.Id} {a.Finding}"))));
        Assert.All(model.Evidence, e => Assert.Equal(0.15, e.Effect.Point!.Value, 0.04));
        Assert.Contains("rose with it by 3 of the 3 methods whose assumptions hold; weaker evidence", model.Sentence, StringComparison.Ordinal);
        Assert.Equal((16, 8), (model.Panel.Before, model.Panel.After));
        // Four placebos carry an interval at 80 %, and it says so.
        Assert.Equal((0.8, 0.2), (model.Evidence[0].Effect.Level, model.Evidence[0].Effect.P!.Value));
        Assert.Contains(model.Evidence[0].Assumptions, a => a.State == HealthState.Unknown);
    }

    [Fact]
    public async Task Nothing_Changed_NothingStandsOut()
    {
        var model = await ReadAsync((_, week) => 40 + (3 * Math.Sin(week)));
        Assert.All(model.Evidence, e => Assert.InRange(e.Effect.Point!.Value, -0.03, 0.03));
        Assert.DoesNotContain("rose with it by 3", model.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segments_ThatDriftedApartBefore_FailParallelTrends()
    {
        var model = await ReadAsync((market, week) => market == "BR" ? 40 + (1.5 * week) : 40);
        Assert.Equal(HealthState.Failed, Check(model, "synthetic", "fit").State);
        Assert.NotEqual(HealthState.Passed, Check(model, "did", "parallel").State);
        Assert.False(model.Evidence.Single(e => e.Id == "synthetic").Holds);
    }

    [Fact]
    public async Task Two_TreatedSegmentsThatDrift_FailTheEarlierPlacebo()
    {
        var yaml = Changes.Replace("[BR]", "[BR, DE]", StringComparison.Ordinal).Replace("[DE, FR, IN, US]", "[FR, IN, US]", StringComparison.Ordinal);
        var model = await ReadAsync((market, week) => market is "BR" or "DE" ? 40 + (1.5 * week) : 40, yaml);
        Assert.Equal(HealthState.Failed, Check(model, "did", "parallel").State);
        Assert.Contains("moved apart before the change", Check(model, "did", "parallel").Finding, StringComparison.Ordinal);
        Assert.Equal("Welch t of the segments' own changes, 2 treated and 3 others", model.Evidence[0].Effect.Method);
        Assert.Equal(HealthState.Note, Check(model, "did", "few").State);
    }

    [Fact]
    public async Task Several_TreatedSegments_CountOnceEachAndAreExchangedForOthers()
    {
        var yaml = Changes.Replace("[BR]", "[BR, DE]", StringComparison.Ordinal).Replace("[DE, FR, IN, US]", "[FR, IN, US]", StringComparison.Ordinal);
        var model = await ReadAsync((market, week) => 40 + (3 * Math.Sin(week)) + (market is "BR" or "DE" && week >= 0 ? 15 : 0), yaml);
        var did = model.Evidence[0];
        Assert.True(did.Holds, string.Join("; ", did.Assumptions.Select(a => $"{a.Id} {a.Finding}")));
        // By hand: each segment's mean after less its mean before, Welch's t of two against three.
        double[] changes = [.. model.Panel.Values.Select(v => v[model.Panel.Start..].Average() - v[..model.Panel.Start].Average())];
        Assert.Equal(changes[..2].Average() - changes[2..].Average(), did.Effect.Point!.Value, 1e-12);
        double Variance(double[] of) => of.Sum(c => Math.Pow(c - of.Average(), 2)) / (of.Length - 1) / of.Length;
        Assert.Equal(Math.Sqrt(Variance(changes[..2]) + Variance(changes[2..])), did.Effect.StandardError!.Value, 1e-12);
        Assert.True(did.Effect.DegreesOfFreedom < 3);
        // One of ten choices of two out of five is as extreme, or is so at the other end.
        Assert.Equal(0.2, Check(model, "did", "exchange").P!.Value, 1e-9);
        Assert.True(Check(model, "did", "weeks").P < 0.05);
    }

    [Fact]
    public async Task Break_EverywhereAtOnce_IsNotTheChanges()
    {
        var model = await ReadAsync((_, week) => week >= 0 ? 60 : 40);
        Assert.Equal(HealthState.Failed, Check(model, "its", "elsewhere").State);
        Assert.Contains("something else happened", Check(model, "its", "elsewhere").Finding, StringComparison.Ordinal);
        Assert.InRange(model.Evidence.Single(e => e.Id == "did").Effect.Point!.Value, -0.03, 0.03);
    }

    [Fact]
    public async Task Weeks_TooFew_SayNothing()
    {
        var model = await ReadAsync((_, _) => 40, Changes.Replace("2026-04-06", "2026-05-18", StringComparison.Ordinal) + "\n    weeks_before: 4\n");
        Assert.Contains("assumptions hold", model.Sentence, StringComparison.Ordinal);
        Assert.False(model.Evidence.Single(e => e.Id == "its").Effect.IsDefined);
    }

    [Theory]
    [InlineData("indicator: automation_share", "indicator: nothing", "tool.indicator", "automation_share")]
    [InlineData("dimension: market", "dimension: planet", "tool.dimension", "market")]
    [InlineData("controls: [DE, FR, IN, US]", "controls: [DE]", "tool.controls", "at least two")]
    [InlineData("controls: [DE, FR, IN, US]", "controls: [BR, DE]", "tool.controls", "must not name a value that was treated")]
    [InlineData("    start: 2026-04-06", "    weeks_after: 8", "tool.start", "is required")]
    [InlineData("start: 2026-04-06", "start: 2026-04-06\n    colour: red", "tool.colour", "not a known key")]
    public void Declaration_Mistake_IsToldWithItsKey(string good, string bad, string key, string said)
    {
        var (book, errors) = BookParser.Parse(Plans.Of() + Changes.Replace(good, bad, StringComparison.Ordinal), BookParser.FileName, Shipped.Catalog);
        Assert.Null(book);
        Assert.Contains(said, Assert.Single(errors, e => e.Key == key).Message, StringComparison.Ordinal);
    }
}
