using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Tests.Workspace;

public sealed class ExperimentDecisionsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 7, 27, 10, 30, 0, TimeSpan.FromHours(2));
    private readonly TempWorkspace workspace = new();
    private readonly FakeTimeProvider clock = new(Now);
    private readonly ExperimentDecisions decisions;

    public ExperimentDecisionsTests() => decisions = new(workspace, clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ExperimentDecision Decision(string reason = "Fewer violating views", string author = "Ada", string? indicator = "violative_view_rate", double? promised = -0.1) => new()
    {
        Experiment = "warning_prompt",
        Choice = ExperimentChoice.Ship,
        Reason = reason,
        Author = author,
        SnapshotId = "9f3a17c2d4e5",
        RuleSaid = "It lowered violating views: ship.",
        EffectiveFrom = new(2026, 8, 3),
        Indicator = indicator,
        Promised = promised,
    };

    [Fact]
    public async Task Add_TwoDecisions_AreKeptAsTheyWereLatestFirst()
    {
        var first = await decisions.AddAsync(Decision(), Cancellation);
        clock.Advance(TimeSpan.FromDays(1));
        var second = await decisions.AddAsync(Decision() with { Choice = ExperimentChoice.Stop, Indicator = null, Promised = null }, Cancellation);
        Assert.Equal([second, first], await decisions.ListAsync(Cancellation));
        Assert.Equal(Now, first.CreatedAt);
    }

    [Theory]
    [InlineData(" ", "Ada", "violative_view_rate", -0.1, "reason")]
    [InlineData("Why not", "", "violative_view_rate", -0.1, "author")]
    [InlineData("Why not", "Ada", "violative_view_rate", null, "both")]
    [InlineData("Why not", "Ada", null, -0.1, "both")]
    [InlineData("Why not", "Ada", "violative_view_rate", 0.0, "not 0")]
    [InlineData("Why not", "Ada", "violative_view_rate", -1.1, "−100")]
    [InlineData("Why not", "Ada", "violative_view_rate", double.NaN, "−100")]
    public async Task Add_SomethingMissing_SaysWhatAndKeepsNothing(string reason, string author, string? indicator, double? promised, string named)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => decisions.AddAsync(Decision(reason, author, indicator, promised), Cancellation));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await decisions.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Withdraw_Twice_WorksOnceAndBothActsAreWrittenDown()
    {
        var added = await decisions.AddAsync(Decision(), Cancellation);
        Assert.True(await decisions.WithdrawAsync(added.Id, "Grace", Cancellation));
        Assert.False(await decisions.WithdrawAsync(added.Id, "Grace", Cancellation));
        await using var context = workspace.CreateDbContext();
        var entries = await context.Audit.OrderBy(a => a.Id).ToListAsync(Cancellation);
        Assert.Equal([("add", "Ada", $"experiment decision {added.Id}"), ("withdraw", "Grace", $"experiment decision {added.Id}")], entries.Select(a => (a.Act, a.Actor, a.Subject)));
    }

    public void Dispose() => workspace.Dispose();
}
