using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Tests.Features.Quality;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>Keys that leave the facts as something else, and the subjects of the reviews.</summary>
public sealed class ReviewSubjectsTests : IDisposable
{
    private static readonly DateOnly October = new(2026, 10, 1);

    private readonly TestDataset dataset = new();

    [Fact]
    public async Task Query_ByReviewer_GivesPseudonymsThatHoldWithinTheDataset()
    {
        dataset.Publish([.. Office.Gold(people: 3, each: 4)]);
        var first = await CellsAsync(dataset.Facts(), Of(["reviewer"]));
        Assert.Equal(3, first.Count);
        Assert.All(first, c => Assert.Matches("^[0-9a-f]{8}$", c.Keys[0]));
        Assert.Equal(first.Select(c => c.Keys[0]), (await CellsAsync(dataset.Facts(), Of(["reviewer"]))).Select(c => c.Keys[0]));
        await Assert.ThrowsAsync<UnknownColumnException>(() => CellsAsync(dataset.Facts(), Of([]) with { Where = new([new Condition.In("reviewer", new(["person-00"]))]) }));
    }

    [Theory]
    [InlineData("UTC", "2026-10-01")]
    [InlineData("Asia/Tokyo", "2026-10-02")]
    public async Task Query_ByATime_GivesItsLocalDay(string zone, string day)
    {
        dataset.Publish(Office.Decision("r", "c", 0, new(2026, 10, 5, 12, 0, 0), "benign", ("enqueued_at", new DateTime(2026, 10, 1, 22, 0, 0))));
        Assert.Equal(day, Assert.Single(await CellsAsync(dataset.Facts(zone), Of(["enqueued_at"]))).Keys[0]);
    }

    [Fact]
    public async Task Content_JudgedBySeveral_IsOneRowWithItsVotes()
    {
        dataset.Publish(
            Office.Decision("1", "c", 0, Office.Start, "benign"), Office.Decision("2", "c", 1, Office.Start.AddDays(1), "violating"), Office.Decision("3", "c", 2, Office.Start.AddDays(2), "benign"),
            Office.Decision("4", "alone", 0, Office.Start, "benign"));
        var cells = await CellsAsync(dataset.Facts(), Of([ReviewSubjects.Judges, ReviewSubjects.Judgements, ReviewSubjects.Ballot]) with { Subject = Subject.Content });
        Assert.Equal(["1", "3"], cells.Select(c => c.Keys[0]));
        Assert.Equal([("benign", 2), ("violating", 1)], ReviewSubjects.Votes(cells[1].Keys[1]!));
        Assert.Equal(["benign", "benign", "violating"], ReviewSubjects.Ballots(cells[1].Keys[2]!).Select(b => b.Decision).Order());
        Assert.Null(cells[0].Keys[1]);
    }

    [Fact]
    public async Task Content_AfterAnotherExtract_IsMadeAnew()
    {
        dataset.Publish(Office.Decision("1", "c", 0, Office.Start, "benign"));
        var facts = dataset.Facts();
        Assert.Equal("1", Assert.Single(await CellsAsync(facts, Of([ReviewSubjects.Judges]) with { Subject = Subject.Content })).Keys[0]);
        dataset.Publish(Office.Decision("2", "c", 1, Office.Start, "benign"));
        Assert.Equal("2", Assert.Single(await CellsAsync(facts, Of([ReviewSubjects.Judges]) with { Subject = Subject.Content })).Keys[0]);
        dataset.Remove(2);
        Assert.Equal("1", Assert.Single(await CellsAsync(facts, Of([ReviewSubjects.Judges]) with { Subject = Subject.Content })).Keys[0]);
    }

    [Fact]
    public async Task ReviewerDay_InAnotherZone_IsCutThere()
    {
        // Half an hour before and after midnight in Tokyo: one day in UTC, two there.
        FactRow Severe(string id, DateTime at) => Office.Decision(id, id, 0, at, "violating", ("severity", 4L), ("claimed_at", at.AddMinutes(-2)));
        dataset.Publish(Severe("1", new(2026, 10, 5, 14, 30, 0)), Severe("2", new(2026, 10, 5, 15, 30, 0)));
        string?[] Keys(IReadOnlyList<Cell> cells) => [.. cells.SelectMany(c => c.Keys)];
        var query = Of([ReviewSubjects.LongestSevereRun, ReviewSubjects.SevereSeconds]) with { Subject = Subject.ReviewerDay };
        Assert.Equal(["2", "240"], Keys(await CellsAsync(dataset.Facts(), query)));
        var tokyo = Assert.Single(await CellsAsync(dataset.Facts("Asia/Tokyo"), query));
        Assert.Equal((2d, "1", "120"), (tokyo.Values[0], tokyo.Keys[0], tokyo.Keys[1]));
    }

    [Fact]
    public async Task ReviewerDay_SevereWithoutAClaim_HasNoSecondsButARun()
    {
        dataset.Publish(Office.Decision("1", "c", 0, Office.Start, "violating", ("severity", 4L)), Office.Decision("2", "d", 0, Office.Start.AddMinutes(1), "benign", ("severity", 0L)));
        Assert.Equal([null, "1"], Assert.Single(await CellsAsync(dataset.Facts(), Of([ReviewSubjects.SevereSeconds, ReviewSubjects.LongestSevereRun]) with { Subject = Subject.ReviewerDay })).Keys);
    }

    [Fact]
    public async Task Subject_OfAnotherFact_IsRefused()
    {
        dataset.Publish(Actions.Row(1, Actions.Noon, "DE"));
        await Assert.ThrowsAsync<ArgumentException>(() => CellsAsync(dataset.Facts(), new(Fact.Action, "actioned_at", null, October, October.AddMonths(1), new([Measure.Count()])) { Subject = Subject.Content }));
    }

    public void Dispose() => dataset.Dispose();

    private static AggregateQuery Of(IEnumerable<string> by) => new(Fact.Review, "decided_at", null, October, October.AddMonths(1), new([Measure.Count()])) { GroupBy = new(by) };

    private static async Task<IReadOnlyList<Cell>> CellsAsync(IFacts facts, AggregateQuery query) => (await facts.QueryAsync(query, TestContext.Current.CancellationToken)).Cells;
}
