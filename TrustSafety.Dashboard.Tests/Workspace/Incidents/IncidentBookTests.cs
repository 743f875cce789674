using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Workspace.Incidents;

public sealed class IncidentBookTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 13, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 11, 10), Last = new(2026, 11, 12);
    private readonly TempWorkspace workspace = new();
    private readonly FakeTimeProvider clock = new(Now);
    private readonly IncidentBook book;

    public IncidentBookTests() => book = new(workspace, clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<Incident> OpenAsync(string segment = "market=BR") => Assert.Single(await book.RecordAsync([Sightings.Of(segment, First, Last)], Cancellation));

    [Fact]
    public async Task Sighting_OfSomethingNew_OpensAnIncident()
    {
        var opened = await OpenAsync();
        Assert.Equal((IncidentState.New, Now, (string?)null), (opened.State, opened.OpenedAt, opened.Owner));
        var file = await book.FindAsync(opened.Id, Cancellation);
        Assert.Equal(opened, file!.Incident);
        Assert.Equal(("opened", "scan"), (Assert.Single(file.Trail).Act, file.Trail[0].Actor));
        Assert.Single(file.Signals);
    }

    [Theory]
    [InlineData("market=BR", 2, true)] // the same again, two days on
    [InlineData("market=BR;surface=comments", 0, true)] // a segment within
    [InlineData("market=BR|MX", 0, true)] // a segment around
    [InlineData("", 0, true)] // the whole
    [InlineData("market=MX", 0, false)] // another segment
    [InlineData("market=BR", 12, false)] // much later
    public async Task Sighting_OfTheSameSeriesLater_IsOneIncidentWhereSegmentAndTimeMeet(string segment, int daysOn, bool same)
    {
        var opened = await OpenAsync();
        var more = await book.RecordAsync([Sightings.Of(segment, First.AddDays(daysOn), Last.AddDays(daysOn + 1))], Cancellation);
        Assert.Equal(same, more.Count == 0);
        var incidents = await book.ListAsync(Cancellation);
        Assert.Equal(same ? 1 : 2, incidents.Count);
        if (same) Assert.Equal((First, Last.AddDays(daysOn + 1)), (incidents[0].First, incidents[0].Last));
        Assert.Contains(incidents, i => i.Id == opened.Id);
    }

    [Fact]
    public async Task Sighting_InTheOtherDirection_IsAnotherIncident()
    {
        await OpenAsync();
        Assert.Single(await book.RecordAsync([Sightings.Of("market=BR", First, Last, excess: false)], Cancellation));
    }

    [Fact]
    public async Task Sighting_SeenAgainUnchanged_TellsNobodyAndAuditsNothing()
    {
        var opened = await OpenAsync();
        var told = 0;
        book.Changed += _ => told++;
        await book.RecordAsync([Sightings.Of("market=BR", First, Last)], Cancellation);
        Assert.Equal(0, told);
        Assert.Single((await book.FindAsync(opened.Id, Cancellation))!.Trail);
    }

    [Fact]
    public async Task Sighting_FromAnEarlierMorning_DoesNotTurnTheFiguresBack()
    {
        var opened = await OpenAsync();
        await book.RecordAsync([Sightings.Of("market=BR", First, First, seen: First.AddDays(1), severity: Severity.Low)], Cancellation);
        var known = (await book.FindAsync(opened.Id, Cancellation))!.Incident;
        Assert.Equal((Severity.Medium, Last, First.AddDays(1)), (known.Severity, known.Last, known.FoundOn));
    }

    [Fact]
    public async Task Sighting_OfWhatWasClosed_StaysClosedUntilItGoesOnAfterwards()
    {
        var opened = await OpenAsync();
        await book.MoveAsync(opened.Id, IncidentState.Acknowledged, "Ada", Cancellation);
        await book.MoveAsync(opened.Id, IncidentState.Closed, "Ada", Cancellation);
        Assert.Empty(await book.RecordAsync([Sightings.Of("market=BR", First, Last)], Cancellation));
        Assert.Equal(IncidentState.Closed, Assert.Single(await book.ListAsync(Cancellation)).State);
        Assert.Single(await book.RecordAsync([Sightings.Of("market=BR", Last.AddDays(4), Last.AddDays(6))], Cancellation));
    }

    [Fact]
    public async Task Work_FromNewToClosed_KeepsTheTimesAndTheTrail()
    {
        var opened = await OpenAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await book.MoveAsync(opened.Id, IncidentState.Acknowledged, " Ada ", Cancellation);
        await book.AssignAsync(opened.Id, "Grace", "Ada", Cancellation);
        clock.Advance(TimeSpan.FromHours(1));
        await book.WriteAsync(opened.Id, NoteKind.Mitigation, "Rule shipped", Now.AddHours(1.5), "Grace", Cancellation);
        clock.Advance(TimeSpan.FromHours(1));
        await book.MoveAsync(opened.Id, IncidentState.Monitoring, "Grace", Cancellation);
        clock.Advance(TimeSpan.FromHours(1));
        var closed = await book.MoveAsync(opened.Id, IncidentState.Closed, "Grace", Cancellation);
        Assert.Equal((Now.AddHours(1), Now.AddHours(1.5), Now.AddHours(4)), (closed.AcknowledgedAt!.Value, closed.MitigatedAt!.Value, closed.ClosedAt!.Value));
        var file = (await book.FindAsync(opened.Id, Cancellation))!;
        Assert.Equal(["opened by scan", "acknowledged by Ada", "assigned to Grace by Ada", "mitigation recorded by Grace", "monitoring by Grace", "closed by Grace"], file.Trail.Select(a => $"{a.Act} by {a.Actor}"));
        Assert.Equal("Rule shipped", Assert.Single(file.Notes).Text);
    }

    [Theory]
    [InlineData(IncidentState.Closed, "Ada", "can become acknowledged, mitigating, false alarm")]
    [InlineData(IncidentState.Acknowledged, " ", "name")]
    public async Task Work_ThatCannotBe_IsRefusedAndChangesNothing(IncidentState to, string actor, string said)
    {
        var opened = await OpenAsync();
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => book.MoveAsync(opened.Id, to, actor, Cancellation));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Single((await book.FindAsync(opened.Id, Cancellation))!.Trail);
    }

    [Fact]
    public async Task Mitigation_InTheFuture_IsRefused()
    {
        var opened = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => book.WriteAsync(opened.Id, NoteKind.Mitigation, "soon", Now.AddHours(1), "Ada", Cancellation));
        Assert.Empty((await book.FindAsync(opened.Id, Cancellation))!.Notes);
    }

    [Fact]
    public async Task FalseAlarm_CutsTheShareOfItsSeriesUntilTakenBack()
    {
        var opened = await OpenAsync();
        await book.MoveAsync(opened.Id, IncidentState.FalseAlarm, "Ada", Cancellation);
        var quieted = Assert.Single(await book.QuietedAsync(Cancellation));
        Assert.Equal(("enforcement_volume", "market=BR", 0.1, opened.Id), (quieted.Watched, quieted.Segment, quieted.Share, quieted.IncidentId));
        await book.MoveAsync(opened.Id, IncidentState.Acknowledged, "Ada", Cancellation);
        Assert.Empty(await book.QuietedAsync(Cancellation));
    }

    [Fact]
    public async Task Share_Restored_IsWrittenDown()
    {
        var opened = await OpenAsync();
        await book.MoveAsync(opened.Id, IncidentState.FalseAlarm, "Ada", Cancellation);
        var id = Assert.Single(await book.QuietedAsync(Cancellation)).Id;
        Assert.True(await book.RestoreAsync(id, "Grace", Cancellation));
        Assert.False(await book.RestoreAsync(id, "Grace", Cancellation));
        await using var context = workspace.CreateDbContext();
        Assert.Equal(("budget restored", "Grace"), await context.Audit.Where(a => a.Subject.StartsWith("series")).Select(a => new ValueTuple<string, string>(a.Act, a.Actor)).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Change_OfAnIncident_IsToldToWhoeverLooks()
    {
        var opened = await OpenAsync();
        var told = new List<int?>();
        book.Changed += told.Add;
        await book.MoveAsync(opened.Id, IncidentState.Acknowledged, "Ada", Cancellation);
        Assert.Equal([opened.Id], told);
    }

    public void Dispose() => workspace.Dispose();
}
