using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Tests.Workspace;

public sealed class SavedRulesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 7, 27, 10, 30, 0, TimeSpan.FromHours(2));
    private readonly TempWorkspace workspace = new();
    private readonly SavedRules rules;

    public SavedRulesTests() => rules = new(workspace, new FakeTimeProvider(Now));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SavedRule Rule(string name = "Two of three", string text = "fired(a) and fired(b)", string author = "Ada") => new() { Name = name, Text = text, Author = author, SeenUntil = new(2026, 7, 26) };

    [Fact]
    public async Task Add_OfRules_ListsThemByNameWithWhoAndWhen()
    {
        await rules.AddAsync(Rule("z"), Cancellation);
        var added = await rules.AddAsync(Rule(" a "), Cancellation);
        var listed = await rules.ListAsync(Cancellation);
        Assert.Equal(["a", "z"], listed.Select(r => r.Name));
        Assert.Equal(added, listed[0]);
        Assert.Equal(("Ada", Now, new DateOnly(2026, 7, 26)), (added.Author, added.CreatedAt, added.SeenUntil));
    }

    [Theory]
    [InlineData("", "fired(a)", "Ada", "name")]
    [InlineData("x", " ", "Ada", "text")]
    [InlineData("x", "fired(a)", "", "author")]
    public async Task Add_WithAFieldMissing_SaysWhichAndKeepsNothing(string name, string text, string author, string named)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => rules.AddAsync(Rule(name, text, author), Cancellation));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await rules.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Add_OfATakenName_IsRefused()
    {
        await rules.AddAsync(Rule(), Cancellation);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => rules.AddAsync(Rule(text: "fired(c)"), Cancellation));
        Assert.Contains("another name", refused.Message, StringComparison.Ordinal);
        Assert.Equal("fired(a) and fired(b)", Assert.Single(await rules.ListAsync(Cancellation)).Text);
    }

    [Fact]
    public async Task Remove_Twice_WorksOnceAndIsWrittenDown()
    {
        var added = await rules.AddAsync(Rule(), Cancellation);
        Assert.True(await rules.RemoveAsync(added.Id, "Grace", Cancellation));
        Assert.False(await rules.RemoveAsync(added.Id, "Grace", Cancellation));
        await using var context = workspace.CreateDbContext();
        Assert.Equal([("add", "Ada"), ("remove", "Grace")], (await context.Audit.OrderBy(a => a.Id).ToListAsync(Cancellation)).Select(a => (a.Act, a.Actor)));
    }

    public void Dispose() => workspace.Dispose();
}
