using System.Globalization;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// Columns of what reviews say about a content or a reviewer's day. Agreement between people and the length of a run are no sums over reviews;
/// over contents and days they are, so each of them is a row of its own, placed in time by its latest review, and cells stay additive.
/// </summary>
public static class ReviewSubjects
{
    /// <summary>Severity from which a review counts as exposure to severe content.</summary>
    public const int SevereFrom = 3;

    /// <summary>An item that stays claimed over lunch was not looked at for longer than this.</summary>
    public const int LongestLookSeconds = 3600;

    /// <summary>content: how many different reviewers judged it, each by the latest of their judgements.</summary>
    public const string Judges = "judges";

    /// <summary>content with two judges or more: how many of them chose each decision, see <see cref="Votes"/>.</summary>
    public const string Judgements = "judgements";

    /// <summary>content with two judges or more: who chose what, see <see cref="Ballots"/>. The numbers are drawn anew with the table and name nobody.</summary>
    public const string Ballot = "ballot";

    /// <summary>reviewer day: the reviews with a known severity.</summary>
    public const string RatedReviews = "rated_reviews";

    /// <summary>reviewer day: from claimed to decided over severe reviews, each at most <see cref="LongestLookSeconds"/>; empty when one of them has no such time.</summary>
    public const string SevereSeconds = "severe_seconds";

    /// <summary>reviewer day: most severe reviews in a row, in the order of the decisions.</summary>
    public const string LongestSevereRun = "longest_severe_run";

    internal const char Unit = '\u001f', Record = '\u001e';

    public static IReadOnlyList<(string Decision, int Count)> Votes(string judgements) =>
        [.. judgements.Split(Record).Select(v => v.Split(Unit)).Select(v => (v[0], int.Parse(v[1], CultureInfo.InvariantCulture)))];

    public static IReadOnlyList<(int Reviewer, string Decision)> Ballots(string ballot) =>
        [.. ballot.Split(Record).Select(v => v.Split(Unit)).Select(v => (int.Parse(v[0], CultureInfo.InvariantCulture), v[1]))];
}
