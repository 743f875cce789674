using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts.DuckDb.Rollups;

namespace TrustSafety.Dashboard.Facts.DuckDb.Subjects;

/// <summary>One table per subject, made anew when the reviews or the zone change. Its rows are few and narrow beside the reviews themselves.</summary>
internal static class SubjectTables
{
    public static string NameOf(Subject subject) => subject == Subject.Content ? "subject_content" : "subject_reviewer_day";

    public static void Ensure(DuckDBConnection connection, Subject subject, LocalDays days, byte[] key, IReadOnlyList<LedgerEntry> ledger)
    {
        var name = NameOf(subject);
        var reviews = string.Join(' ', ledger.Where(e => e.Fact == Fact.Review).Select(e => e.Id));
        var inputs = subject == Subject.ReviewerDay ? $"{reviews}; {days.ZoneId}" : reviews;
        if (DerivedParts.Of(connection, name).TryGetValue(0, out var made) && made == inputs) return;
        var parameters = new SqlParameters();
        var select = subject == Subject.Content ? SubjectSql.Content(key, parameters) : SubjectSql.ReviewerDay(days, parameters);
        using (var command = new Statement($"create or replace table {name} as {select}", parameters.Values).On(connection)) command.ExecuteNonQuery();
        DerivedParts.Forget(connection, name);
        DerivedParts.Add(connection, name, 0, inputs);
    }
}
