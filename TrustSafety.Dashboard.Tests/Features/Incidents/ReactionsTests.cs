using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Tests.Workspace.Incidents;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Four days of an incident in France, and three strategies that fire there and in Germany: one with it, one as always, one too rarely to say.</summary>
public sealed class ReactionsTests : IncidentRoom
{
    private const int Usual = 20, Days = 4;
    private static readonly DateOnly First = Platform.Day(Platform.Days - 1 - Days), Last = First.AddDays(Days - 1);

    /// <param name="factor">Of what the strategy that reacts fires in France in those days.</param>
    private static IEnumerable<FactRow> Rows(double factor)
    {
        var id = 0;
        for (var day = 0; day < Platform.Days; day++)
        {
            foreach (var market in new[] { "DE", "FR" })
            {
                yield return Review.Row(Fact.Exposure, ("day", Platform.Day(day)), ("views", 100_000L), ("market", market));
                var within = market == "FR" && Platform.Day(day) >= First;
                (string Strategy, double Count)[] firing = [("moves", Usual * (within ? factor : 1)), ("stays", Usual), ("rare", day % 30 == 0 ? 1 : 0)];
                foreach (var (strategy, count) in firing)
                    for (var i = 0; i < count; i++) yield return Review.Row(Fact.Detection, ("content_id", $"c{id++}"), ("strategy", strategy), ("scored_at", Platform.Day(day).ToDateTime(new(9, 0))), ("fired", true), ("market", market));
            }
        }
    }

    private async Task<Dictionary<string, Reaction>> ReadAsync(double factor, Func<Incident, Incident> with)
    {
        Over(Rows(factor));
        var read = await Services.GetRequiredService<Reactions>().ReadAsync(with(Sightings.Of("market=FR", First, Last).Incident), First, Cancellation);
        return read.ToDictionary(r => r.Strategy);
    }

    private static Incident Excess(Incident incident) => incident with { Ratio = incident.Ratio with { Low = 2.5, Point = 3, High = 3.5 } };

    [Fact]
    public async Task Strategy_ThatFiresWithAnExcess_SawItAndOneThatDoesNot_MissedIt()
    {
        var reactions = await ReadAsync(3, Excess);
        Assert.False(reactions["moves"].Missed);
        Assert.InRange(reactions["moves"].Ratio!.Value.Point, 2.9, 3.1);
        Assert.True(reactions["moves"].Ratio!.Value.Low > 1);
        Assert.True(reactions["stays"].Missed);
        Assert.Equal(1, reactions["stays"].Ratio!.Value.Point, 0.05);
    }

    [Fact]
    public async Task Strategy_ThatFiresTooRarely_SaysNothing()
    {
        var rare = (await ReadAsync(3, Excess))["rare"];
        Assert.Null(rare.Ratio);
        Assert.False(rare.Missed);
    }

    [Fact]
    public async Task Strategy_ThatFiresLessInALoss_MissedWhatItUsedToSee()
    {
        var reactions = await ReadAsync(0.25, i => i with { IsExcess = false });
        Assert.True(reactions["moves"].Missed);
        Assert.False(reactions["stays"].Missed);
    }

    [Fact]
    public async Task Strategy_ThatFiresMoreElsewhere_IsNotSeenInThePlace()
    {
        var reactions = await ReadAsync(3, i => Excess(i) with { Where = "market=DE" });
        Assert.True(reactions["moves"].Missed);
        Assert.Equal(1, reactions["moves"].Ratio!.Value.Point, 0.05);
    }
}
