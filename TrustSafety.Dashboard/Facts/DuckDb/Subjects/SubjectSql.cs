using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.ReviewSubjects;

namespace TrustSafety.Dashboard.Facts.DuckDb.Subjects;

/// <summary>The selects that make the subjects of the reviews.</summary>
internal static class SubjectSql
{
    private static readonly string Dimensions = string.Join(", ", FactSchemas.Dimensions.Prepend("queue").Select(SqlParameters.Quote));

    /// <summary>
    /// A reviewer who judged a content twice counts once, with the later judgement. Dimensions are those of the content's latest review.
    /// Reviewers are numbered in the order of a keyed hash, so that a number says nothing about a name. Most contents are reviewed once; only the others
    /// go through the windows, which the engine keeps in memory; for the same reason the table is left in the order of the reviews.
    /// </summary>
    public static string Content(byte[] key, SqlParameters parameters) => $"""
        with repeated as materialized (select content_id from review group by content_id having count(*) > 1),
        reviewed_again as materialized (select * from review where content_id in (select content_id from repeated)),
        latest as (
          select content_id, reviewer, decision from reviewed_again
          qualify row_number() over (partition by content_id, reviewer order by decided_at desc, review_id desc) = 1),
        judged as (select content_id, count(*) as judges from latest group by content_id),
        several as (select l.* from latest l join judged j on j.content_id = l.content_id and j.judges > 1),
        numbered as (select reviewer, row_number() over (order by sha256({parameters.Add(Convert.ToHexString(key))} || reviewer)) as number from (select distinct reviewer from several)),
        votes as (
          select content_id, string_agg(decision || {Char(Unit)} || chosen, {Char(Record)} order by decision) as judgements
          from (select content_id, decision, count(*) as chosen from several group by content_id, decision) group by content_id),
        ballots as (
          select content_id, string_agg(number || {Char(Unit)} || decision, {Char(Record)} order by number) as ballot
          from several join numbered using (reviewer) group by content_id),
        placed as (
          select content_id, decided_at, {Dimensions} from reviewed_again
          qualify row_number() over (partition by content_id order by decided_at desc, review_id desc) = 1)
        select p.*, j.judges, v.judgements, b.ballot
        from placed p join judged j using (content_id) left join votes v using (content_id) left join ballots b using (content_id)
        union all
        select content_id, decided_at, {Dimensions}, 1, null, null from review where content_id not in (select content_id from repeated)
        """;

    /// <summary>A run is broken by a review that is not severe and by the end of the day; one without severity breaks none and lengthens none.</summary>
    public static string ReviewerDay(LocalDays days, SqlParameters parameters)
    {
        var day = days.Day(new("decided_at", ColumnType.Timestamp, "decided_at"), DateOnly.MinValue, DateOnly.MaxValue, parameters);
        var look = $"case when decided_at >= claimed_at then least((epoch_us(decided_at) - epoch_us(claimed_at)) // 1000000, {LongestLookSeconds}) end";
        return string.Create(CultureInfo.InvariantCulture, $"""
            with rated as (
              select reviewer, {day} as day, decided_at, severity >= {SevereFrom} as severe, {look} as looked,
                row_number() over (partition by reviewer, {day} order by decided_at, review_id) as place
              from review where severity is not null),
            islands as (select *, place - row_number() over (partition by reviewer, day, severe order by place) as island from rated),
            runs as (select reviewer, day, count(*) as length from islands where severe group by reviewer, day, island),
            longest as (select reviewer, day, max(length) as length from runs group by reviewer, day)
            select r.reviewer, max(r.decided_at) as decided_at, count(*) as rated_reviews,
              case when count(*) filter (r.severe and r.looked is null) = 0 then cast(coalesce(sum(r.looked) filter (r.severe), 0) as bigint) end as severe_seconds,
              coalesce(any_value(l.length), 0) as longest_severe_run
            from rated r left join longest l on l.reviewer = r.reviewer and l.day = r.day group by r.reviewer, r.day order by 2
            """);
    }

    private static string Char(char separator) => string.Create(CultureInfo.InvariantCulture, $"chr({(int)separator})");
}
