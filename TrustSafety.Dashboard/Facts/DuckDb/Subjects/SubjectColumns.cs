using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb.Subjects;

/// <summary>What a query over a subject may name.</summary>
internal static class SubjectColumns
{
    private static readonly FactColumns Content = new(Fact.Review, SubjectTables.NameOf(Subject.Content),
    [
        Column("decided_at", ColumnType.Timestamp), Column(ReviewSubjects.Judges, ColumnType.Whole), Column(ReviewSubjects.Judgements, ColumnType.Token),
        Column(ReviewSubjects.Ballot, ColumnType.Token), Column("queue", ColumnType.Token), .. FactSchemas.Dimensions.Select(d => Column(d, ColumnType.Token)),
    ]);

    private static readonly FactColumns ReviewerDay = new(Fact.Review, SubjectTables.NameOf(Subject.ReviewerDay),
    [
        Column("decided_at", ColumnType.Timestamp), Column("reviewer", ColumnType.Id), Column(ReviewSubjects.RatedReviews, ColumnType.Whole),
        Column(ReviewSubjects.SevereSeconds, ColumnType.Whole), Column(ReviewSubjects.LongestSevereRun, ColumnType.Whole),
    ]);

    public static FactColumns Of(Fact fact, Subject subject) => (fact, subject) switch
    {
        (Fact.Review, Subject.Content) => Content,
        (Fact.Review, Subject.ReviewerDay) => ReviewerDay,
        _ => throw new ArgumentException($"The fact {FactSchemas.Of(fact).Name} has events only.", nameof(subject)),
    };

    private static FactColumn Column(string name, ColumnType type) => new(name, type, Quote(name));
}
