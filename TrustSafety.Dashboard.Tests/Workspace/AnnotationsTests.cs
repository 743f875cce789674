using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Tests.Workspace;

public sealed class AnnotationsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 7, 27, 10, 30, 0, TimeSpan.FromHours(2));
    private readonly TempWorkspace workspace = new();
    private readonly Annotations annotations;

    public AnnotationsTests() => annotations = new(workspace, new FakeTimeProvider(Now));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Annotation Week(string week, string text = "New policy in force") =>
        new() { Grain = Grain.Week, Start = Period.TryParse(week, out var p) ? p.Start : default, Text = text, Author = "Ada" };

    [Fact]
    public async Task List_OfAWindow_GivesThePeriodsThatTouchItInOrder()
    {
        foreach (var week in new[] { "2026-W30", "2026-W28", "2026-W31", "2026-W29" }) await annotations.AddAsync(Week(week), Cancellation);
        var day = await annotations.AddAsync(new() { Grain = Grain.Day, Start = new(2026, 7, 18), Text = "Outage", Author = "Ada" }, Cancellation);
        var listed = await annotations.ListAsync(new(2026, 7, 18), new(2026, 7, 27), Cancellation);
        Assert.Equal(["2026-W29", "2026-07-18", "2026-W30"], listed.Select(a => a.Period.ToString()));
        Assert.Equal(day, listed[1]);
    }

    [Fact]
    public async Task Add_InTheMiddleOfAWeek_MarksTheWeekAndSaysWhen()
    {
        var added = await annotations.AddAsync(Week("2026-W30") with { Start = new(2026, 7, 23), Indicator = "restore_rate", Dimension = "market", Value = "DE" }, Cancellation);
        var read = Assert.Single(await annotations.ListAsync(new(2026, 7, 20), new(2026, 7, 21), Cancellation));
        Assert.Equal(added, read);
        Assert.Equal(new DateOnly(2026, 7, 20), read.Start);
        Assert.Equal(Now, read.CreatedAt);
        Assert.Equal(("restore_rate", "market", "DE"), (read.Indicator, read.Dimension, read.Value));
    }

    [Fact]
    public async Task Remove_Twice_WorksOnceAndIsWrittenDown()
    {
        var added = await annotations.AddAsync(Week("2026-W30"), Cancellation);
        Assert.True(await annotations.RemoveAsync(added.Id, "Grace", Cancellation));
        Assert.False(await annotations.RemoveAsync(added.Id, "Grace", Cancellation));
        Assert.Empty(await annotations.ListAsync(new(2026, 1, 1), new(2027, 1, 1), Cancellation));
        await using var context = workspace.CreateDbContext();
        var audit = await context.Audit.OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(Cancellation);
        Assert.Equal([("add", "Ada"), ("remove", "Grace")], audit.Select(a => (a.Act, a.Actor)));
    }

    [Theory]
    [InlineData("", "Ada", "text")]
    [InlineData("   ", "Ada", "text")]
    [InlineData("Launch", " ", "author")]
    public async Task Add_WithoutTextOrAuthor_SaysWhatIsMissingAndKeepsNothing(string text, string author, string named)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => annotations.AddAsync(Week("2026-W30", text) with { Author = author }, Cancellation));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await annotations.ListAsync(new(2026, 1, 1), new(2027, 1, 1), Cancellation));
    }

    [Fact]
    public async Task Add_OfAMonthOrHalfASegment_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => annotations.AddAsync(Week("2026-W30") with { Grain = Grain.Month }, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => annotations.AddAsync(Week("2026-W30") with { Dimension = "market" }, Cancellation));
    }

    [Fact]
    public async Task Migrations_AreUpToDateWithTheModel()
    {
        await using var context = workspace.CreateDbContext();
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
    }

    public void Dispose() => workspace.Dispose();
}
